import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { JudgeOpinion } from './judge.js';

/** A judge's opinion, kept for a while so that the same text is not paid for twice. The text itself is not in it. */
@Entity('judge_opinions')
@Index('judge_opinions_age', ['expiresAt'])
export class KeptOpinion {
  /** A keyed hash of judge, version and content. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'judge_opinions_pkey' })
  key: Buffer;

  @Column({ type: 'jsonb' })
  opinion: JudgeOpinion;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt: Date;
}
