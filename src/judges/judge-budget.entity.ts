import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JudgeName } from '../sites/judge-modes.js';

/** How often all processes together asked a judge on one UTC day. */
@Entity('judge_budgets')
export class JudgeBudget {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'judge_budgets_pkey' })
  judge: JudgeName;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'judge_budgets_pkey' })
  day: string;

  @Column({ type: 'integer' })
  asked: number;
}
