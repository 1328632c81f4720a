import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IfGiven } from '../http/if-given.js';
import { judgeModes, type JudgeMode } from './judge-modes.js';

const Mode = (): PropertyDecorator => (target, property) => {
  ApiProperty({ enum: judgeModes, required: false })(target, property);
  for (const rule of [IfGiven(), IsIn(judgeModes)]) rule(target, property);
};

/** How to use some of the outside judges; the others stay as they are. */
export class JudgeModesDto {
  @Mode() 'judge-akismet'?: JudgeMode;
  @Mode() 'judge-openai-moderation'?: JudgeMode;
  @Mode() 'judge-chat'?: JudgeMode;
  @Mode() 'judge-http'?: JudgeMode;
}
