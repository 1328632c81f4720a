import { ApiProperty } from '@nestjs/swagger';
import { heads, type Head } from '../scoring/heads.js';
import type { SnapshotSummary } from './learning.repository.js';
import type { RefitOutcomes } from './refit.js';
import type { SiteLearning } from './site-learning.entity.js';
import { nextRefitAt } from './when-due.js';

const measured = { type: Number, nullable: true } as const;

/** What came of the fit of one head. Losses and areas are on decisions that the fit had not seen. */
export class HeadOutcomeView {
  @ApiProperty({ enum: heads })
  head: Head;

  @ApiProperty({ type: 'boolean', description: 'Whether the head is part of the layer.' })
  accepted: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why not: too-few, contradicts, no-gain, ranks-worse, moderators-disagree.',
  })
  refusal: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Comments that somebody decided on and that say something to this head.',
  })
  lessons: number;

  @ApiProperty({ type: 'integer', description: 'Those of them that are what the head looks for.' })
  positives: number;

  @ApiProperty({ ...measured, description: 'Mean log loss of the shipped weights.' })
  lossBefore: number | null;

  @ApiProperty({ ...measured, description: 'The same with what the site has taught.' })
  lossAfter: number | null;

  @ApiProperty({ ...measured, description: 'Area under the ROC curve of the shipped weights.' })
  aucBefore: number | null;

  @ApiProperty({ ...measured, description: 'The same with what the site has taught.' })
  aucAfter: number | null;
}

/** Where a site's learning stands. */
export class SiteLearningView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: the shipped weights alone.' })
  activeSnapshotId: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Since when nothing new is learnt.' })
  frozenAt: string | null;

  @ApiProperty({ type: 'integer', description: 'Decisions of people at the last refit.' })
  decisionsAtRefit: number;

  @ApiProperty({ type: 'integer', description: 'With so many decisions the next refit is due.' })
  nextRefitAt: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastRefitAt: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The shipped weights of the last refit.' })
  scorerVersion: string | null;

  @ApiProperty({ type: [HeadOutcomeView], description: 'What came of the last refit.' })
  lastOutcomes: HeadOutcomeView[];
}

/** What a site's decisions had taught at one time. */
export class LearningSnapshotView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  active: boolean;

  @ApiProperty({ description: 'The shipped weights it was fitted on; with others it is not used.' })
  scorerVersion: string;

  @ApiProperty({ type: 'integer', description: 'Decisions of people by then.' })
  decisions: number;

  @ApiProperty({ type: [HeadOutcomeView] })
  outcomes: HeadOutcomeView[];

  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

/** The snapshots of a site, newest first. */
export class LearningSnapshotsView {
  @ApiProperty({ type: [LearningSnapshotView] })
  items: LearningSnapshotView[];
}

/** The view of where learning stands. */
export function viewSiteLearning(state: SiteLearning): SiteLearningView {
  return {
    activeSnapshotId: state.activeSnapshotId,
    frozenAt: state.frozenAt?.toISOString() ?? null,
    decisionsAtRefit: state.decisionsAtRefit,
    nextRefitAt: nextRefitAt(state.decisionsAtRefit),
    lastRefitAt: state.lastRefitAt?.toISOString() ?? null,
    scorerVersion: state.scorerVersion,
    lastOutcomes: viewOutcomes(state.lastOutcomes ?? {}),
  };
}

/** The view of a site's snapshots. */
export function viewSnapshots(state: SiteLearning, snapshots: readonly SnapshotSummary[]): LearningSnapshotsView {
  return {
    items: snapshots.map(({ id, scorerVersion, decisions, outcomes, createdAt }) => ({
      id,
      active: id === state.activeSnapshotId,
      scorerVersion,
      decisions,
      outcomes: viewOutcomes(outcomes),
      createdAt: createdAt.toISOString(),
    })),
  };
}

function viewOutcomes(outcomes: RefitOutcomes): HeadOutcomeView[] {
  return heads.flatMap((head) => {
    const outcome = outcomes[head];
    if (!outcome) return [];
    const { refusal, lessons, positives, lossBefore, lossAfter, aucBefore, aucAfter } = outcome;
    return {
      head,
      accepted: refusal === null,
      refusal,
      lessons,
      positives,
      lossBefore,
      lossAfter,
      aucBefore,
      aucAfter,
    };
  });
}
