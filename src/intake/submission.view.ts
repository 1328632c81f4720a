import { ApiProperty } from '@nestjs/swagger';

/** The answer to a submission. */
export class SubmissionView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['pending'] })
  status: 'pending';

  @ApiProperty({
    description: 'The author’s secret, shown only here: `Authorization: Bearer <receipt>` reads the status later.',
  })
  receipt: string;
}
