import { ApiProperty } from '@nestjs/swagger';
import type { AuthorStanding } from '../checks/check.js';
import { commentStatuses, type CommentStatus } from '../comments/comment-status.js';
import { policyOnThread, type SitePolicy } from '../sites/site-policy.js';
import { AuthorView, viewAuthor } from './author-history.view.js';
import type { CommentDetails, NeighbourRow } from './comment-details.read-model.js';
import { FindingView, findingsOn, PastDecisionView, viewFinding, viewPastDecision } from './past-decision.view.js';
import { ReviewItemView, viewReviewItem } from './review-item.view.js';
import { MachineVerdictView, viewMachineVerdict } from './would-change.view.js';

/** A comment around this one. */
export class NeighbourView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  body: string;

  @ApiProperty({ enum: commentStatuses })
  status: CommentStatus;

  @ApiProperty({ format: 'date-time' })
  submittedAt: string;
}

/** What stands around the comment. */
export class CommentContextView {
  @ApiProperty({ type: NeighbourView, nullable: true, description: 'What it answers.' })
  parent: NeighbourView | null;

  @ApiProperty({
    type: [NeighbourView],
    description: 'Up to three approved comments before it in the thread, oldest first.',
  })
  before: NeighbourView[];
}

/** Everything that a moderator looks at before deciding. */
export class CommentDetailsView extends ReviewItemView {
  @ApiProperty({ type: [FindingView], description: 'What the checks found in the present text.' })
  findings: FindingView[];

  @ApiProperty({
    type: MachineVerdictView,
    nullable: true,
    description:
      'By the policy as it is now, the lighter path aside, whatever was decided since; null when the present text was not screened.',
  })
  machine: MachineVerdictView | null;

  @ApiProperty({ type: [PastDecisionView], description: 'Oldest first; the first one is the submission.' })
  decisions: PastDecisionView[];

  @ApiProperty({ type: AuthorView, nullable: true, description: 'Null once the author was erased.' })
  author: AuthorView | null;

  @ApiProperty({ type: CommentContextView })
  context: CommentContextView;
}

/** Puts together what a moderator looks at; `standing` is the author's, `policy` is the site's, `now` is what waiting times are counted to. */
export function viewCommentDetails(
  details: CommentDetails,
  standing: AuthorStanding,
  policy: SitePolicy,
  now: Date,
): CommentDetailsView {
  const { item, moderation, decisions, author, recent, parent, before } = details;
  const findings = findingsOn(item.revision, decisions);
  return {
    ...viewReviewItem(item, now),
    findings: (findings ?? []).map(viewFinding),
    machine: findings && viewMachineVerdict(findings, policyOnThread(policy, moderation)),
    decisions: decisions.map(viewPastDecision),
    author: author && viewAuthor(author, standing, recent),
    context: { parent: parent && viewNeighbour(parent), before: before.map(viewNeighbour) },
  };
}

function viewNeighbour({ id, name, body, status, submittedAt }: NeighbourRow): NeighbourView {
  return { id, name, body, status, submittedAt: submittedAt.toISOString() };
}
