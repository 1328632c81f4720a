import { describe, expect, it } from '@jest/globals';
import type { Caller, Permission } from '../http/access.js';
import { Problem } from '../http/problem.js';
import { callerOfApiKey, callerOfPerson } from './callers.js';
import { ApiKey } from './api-key.entity.js';
import { grantedSites, requireRole, requireScopes, withinSites } from './grants.js';
import { Person } from './person.entity.js';
import { roles } from './roles.js';

const caller = (held: readonly Permission[], siteIds: string[] | null = null): Caller => ({
  actor: { kind: 'person', id: 'me', name: 'Me' },
  permissions: new Set(held),
  siteIds,
  sessionId: null,
});
const refused = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.kind.slug;
  }
  return 'granted';
};

describe('what a caller may give', () => {
  it('is scopes of its own, and submitting comments', () => {
    const admin = caller(roles.admin);
    expect(refused(() => requireScopes(admin, ['comments:submit', 'events:read']))).toBe('granted');
    const clerk = caller(['keys:manage', 'comments:read']);
    expect(refused(() => requireScopes(clerk, ['comments:read', 'comments:decide']))).toBe('not-allowed');
  });

  it('is roles that can do no more than the caller', () => {
    expect(refused(() => requireRole(caller(roles.admin), 'admin'))).toBe('granted');
    expect(refused(() => requireRole(caller(['people:manage', ...roles.moderator]), 'moderator'))).toBe('granted');
    expect(refused(() => requireRole(caller(['people:manage', ...roles.moderator]), 'admin'))).toBe('not-allowed');
  });

  it('is sites of its own, which are also the default', () => {
    const local = caller([], ['a', 'b']);
    expect(grantedSites(local, ['a'])).toEqual(['a']);
    expect(grantedSites(local, undefined)).toEqual(['a', 'b']);
    expect(refused(() => grantedSites(local, ['a', 'c']))).toBe('not-allowed');
    expect(refused(() => grantedSites(local, null))).toBe('not-allowed');
    expect(grantedSites(caller([]), null)).toBeNull();
    expect(grantedSites(caller([]), undefined)).toBeNull();
  });

  it('never reaches people and keys of every site from within some', () => {
    expect(withinSites(caller([], ['a']), null)).toBe(false);
    expect(withinSites(caller([], ['a']), ['a', 'b'])).toBe(false);
    expect(withinSites(caller([]), null)).toBe(true);
  });
});

describe('who is calling', () => {
  it('is a person with the permissions of the role', () => {
    const person = Object.assign(new Person(), { id: 'p', name: 'Ada', role: 'moderator', siteIds: ['a'] });
    expect(callerOfPerson(person, 's')).toEqual({
      actor: { kind: 'person', id: 'p', name: 'Ada' },
      permissions: new Set(roles.moderator),
      siteIds: ['a'],
      sessionId: 's',
    });
  });

  it('is a service with those scopes of its key that mean something', () => {
    const scopes = ['comments:read', 'no-longer:known'] as Permission[];
    const key = Object.assign(new ApiKey(), { id: 'k', name: 'CMS', scopes, siteIds: null });
    expect([...callerOfApiKey(key).permissions]).toEqual(['comments:read']);
  });
});
