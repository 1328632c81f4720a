import { Module } from '@nestjs/common';
import { AuthorTokensController } from './author-tokens.controller.js';
import { AuthorTokens } from './author-tokens.service.js';

/** The routes about author tokens. AddressProofs comes from the core: the author's routes and the pages ask it too. */
@Module({
  controllers: [AuthorTokensController],
  providers: [AuthorTokens],
})
export class TrustModule {}
