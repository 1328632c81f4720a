import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { BulkDecisions, type BulkAction, type BulkItem } from './bulk-decisions.dto.js';
import { BulkResultsView, viewBulkResult, viewBulkResults } from './bulk-decisions.view.js';

/** One decision for many comments; each has a result of its own. */
@ApiTags('review')
@ApiBearerAuth()
@Controller('v1/comments/bulk')
export class BulkDecisionsController {
  constructor(private readonly moderation: ModerationService) {}

  @Post()
  @HttpCode(200)
  @Access('comments:decide')
  @ApiOperation({
    summary: 'Decide about many comments at once',
    description:
      'Answers a result for each, in the order asked. What cannot be done for one comment does not stop the others.',
  })
  @ApiOkResponse({ type: BulkResultsView })
  async decideInBulk(@Body() bulk: BulkDecisions, @CurrentCaller() caller: Caller): Promise<BulkResultsView> {
    const reasons = reasonsOf(bulk.action, bulk.reason);
    const items = withoutRepeats(bulk.ids);
    const settled = await Promise.allSettled(
      items.map(({ id, version }) =>
        this.moderation.decide({
          commentId: id,
          action: bulk.action,
          actor: caller.actor,
          reasons,
          note: bulk.note ?? null,
          expectedVersion: version ?? null,
          expectedRevision: null,
          siteIds: caller.siteIds,
        }),
      ),
    );
    // When the store does nothing at all, the request as a whole is answered so. When it did a part, that part is done.
    const [first] = settled;
    if (first?.status === 'rejected' && settled.every(({ status }) => status === 'rejected')) throw first.reason;
    return viewBulkResults(
      settled.map((result, index) =>
        viewBulkResult(items[index]!.id, result.status === 'fulfilled' ? result.value : null),
      ),
    );
  }
}

function reasonsOf(action: BulkAction, reason: string | undefined): string[] {
  if (action === 'spam') return ['spam'];
  return action === 'reject' && reason ? [reason] : [];
}

function withoutRepeats(items: readonly BulkItem[]): BulkItem[] {
  const byId = new Map<string, BulkItem>();
  for (const item of items) {
    const id = item.id.toLowerCase();
    if (!byId.has(id)) byId.set(id, { id, version: item.version });
  }
  return [...byId.values()];
}
