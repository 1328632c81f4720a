import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ThreadsRepository } from '../comments/threads.repository.js';
import { recordAudit } from '../database/audit-trail.js';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { siteOfCaller } from '../sites/site-of-caller.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { threadKeyOf } from './thread-key.js';
import { ThreadSettingsDto } from './thread-settings.dto.js';
import { ThreadSettingsView, viewThreadSettings } from './thread-settings.view.js';

/** What is set for single pages of a site. */
@ApiTags('sites')
@ApiBearerAuth()
@ApiParam({ name: 'site', description: 'The public key of the site.' })
@ApiParam({ name: 'thread', description: 'The page’s own identifier, percent-encoded.' })
@ApiNotFoundResponse({ description: 'There is no such site, or it is not the caller’s.' })
@Controller('v1/sites/:site/threads/:thread')
export class ThreadSettingsController {
  constructor(
    private readonly database: DataSource,
    private readonly sites: SitesRepository,
    private readonly threads: ThreadsRepository,
  ) {}

  @Get()
  @Access('sites:read')
  @ApiOperation({
    summary: 'How the comments of a page are moderated',
    description: 'Also for a page without comments.',
  })
  @ApiOkResponse({ type: ThreadSettingsView })
  async threadSettings(
    @Param('site') siteKey: string,
    @Param('thread') threadKey: string,
    @CurrentCaller() caller: Caller,
  ): Promise<ThreadSettingsView> {
    const site = await siteOfCaller(this.sites, siteKey, caller);
    const key = threadKeyOf(threadKey);
    return viewThreadSettings(site, key, await this.threads.find(site.id, key));
  }

  @Patch()
  @Access('sites:manage')
  @ApiOperation({
    summary: 'Set how the comments of a page are moderated',
    description: 'From the next comment that is screened; also for a page without comments.',
  })
  @ApiOkResponse({ type: ThreadSettingsView })
  async setThreadSettings(
    @Param('site') siteKey: string,
    @Param('thread') threadKey: string,
    @Body() { moderation }: ThreadSettingsDto,
    @CurrentCaller() caller: Caller,
  ): Promise<ThreadSettingsView> {
    const site = await siteOfCaller(this.sites, siteKey, caller);
    const key = threadKeyOf(threadKey);
    await this.database.transaction(async (tx) => {
      const { id, before } = await this.threads.setModeration(tx, site.id, key, moderation);
      if (before === moderation) return;
      const reason = moderation ?? 'as the site';
      await recordAudit(tx, caller.actor, {
        action: 'thread.moderation-changed',
        siteId: site.id,
        subjectId: id,
        reason,
      });
    });
    return viewThreadSettings(site, key, await this.threads.find(site.id, key));
  }
}
