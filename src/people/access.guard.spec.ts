import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Access, permissions, type AccessPolicy, type Caller } from '../http/access.js';
import { Problem } from '../http/problem.js';
import { AccessGuard, IgnoresCredentials } from './access.guard.js';
import { notKnown, type Authenticator } from './authenticator.service.js';
import { roleNames, roles } from './roles.js';

type Request = { headers: Record<string, string>; caller?: Caller };

const moderator: Caller = {
  actor: { kind: 'person', id: 'p', name: 'Ada' },
  permissions: new Set(roles.moderator),
  siteIds: null,
  sessionId: 's',
};
const withToken: Request['headers'] = { authorization: 'Bearer ant_s_…' };

// The guard's answer for a handler with these decorators; `found` is what the shown token turns out to be.
async function decide(
  decorators: MethodDecorator[],
  headers: Request['headers'],
  found: Caller | null | 'bad' = moderator,
) {
  const handler = (): void => undefined;
  for (const decorator of decorators) decorator({}, 'handler', { value: handler });
  const request: Request = { headers: { ...headers } };
  const context = {
    getHandler: () => handler,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  const authenticator = {
    authenticate: () => (found === 'bad' ? Promise.reject(notKnown()) : Promise.resolve(found)),
  } as unknown as Authenticator;
  try {
    const answer = new AccessGuard(new Reflector(), authenticator).canActivate(context);
    return { answer: await answer, at: answer === true ? 'once' : 'later', caller: request.caller };
  } catch (error) {
    return { answer: error instanceof Problem ? error.kind.slug : error };
  }
}

describe('the access guard', () => {
  it('lets nobody into a route that declares nothing', async () => {
    expect((await decide([], withToken)).answer).toBe('not-allowed');
    expect((await decide([], {})).answer).toBe('not-allowed');
  });

  it('lets anonymous callers into a public route without waiting for anything', async () => {
    expect(await decide([Access('public')], {})).toEqual({ answer: true, at: 'once', caller: undefined });
  });

  it('asks for a receipt where one is needed, whoever calls', async () => {
    const receipt = await decide([Access('receipt')], { authorization: 'Bearer rcpt_abc' }, 'bad');
    expect(receipt).toEqual({ answer: true, at: 'once', caller: undefined });
    expect((await decide([Access('receipt')], {})).answer).toBe('sign-in-needed');
    expect((await decide([Access('receipt')], withToken)).answer).toBe('sign-in-needed');
  });

  it.each(['public', 'signed-in', 'comments:decide'] as const)('knows who calls a %s route', async (policy) => {
    expect(await decide([Access(policy)], withToken)).toEqual({ answer: true, at: 'later', caller: moderator });
  });

  it.each(['public', 'signed-in', 'comments:decide'] as const)('refuses a bad token on a %s route', async (policy) => {
    expect((await decide([Access(policy)], withToken, 'bad')).answer).toBe('sign-in-needed');
  });

  it('lets an author with a receipt into public routes, and not where a caller is needed', async () => {
    expect((await decide([Access('public')], withToken, null)).answer).toBe(true);
    expect((await decide([Access('signed-in')], withToken, null)).answer).toBe('sign-in-needed');
  });

  it('tells who is missing (401) from what is missing (403)', async () => {
    expect((await decide([Access('people:manage')], {})).answer).toBe('sign-in-needed');
    expect((await decide([Access('people:manage')], withToken)).answer).toBe('not-allowed');
  });

  it('does not look at credentials where somebody signs in', async () => {
    const decision = await decide([Access('public'), IgnoresCredentials()], { cookie: 'anteroom=dead' }, 'bad');
    expect(decision).toEqual({ answer: true, at: 'once', caller: undefined });
  });

  it.each(roleNames)('gives a %s just what the role says', async (role) => {
    const caller = { ...moderator, permissions: new Set(roles[role]) };
    const granted: AccessPolicy[] = [];
    for (const permission of permissions) {
      if ((await decide([Access(permission)], withToken, caller)).answer === true) granted.push(permission);
    }
    expect(granted.sort()).toEqual([...roles[role]].sort());
  });
});
