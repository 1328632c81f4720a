import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../config/environment.js';
import { isStoreUnavailable } from '../database/unavailable.js';
import { Access } from '../http/access.js';
import { clientNetwork } from '../http/client-address.js';
import { Problem } from '../http/problem.js';
import { RateLimiter } from '../http/rate-limiter.js';
import { sendPage } from '../http/server.js';
import { Log } from '../observability/log.js';
import { IgnoresCredentials } from '../people/access.guard.js';
import { KeyedHashes } from '../privacy/keyed-hashes.js';
import { AddressProofs } from '../trust/address-proofs.service.js';
import type { Language } from './languages.js';
import { proveAddressPage, type ProveAddressState } from './prove-address.view.js';

const statusOf: Record<ProveAddressState['kind'], number> = {
  open: 200,
  proven: 200,
  used: 410,
  expired: 410,
  unknown: 404,
  tryLater: 503,
};

/**
 * The page behind the link that is mailed to prove an address. Looking at it does nothing, however often: scanners of mail
 * open every link. Only its button acts.
 */
@ApiExcludeController()
@Controller('prove-address')
export class ProveAddressController {
  constructor(
    private readonly proofs: AddressProofs,
    private readonly limits: RateLimiter,
    private readonly hashes: KeyedHashes,
    private readonly environment: Environment,
    private readonly log: Log,
  ) {}

  @Get(':secret')
  @Access('public')
  @IgnoresCredentials()
  english(@Param('secret') secret: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer('en', secret, request, reply, () => this.proofs.stateOf(secret));
  }

  @Get('ar/:secret')
  @Access('public')
  @IgnoresCredentials()
  arabic(@Param('secret') secret: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer('ar', secret, request, reply, () => this.proofs.stateOf(secret));
  }

  @Post(':secret')
  @Access('public')
  @IgnoresCredentials()
  confirmInEnglish(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('en', secret, request, reply, () => this.proofs.confirm(secret));
  }

  @Post('ar/:secret')
  @Access('public')
  @IgnoresCredentials()
  confirmInArabic(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('ar', secret, request, reply, () => this.proofs.confirm(secret));
  }

  /** People come here from their mail: whatever is wrong is said in a page, in their language. */
  private async answer(
    language: Language,
    secret: string,
    request: FastifyRequest,
    reply: FastifyReply,
    act: () => Promise<ProveAddressState>,
  ): Promise<void> {
    // The link's address is a secret: not even our own style sheet is to hear of it.
    void reply.header('referrer-policy', 'no-referrer');
    let state: ProveAddressState;
    try {
      const network = clientNetwork(request, this.environment.TRUSTED_PROXIES);
      await this.limits.take([['prove-address', this.hashes.addressHash(network, new Date()).toString('base64url')]]);
      state = await act();
    } catch (error) {
      const { retryAfterSeconds = 5 } = error instanceof Problem ? error.extra : {};
      if (isStoreUnavailable(error))
        this.log.storeUnavailable({ requestId: request.id, route: request.routeOptions.url ?? 'none' }, error);
      else if (!(error instanceof Problem)) throw error;
      void reply.header('retry-after', String(retryAfterSeconds));
      state = { kind: 'tryLater' };
    }
    sendPage(reply, statusOf[state.kind], proveAddressPage(language, secret, state));
  }
}
