import type { Transaction } from '../database/data-source.js';
import type { Caller, Permission } from '../http/access.js';
import { invalidField, Problem, problems } from '../http/problem.js';
import { roles, type Role } from './roles.js';

/** Do all of these sites (null = every site) lie within the caller's? */
export function withinSites(caller: Caller, siteIds: readonly string[] | null): boolean {
  if (caller.siteIds === null) return true;
  const own = caller.siteIds;
  return siteIds !== null && siteIds.every((siteId) => own.includes(siteId));
}

/** The sites that a caller gives to a person or key: those asked for, or its own when none are named. 403 beyond its own. */
export function grantedSites(caller: Caller, asked: string[] | null | undefined): string[] | null {
  if (asked === undefined) return caller.siteIds === null ? null : [...caller.siteIds];
  if (!withinSites(caller, asked)) throw notYours('You can give access only to sites that you have yourself.');
  return asked;
}

/** 403 unless the caller has each of these scopes itself; `comments:submit` is for any caller to give, as no person has it. */
export function requireScopes(caller: Caller, scopes: readonly Permission[]): void {
  const beyond = scopes.some((scope) => scope !== 'comments:submit' && !caller.permissions.has(scope));
  if (beyond) throw notYours('You can give only scopes that you have yourself.');
}

/**
 * 403 unless the caller may do all that the role may. Without it, a key that may manage people could set an admin's
 * password and so become one.
 */
export function requireRole(caller: Caller, role: Role): void {
  if (!roles[role].every((permission) => caller.permissions.has(permission))) {
    throw notYours('You can manage only people who may do no more than you.');
  }
}

/** 422 when one of these sites does not exist. */
export async function requireKnownSites(tx: Transaction, siteIds: readonly string[] | null): Promise<void> {
  if (siteIds === null) return;
  const [row] = await tx.query<{ known: number }[]>(
    'select count(*)::int as known from sites where id = any($1::uuid[])',
    [siteIds],
  );
  if (row?.known !== siteIds.length) throw invalidField('/siteIds', 'must hold ids of sites that exist');
}

function notYours(detail: string): Problem {
  return new Problem(problems['not-allowed'], detail);
}
