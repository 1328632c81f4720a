import { ApiProperty } from '@nestjs/swagger';
import type { Finding } from '../checks/check.js';
import type { SitePolicy } from '../sites/site-policy.js';
import type { Change } from '../verdict/change.js';
import { screeningVerdict } from '../verdict/screening-policy.js';
import { whatWouldChange } from '../verdict/what-would-change.js';

const actions = ['approve', 'hold', 'reject', 'spam'];

/** Changes that together would give another verdict. */
export class WouldChangeView {
  @ApiProperty({
    type: 'array',
    description:
      'Each has a `kind`: `without-finding` (check, code), `score` (category, score, direction, limit), `threshold` ' +
      '(category, limit, from, to; null = not set) or `mode` (to).',
    items: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string', enum: ['without-finding', 'score', 'threshold', 'mode'] } },
    },
  })
  changes: Change[];

  @ApiProperty({ enum: actions })
  verdict: string;

  @ApiProperty({ description: 'The same as a sentence for people.' })
  text: string;
}

/** The machine's verdict on the present findings under the present policy, and what would change it. */
export class MachineVerdictView {
  @ApiProperty({ enum: actions })
  verdict: string;

  @ApiProperty({ type: [String] })
  reasons: string[];

  @ApiProperty({ type: [WouldChangeView] })
  wouldChange: WouldChangeView[];
}

/** Judges stored findings by the policy as it is now, and says what would change that. */
export function viewMachineVerdict(findings: readonly Finding[], policy: SitePolicy): MachineVerdictView {
  const verdict = screeningVerdict(findings, policy);
  return {
    verdict: verdict.action,
    reasons: verdict.reasons,
    wouldChange: whatWouldChange(findings, policy, verdict),
  };
}
