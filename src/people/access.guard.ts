import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { accessMetadata, type AccessPolicy, type Caller } from '../http/access.js';
import { Problem, problems } from '../http/problem.js';
import { shownReceipt } from '../http/shown-receipt.js';
import { Authenticator, notKnown } from './authenticator.service.js';

const ignoresCredentials = 'anteroom:ignores-credentials';

/** For sign-in and pages: a dead cookie must keep nobody from signing in anew, nor hide what everybody may see. */
export const IgnoresCredentials = (): MethodDecorator => SetMetadata(ignoresCredentials, true);

/**
 * The one guard in front of every route: reads what the handler declares with `@Access` and lets in, or answers 401 or 403.
 * Sets `request.caller` for whoever showed a valid token. A handler that declares nothing lets nobody in.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const handler = context.getHandler();
    const policy = this.reflector.get<AccessPolicy | undefined>(accessMetadata, handler);
    if (!policy) throw new Problem(problems['not-allowed'], 'This route is open to nobody.');
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller | null }>();
    if (policy === 'receipt') {
      // Whether it is the right one is for the route to see; without one it need not read the body.
      shownReceipt(request.headers.authorization);
      return true;
    }
    // Readers and their submissions show nothing, and should not pay for a promise here.
    if (!showsCredentials(request) || this.reflector.get<boolean | undefined>(ignoresCredentials, handler)) {
      requireAccess(policy, null);
      return true;
    }
    return this.authenticator.authenticate(request).then((caller) => {
      requireAccess(policy, caller);
      request.caller = caller;
      return true;
    });
  }
}

/** Throws 401 when the policy needs a caller and there is none, 403 when the caller lacks the permission. */
export function requireAccess(policy: Exclude<AccessPolicy, 'receipt'>, caller: Caller | null): void {
  if (policy === 'public') return;
  if (!caller) throw notKnown();
  if (policy !== 'signed-in' && !caller.permissions.has(policy)) {
    throw new Problem(problems['not-allowed'], `This needs the permission ${policy}.`);
  }
}

function showsCredentials(request: FastifyRequest): boolean {
  return request.headers.authorization !== undefined || request.headers.cookie !== undefined;
}
