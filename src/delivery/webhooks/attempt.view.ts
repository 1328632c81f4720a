import { ApiProperty } from '@nestjs/swagger';
import { attemptOutcomes, type AttemptOutcome } from './webhook-attempt.entity.js';

/** An attempt to send something to an endpoint. */
export class AttemptView {
  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  @ApiProperty({ type: 'integer', description: 'Milliseconds.' })
  durationMs: number;

  @ApiProperty({ enum: attemptOutcomes })
  outcome: AttemptOutcome;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The HTTP status, when there was one.' })
  status: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'The first 1,024 characters of the answer.' })
  answer: string | null;
}

/** The view of an attempt. */
export function viewAttempt(attempt: Omit<AttemptView, 'startedAt'> & { startedAt: Date }): AttemptView {
  const { startedAt, durationMs, outcome, status, answer } = attempt;
  return { startedAt: startedAt.toISOString(), durationMs, outcome, status, answer };
}
