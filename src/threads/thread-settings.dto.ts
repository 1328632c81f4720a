import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { ThreadModeration } from '../comments/thread.entity.js';

/** What to set for one page. */
export class ThreadSettingsDto {
  @ApiProperty({
    type: String,
    enum: ['premoderated', 'screened', null],
    nullable: true,
    description: 'Null = as the site.',
  })
  @IsIn(['premoderated', 'screened', null], { message: 'must be premoderated, screened or null' })
  moderation: ThreadModeration | null;
}
