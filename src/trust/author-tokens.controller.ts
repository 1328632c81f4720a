import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { RevokeAuthorTokenDto } from './author-tokens.dto.js';
import { AuthorTokens } from './author-tokens.service.js';

/** Taking author tokens back: by the author, and by moderators when one fell into wrong hands. */
@Controller('v1')
export class AuthorTokensController {
  constructor(private readonly tokens: AuthorTokens) {}

  @Post('author-tokens/revoke')
  @ApiTags('authors')
  @Access('public')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give up an author token', description: 'The answer is the same for one that is none.' })
  @ApiNoContentResponse()
  async revokeAuthorToken(@Body() { authorToken }: RevokeAuthorTokenDto): Promise<void> {
    await this.tokens.revoke(authorToken);
  }

  @Post('comments/:id/revoke-author-tokens')
  @ApiTags('review')
  @ApiBearerAuth()
  @Access('comments:decide')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke all author tokens of a comment’s author at its site',
    description: 'The lighter path is closed until the address is proven anew.',
  })
  @ApiNoContentResponse()
  async revokeAuthorTokens(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.tokens.revokeAllOf(id, caller);
  }
}
