import { ApiProperty } from '@nestjs/swagger';
import { judgeNames } from '../sites/judge-modes.js';
import type { SitePolicy } from '../sites/site-policy.js';
import { mostScreened, type CheckRecord, type ShadowReport, type VerdictPair } from './shadow-report.read-model.js';

/** How good an objection is, measured by people's decisions. */
export class AccuracyView {
  @ApiProperty({ type: 'integer', description: 'Objected to, and turned away by a person.' })
  rightly: number;

  @ApiProperty({ type: 'integer', description: 'Objected to, and approved by a person.' })
  wrongly: number;

  @ApiProperty({ type: 'integer', description: 'Not objected to, and turned away by a person.' })
  missed: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'rightly / (rightly + wrongly); null when nothing is counted.',
  })
  precision: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'rightly / (rightly + missed); null when nothing is counted.',
  })
  recall: number | null;
}

/** How one check did. */
export class CheckRecordView extends AccuracyView {
  @ApiProperty()
  check: string;

  @ApiProperty({ description: 'Whether it is on trial now, or was at some time in the window.' })
  shadow: boolean;

  @ApiProperty({ type: 'integer', description: 'Comments that it said anything about.' })
  comments: number;

  @ApiProperty({ type: 'integer', description: 'Comments for which it reached the threshold to hold, as it is now.' })
  objected: number;
}

/** How often one real verdict and one on trial met. */
export class VerdictPairView {
  @ApiProperty({ example: 'approve' })
  verdict: string;

  @ApiProperty({ example: 'hold' })
  trial: string;

  @ApiProperty({ type: 'integer' })
  comments: number;

  @ApiProperty({ type: 'integer' })
  approvedByPeople: number;

  @ApiProperty({ type: 'integer' })
  turnedAwayByPeople: number;
}

/** How thresholds on trial did. An objection is any verdict but approval. */
export class ThresholdTrialView {
  @ApiProperty({ type: 'integer', description: 'Comments that were judged under thresholds on trial as well.' })
  comments: number;

  @ApiProperty({ type: 'integer', description: 'Of these: the verdicts differed.' })
  differ: number;

  @ApiProperty({ type: AccuracyView })
  real: AccuracyView;

  @ApiProperty({ type: AccuracyView })
  trial: AccuracyView;

  @ApiProperty({ type: [VerdictPairView] })
  pairs: VerdictPairView[];
}

/** What is on trial on a site, against what people decided since. */
export class ShadowReportView {
  @ApiProperty({ format: 'date-time' })
  since: string;

  @ApiProperty({ type: 'integer', description: `Comments looked at: the latest ${mostScreened} of the window.` })
  screened: number;

  @ApiProperty({ type: 'integer' })
  approvedByPeople: number;

  @ApiProperty({ type: 'integer' })
  turnedAwayByPeople: number;

  @ApiProperty({ type: ThresholdTrialView, nullable: true, description: 'Null when no thresholds were on trial.' })
  thresholds: ThresholdTrialView | null;

  @ApiProperty({ type: [CheckRecordView], description: 'Every check that said anything, and those on trial.' })
  checks: CheckRecordView[];
}

/** The report with what can be counted from it; checks on trial that never spoke are in it too. */
export function viewShadowReport(report: ShadowReport, since: Date, policy: SitePolicy): ShadowReportView {
  const { screened, approvedByPeople, turnedAwayByPeople, pairs, checks } = report;
  const onTrial = [...policy.shadow.checks, ...judgeNames.filter((name) => policy.judges[name] === 'shadow')];
  const silent = onTrial
    .filter((name) => !checks.some(({ check }) => check === name))
    .map((check) => ({ check, shadow: true, comments: 0, objected: 0, rightly: 0, wrongly: 0 }))
    .map((record): CheckRecord => ({ ...record, missed: record.check.startsWith('judge-') ? 0 : turnedAwayByPeople }));
  return {
    since: since.toISOString(),
    screened,
    approvedByPeople,
    turnedAwayByPeople,
    thresholds: pairs.length === 0 ? null : viewThresholds(pairs),
    checks: [...checks, ...silent].map(({ check, shadow, comments, objected, ...counts }) => ({
      check,
      shadow: shadow || onTrial.includes(check),
      comments,
      objected,
      ...accuracy(counts),
    })),
  };
}

function viewThresholds(pairs: VerdictPair[]): ThresholdTrialView {
  const sum = (some: VerdictPair[], count: 'comments' | 'approvedByPeople' | 'turnedAwayByPeople'): number =>
    some.reduce((total, pair) => total + pair[count], 0);
  const of = (side: 'verdict' | 'trial'): AccuracyView => {
    const objected = pairs.filter((pair) => pair[side] !== 'approve');
    const passed = pairs.filter((pair) => pair[side] === 'approve');
    return accuracy({
      rightly: sum(objected, 'turnedAwayByPeople'),
      wrongly: sum(objected, 'approvedByPeople'),
      missed: sum(passed, 'turnedAwayByPeople'),
    });
  };
  const differing = pairs.filter(({ verdict, trial }) => verdict !== trial);
  return {
    comments: sum(pairs, 'comments'),
    differ: sum(differing, 'comments'),
    real: of('verdict'),
    trial: of('trial'),
    pairs,
  };
}

function accuracy({ rightly, wrongly, missed }: Pick<CheckRecord, 'rightly' | 'wrongly' | 'missed'>): AccuracyView {
  const share = (others: number): number | null => (rightly + others === 0 ? null : rightly / (rightly + others));
  return { rightly, wrongly, missed, precision: share(wrongly), recall: share(missed) };
}
