import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { notFound } from '../http/problem.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { EmailReveal } from './email-reveal.service.js';
import { RevealedEmailView, RevealEmail } from './reveal-email.dto.js';

/** Shows an author's address to an admin who says why. */
@ApiTags('review')
@ApiBearerAuth()
@Controller('v1/comments/:id/reveal-email')
export class RevealEmailController {
  constructor(private readonly emails: EmailReveal) {}

  @Post()
  @HttpCode(200)
  @Access('comments:reveal-email')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'See the e-mail address of an author',
    description: 'Who looked, and why, is kept in the audit log.',
  })
  @ApiOkResponse({ type: RevealedEmailView })
  @ApiNotFoundResponse({ description: 'There is no such comment on the caller’s sites, or its address is erased.' })
  async revealEmail(
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: RevealEmail,
    @CurrentCaller() caller: Caller,
  ): Promise<RevealedEmailView> {
    const email = await this.emails.reveal(id, reason, caller);
    if (!email) throw notFound('comment');
    return { email: email.reveal() };
  }
}
