import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, coversSite, CurrentCaller, type Caller } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { notFound } from '../http/problem.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { AuditLogQuery } from './audit-log.query.dto.js';
import { AuditLog } from './audit-log.read-model.js';
import { AuditLogView, viewAuditItem } from './audit-log.view.js';

/** Who did what, and when. */
@ApiTags('review')
@ApiBearerAuth()
@Controller('v1/audit-log')
export class AuditLogController {
  constructor(
    private readonly log: AuditLog,
    private readonly sites: SitesRepository,
  ) {}

  @Get()
  @Access('audit:read')
  @ApiOperation({
    summary: 'Read the audit log, newest first',
    description:
      'Every change of a comment’s state, and whatever else was done of consequence. Callers who work on some sites see ' +
      'what was done on those.',
  })
  @ApiOkResponse({ type: AuditLogView })
  @ApiNotFoundResponse({ description: 'There is no such site, or it is not the caller’s.' })
  async auditLog(@Query() query: AuditLogQuery, @CurrentCaller() caller: Caller): Promise<AuditLogView> {
    const rows = await this.log.page({
      after: placeOf(query.cursor),
      limit: query.limit,
      siteIds: query.site === undefined ? caller.siteIds : [await this.siteId(query.site, caller)],
      comment: query.comment ?? null,
      actor: query.actor ?? null,
      action: query.action ?? null,
    });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(viewAuditItem),
      next: last && rows.length > page.length ? encodeCursor([last.id]) : null,
    };
  }

  private async siteId(key: string, caller: Caller): Promise<string> {
    const site = await this.sites.findByKey(key);
    if (!site || !coversSite(caller, site.id)) throw notFound('site');
    return site.id;
  }
}

function placeOf(cursor: string | undefined): string | null {
  return cursor === undefined ? null : decodeCursor(cursor, 'uuid')[0];
}
