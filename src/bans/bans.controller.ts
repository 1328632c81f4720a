import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Access, coversSite, CurrentCaller, type Caller } from '../http/access.js';
import { notFound } from '../http/problem.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { placeOf } from '../people/page.dto.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { BansQuery, ChangeBanDto, CreateBanDto } from './bans.dto.js';
import { BansRepository } from './bans.repository.js';
import { BansService } from './bans.service.js';
import { BansPage, BanView, viewBan, viewBans } from './bans.view.js';

/** Bans, for moderators. Comments that fall under one are still taken in: whoever is banned is not told. */
@ApiTags('bans')
@ApiBearerAuth()
@Controller('v1/bans')
export class BansController {
  constructor(
    private readonly repository: BansRepository,
    private readonly service: BansService,
    private readonly sites: SitesRepository,
  ) {}

  @Get()
  @Access('bans:manage')
  @ApiOperation({ summary: 'List bans, newest first', description: 'Those of every site are always among them.' })
  @ApiOkResponse({ type: BansPage })
  async listBans(@Query() query: BansQuery, @CurrentCaller() caller: Caller): Promise<BansPage> {
    const { after, limit, size } = placeOf(query);
    const siteIds = query.site === undefined ? caller.siteIds : [await this.siteId(query.site, caller)];
    const { kind = null, state } = query;
    return viewBans(await this.repository.list({ after, limit, siteIds, kind, state }), size);
  }

  @Get(':id')
  @Access('bans:manage')
  @ApiOperation({ summary: 'See a ban' })
  @ApiOkResponse({ type: BanView })
  async readBan(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<BanView> {
    return viewBan(await this.service.read(caller, id));
  }

  @Post()
  @Access('bans:manage')
  @ApiOperation({
    summary: 'Ban an author, a domain, a network or a phrase',
    description: 'From then on, comments that fall under it wait for a person or are turned away.',
  })
  @ApiCreatedResponse({ type: BanView })
  async createBan(@Body() body: CreateBanDto, @CurrentCaller() caller: Caller): Promise<BanView> {
    return viewBan(await this.service.create(caller, body));
  }

  @Patch(':id')
  @Access('bans:manage')
  @ApiOperation({ summary: 'Change what a ban does, why, or until when' })
  @ApiOkResponse({ type: BanView })
  async changeBan(
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeBanDto,
    @CurrentCaller() caller: Caller,
  ): Promise<BanView> {
    return viewBan(await this.service.change(caller, id, body));
  }

  @Delete(':id')
  @Access('bans:manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lift a ban', description: 'It stays in the list of lifted ones.' })
  @ApiNoContentResponse()
  async liftBan(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.service.lift(caller, id);
  }

  private async siteId(key: string, caller: Caller): Promise<string> {
    const site = await this.sites.findByKey(key);
    if (!site || !coversSite(caller, site.id)) throw notFound('site');
    return site.id;
  }
}
