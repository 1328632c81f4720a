import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../database/actor.js';

/** What a caller may be allowed to do; roles and API keys are sets of these. */
export const permissions = [
  'comments:submit',
  'comments:read',
  'comments:decide',
  'comments:reveal-email',
  'comments:erase',
  'bans:manage',
  'events:read',
  'webhooks:manage',
  'audit:read',
  'sites:read',
  'sites:manage',
  'people:manage',
  'keys:manage',
] as const;

/** One of the permissions. */
export type Permission = (typeof permissions)[number];

/**
 * Who may call a route: `public` (anybody; a caller who shows a key is still known), `receipt` (the author, by the secret
 * given at submission), `signed-in` (any person or key), or a permission. A route that declares nothing is refused to all.
 */
export type AccessPolicy = 'public' | 'receipt' | 'signed-in' | Permission;

/** Where the declared policy of a route is kept. */
export const accessMetadata = 'anteroom:access';

/** Declares who may call a route. */
export const Access = (policy: AccessPolicy): MethodDecorator => SetMetadata(accessMetadata, policy);

/** Who is calling, and what of. `siteIds` null = every site. */
export interface Caller {
  actor: Actor;
  permissions: ReadonlySet<Permission>;
  siteIds: readonly string[] | null;
  /** The session behind the call, when a person signed in. */
  sessionId: string | null;
}

/** The caller of a request, once the guard has let it in; null for anonymous ones. */
export function callerOf(request: FastifyRequest): Caller | null {
  return (request as FastifyRequest & { caller?: Caller | null }).caller ?? null;
}

/** Injects the caller; routes that are not public always have one. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** May this caller see or touch what belongs to that site? */
export function coversSite(caller: Caller, siteId: string): boolean {
  return caller.siteIds === null || caller.siteIds.includes(siteId);
}
