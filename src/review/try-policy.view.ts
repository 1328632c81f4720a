import { ApiProperty } from '@nestjs/swagger';
import type { TriedComment } from '../verdict/try-policy.js';

const actions = ['approve', 'hold', 'reject', 'spam'] as const;
const mostExamples = 20;

/** How many comments got each verdict. */
export class VerdictCountsView {
  @ApiProperty({ type: 'integer' }) approve: number;
  @ApiProperty({ type: 'integer' }) hold: number;
  @ApiProperty({ type: 'integer' }) reject: number;
  @ApiProperty({ type: 'integer' }) spam: number;
}

/** A comment whose verdict would be another. */
export class ChangedVerdictView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: actions })
  before: string;

  @ApiProperty({ enum: actions })
  after: string;
}

/** What a change of the policy would have done. Nothing was changed. */
export class TriedPolicyView {
  @ApiProperty({ type: 'integer', description: 'The latest screened comments of the site that were looked at.' })
  comments: number;

  @ApiProperty({ type: VerdictCountsView, description: 'Under the policy as it is now.' })
  before: VerdictCountsView;

  @ApiProperty({ type: VerdictCountsView, description: 'Under the changed policy.' })
  after: VerdictCountsView;

  @ApiProperty({ type: 'integer' })
  changed: number;

  @ApiProperty({ type: [ChangedVerdictView], description: `Up to ${mostExamples}, latest first.` })
  examples: ChangedVerdictView[];

  @ApiProperty({ type: [String], description: 'Changed parts of the policy whose effect stored findings do not show.' })
  notTried: string[];
}

/** Counts what became of the comments, and names some. */
export function viewTriedPolicy(tried: readonly TriedComment[], notTried: string[]): TriedPolicyView {
  const changed = tried.filter(({ before, after }) => before !== after);
  return {
    comments: tried.length,
    before: countsOf(tried.map(({ before }) => before)),
    after: countsOf(tried.map(({ after }) => after)),
    changed: changed.length,
    examples: changed.slice(0, mostExamples),
    notTried,
  };
}

function countsOf(verdicts: readonly TriedComment['before'][]): VerdictCountsView {
  const counts = { approve: 0, hold: 0, reject: 0, spam: 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}
