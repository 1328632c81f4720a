import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Access, CurrentCaller, type Caller } from '../../http/access.js';
import { UuidPipe } from '../../http/uuid.pipe.js';
import { placeOf } from '../../people/page.dto.js';
import { siteOfCaller } from '../../sites/site-of-caller.js';
import { SitesRepository } from '../../sites/sites.repository.js';
import { AttemptView, viewAttempt } from './attempt.view.js';
import { EndpointCalls } from './endpoint-calls.js';
import {
  ChangeWebhookDto,
  CreateWebhookDto,
  RotateSecretDto,
  VerifyWebhookDto,
  WebhooksQuery,
} from './endpoints.dto.js';
import { EndpointsRepository } from './endpoints.repository.js';
import { alreadyVerified, EndpointsService } from './endpoints.service.js';
import {
  NewSecretView,
  NewWebhookView,
  VerificationView,
  viewWebhook,
  viewWebhookDetails,
  viewWebhooks,
  WebhookDetailsView,
  WebhooksPage,
} from './endpoints.view.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';

/** Where events are sent. Callers limited to some sites meet only the endpoints of those. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('v1/webhooks')
export class EndpointsController {
  constructor(
    private readonly repository: EndpointsRepository,
    private readonly service: EndpointsService,
    private readonly calls: EndpointCalls,
    private readonly sites: SitesRepository,
  ) {}

  @Get()
  @Access('webhooks:manage')
  @ApiOperation({ summary: 'List webhook endpoints, oldest first' })
  @ApiOkResponse({ type: WebhooksPage })
  async listWebhooks(@Query() query: WebhooksQuery, @CurrentCaller() caller: Caller): Promise<WebhooksPage> {
    const { after, limit, size } = placeOf(query);
    const { site, status = null } = query;
    const siteIds = site === undefined ? caller.siteIds : [(await siteOfCaller(this.sites, site, caller)).id];
    const endpoints = await this.repository.list({ after, limit, siteIds, status });
    const views = endpoints.map(async (endpoint) => viewWebhook(endpoint, await this.siteKey(endpoint)));
    return viewWebhooks(await Promise.all(views), size);
  }

  @Post()
  @Access('webhooks:manage')
  @ApiOperation({
    summary: 'Make a webhook endpoint; its secret is shown this once',
    description:
      'A signed `endpoint.verify` is sent at once, and again after 10 seconds, 1, 5 and 30 minutes, 2, 6 and 24 hours, until ' +
      'it is answered with `{"challenge": …}`. From then on events are sent.',
  })
  @ApiCreatedResponse({ type: NewWebhookView })
  async createWebhook(@Body() body: CreateWebhookDto, @CurrentCaller() caller: Caller): Promise<NewWebhookView> {
    const { endpoint, secret } = await this.service.create(caller, body);
    return { ...viewWebhook(endpoint, await this.siteKey(endpoint)), secret };
  }

  @Get(':id')
  @Access('webhooks:manage')
  @ApiOperation({ summary: 'See a webhook endpoint, and how it does' })
  @ApiOkResponse({ type: WebhookDetailsView })
  async readWebhook(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<WebhookDetailsView> {
    return this.details(await this.service.read(caller, id));
  }

  @Patch(':id')
  @Access('webhooks:manage')
  @ApiOperation({ summary: 'Change the URL, the types or the description of an endpoint' })
  @ApiOkResponse({ type: WebhookDetailsView })
  async changeWebhook(
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeWebhookDto,
    @CurrentCaller() caller: Caller,
  ): Promise<WebhookDetailsView> {
    return this.details(await this.service.change(caller, id, body));
  }

  @Delete(':id')
  @Access('webhooks:manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an endpoint, with its secrets and all that was and is owed to it' })
  @ApiNoContentResponse()
  async deleteWebhook(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.service.remove(caller, id);
  }

  @Post(':id/pause')
  @Access('webhooks:manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send nothing until it is resumed', description: 'What happens meanwhile is sent then.' })
  @ApiOkResponse({ type: WebhookDetailsView })
  async pauseWebhook(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<WebhookDetailsView> {
    return this.details(await this.service.pause(caller, id));
  }

  @Post(':id/resume')
  @Access('webhooks:manage')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send again: to an endpoint that is paused, disabled, or resting after failures',
    description: 'While it was disabled nothing was owed to it: ask for that with `resend`.',
  })
  @ApiOkResponse({ type: WebhookDetailsView })
  async resumeWebhook(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<WebhookDetailsView> {
    return this.details(await this.service.resume(caller, id));
  }

  @Post(':id/rotate-secret')
  @Access('webhooks:manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a new secret; the present ones sign along for the grace time' })
  @ApiOkResponse({ type: NewSecretView })
  async rotateSecret(
    @Param('id', UuidPipe) id: string,
    @Body() { graceHours }: RotateSecretDto,
    @CurrentCaller() caller: Caller,
  ): Promise<NewSecretView> {
    return { secret: await this.service.rotateSecret(caller, id, graceHours) };
  }

  @Post(':id/test')
  @Access('webhooks:manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send an `endpoint.test` now, whatever the status, and see what comes of it' })
  @ApiOkResponse({ type: AttemptView })
  async testWebhook(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<AttemptView> {
    return viewAttempt(await this.calls.test(await this.service.read(caller, id), caller.actor));
  }

  @Post(':id/verify')
  @Access('webhooks:manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send the challenge now, and see whether it is echoed' })
  @ApiOkResponse({ type: VerificationView })
  async verifyWebhook(
    @Param('id', UuidPipe) id: string,
    @Body() { skipVerification }: VerifyWebhookDto,
    @CurrentCaller() caller: Caller,
  ): Promise<VerificationView> {
    if (skipVerification) {
      const { status } = await this.service.skipVerification(caller, id);
      return { status, echoed: false, attempt: null };
    }
    const endpoint = await this.service.read(caller, id);
    if (endpoint.status !== 'unverified') throw alreadyVerified();
    const { echoed, attempt } = await this.calls.challenge(endpoint, caller.actor);
    const { status } = await this.service.read(caller, id);
    return { status, echoed, attempt: viewAttempt(attempt) };
  }

  private async details(endpoint: WebhookEndpoint): Promise<WebhookDetailsView> {
    return viewWebhookDetails(endpoint, await this.siteKey(endpoint), await this.repository.details(endpoint.id));
  }

  private async siteKey({ siteId }: WebhookEndpoint): Promise<string> {
    return (await this.sites.findById(siteId))!.key;
  }
}
