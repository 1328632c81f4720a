import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller, type Caller } from '../../http/access.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { notFound } from '../../http/problem.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { placeOf } from '../../people/page.dto.js';
import { siteOfCaller } from '../../sites/site-of-caller.js';
import { SitesRepository } from '../../sites/sites.repository.js';
import { DeadDeliveriesQuery, DeliveriesQuery, ResendRangeDto } from './deliveries.dto.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import {
  DeadDeliveriesPage,
  DeliveriesPage,
  DeliveryDetailsView,
  ResentView,
  viewDeliveries,
  viewDelivery,
  viewDeliveryDetails,
} from './deliveries.view.js';
import { EndpointsService } from './endpoints.service.js';
import { ResendsService } from './resends.service.js';

/** What was and is owed to webhook endpoints, and sending it again. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('v1/webhooks')
export class DeliveriesController {
  constructor(
    private readonly repository: DeliveriesRepository,
    private readonly endpoints: EndpointsService,
    private readonly resends: ResendsService,
    private readonly sites: SitesRepository,
  ) {}

  @Get('dead')
  @Access('webhooks:manage')
  @ApiOperation({ summary: 'List what was given up, over all endpoints, newest first' })
  @ApiOkResponse({ type: DeadDeliveriesPage })
  async listDead(@Query() query: DeadDeliveriesQuery, @CurrentCaller() caller: Caller): Promise<DeadDeliveriesPage> {
    const { after, limit, size } = placeOf(query);
    const { site, reason = null } = query;
    const siteIds = site === undefined ? caller.siteIds : [(await siteOfCaller(this.sites, site, caller)).id];
    const dead = await this.repository.listDead({ siteIds, reason, after, limit });
    const items = dead.slice(0, size).map(async (delivery) => ({
      ...viewDelivery(delivery),
      site: (await this.sites.findById(delivery.siteId))!.key,
    }));
    return {
      items: await Promise.all(items),
      next: dead.length > size ? encodeCursor([dead[size - 1]!.id]) : null,
    };
  }

  @Get(':id/deliveries')
  @Access('webhooks:manage')
  @ApiOperation({ summary: 'List deliveries to an endpoint, the newest event first' })
  @ApiOkResponse({ type: DeliveriesPage })
  async listDeliveries(
    @Param('id', UuidPipe) id: string,
    @Query() { status, from, to, limit: size = 50, cursor }: DeliveriesQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<DeliveriesPage> {
    await this.endpoints.read(caller, id);
    const before = cursor ? Math.trunc(decodeCursor(cursor, 'number')[0]) : null;
    const wanted = { status: status ?? null, from: from ?? null, to: to ?? null, before, limit: size + 1 };
    return viewDeliveries(await this.repository.list({ endpointId: id, ...wanted }), size);
  }

  @Get(':id/deliveries/:deliveryId')
  @Access('webhooks:manage')
  @ApiOperation({ summary: 'See a delivery with every attempt at it' })
  @ApiOkResponse({ type: DeliveryDetailsView })
  async readDelivery(
    @Param('id', UuidPipe) id: string,
    @Param('deliveryId', UuidPipe) deliveryId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<DeliveryDetailsView> {
    await this.endpoints.read(caller, id);
    return this.details(id, deliveryId);
  }

  @Post(':id/deliveries/:deliveryId/resend')
  @Access('webhooks:manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send one delivery again, now' })
  @ApiOkResponse({ type: DeliveryDetailsView })
  async resendDelivery(
    @Param('id', UuidPipe) id: string,
    @Param('deliveryId', UuidPipe) deliveryId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<DeliveryDetailsView> {
    await this.endpoints.read(caller, id);
    await this.resends.one(caller.actor, id, deliveryId);
    return this.details(id, deliveryId);
  }

  @Post(':id/resend')
  @Access('webhooks:manage')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send a range of events again, now',
    description:
      'Every event of the site in the range that is still kept and fits the types of the endpoint, whether it was owed before ' +
      'or not.',
  })
  @ApiOkResponse({ type: ResentView })
  async resendRange(
    @Param('id', UuidPipe) id: string,
    @Body() body: ResendRangeDto,
    @CurrentCaller() caller: Caller,
  ): Promise<ResentView> {
    await this.endpoints.read(caller, id);
    return this.resends.range(caller.actor, id, body);
  }

  private async details(endpointId: string, deliveryId: string): Promise<DeliveryDetailsView> {
    const delivery = await this.repository.find(endpointId, deliveryId);
    if (!delivery) throw notFound('delivery');
    return viewDeliveryDetails(delivery, await this.repository.attempts(deliveryId));
  }
}
