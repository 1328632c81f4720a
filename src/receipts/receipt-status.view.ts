import { ApiProperty } from '@nestjs/swagger';
import { commentStatuses, type CommentStatus } from '../comments/comment-status.js';

/** Where the author's comment stands. */
export class ReceiptStatusView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: commentStatuses })
  status: CommentStatus;

  @ApiProperty({ type: [String], description: 'The codes of the reasons for this status.', example: ['off-topic'] })
  reasons: string[];

  @ApiProperty({ type: 'integer', description: 'Rises with each change of the text.' })
  revision: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when the text may be changed; null = not any more.',
  })
  editableUntil: string | null;
}

/** The wish was taken; whether a mail is sent is told to nobody. */
export class ProofRequestedView {
  @ApiProperty({ enum: ['accepted'] })
  status: 'accepted';
}
