import { Body, Controller, Get, Headers, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import type { Site } from './site.entity.js';
import { ChangeSiteDto, CreateSiteDto } from './sites.dto.js';
import { SitesRepository } from './sites.repository.js';
import { SitesService } from './sites.service.js';
import { SitesView, SiteView, tagOf, viewSite } from './sites.view.js';

/** Sites and their policies. Callers limited to some sites meet only those. */
@ApiTags('sites')
@Controller('v1/sites')
export class SitesController {
  constructor(
    private readonly repository: SitesRepository,
    private readonly service: SitesService,
  ) {}

  @Get()
  @Access('sites:read')
  @ApiOperation({ summary: 'List the sites that the caller may see, oldest first' })
  @ApiOkResponse({ type: SitesView })
  async listSites(@CurrentCaller() caller: Caller): Promise<SitesView> {
    const sites = await this.repository.list(caller.siteIds);
    return { items: sites.map(viewSite) };
  }

  @Get(':id')
  @Access('sites:read')
  @ApiOperation({ summary: 'A site and its policy' })
  @ApiOkResponse({ type: SiteView })
  async readSite(
    @Param('id', UuidPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteView> {
    return answer(reply, await this.service.read(caller, id));
  }

  @Post()
  @Access('sites:manage')
  @ApiOperation({ summary: 'Add a site' })
  @ApiCreatedResponse({ type: SiteView })
  async createSite(
    @Body() body: CreateSiteDto,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteView> {
    const site = await this.service.create(caller, body);
    reply.header('location', `/v1/sites/${site.id}`);
    return answer(reply, site);
  }

  @Patch(':id')
  @Access('sites:manage')
  @ApiOperation({ summary: 'Change a site; a partial policy is laid over the present one' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag that the change was made from.' })
  @ApiOkResponse({ type: SiteView })
  async changeSite(
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeSiteDto,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteView> {
    return answer(reply, await this.service.change(caller, id, body, ifMatch));
  }
}

function answer(reply: FastifyReply, site: Site): SiteView {
  reply.header('etag', tagOf(site));
  return viewSite(site);
}
