import { permissions, type Caller, type Permission } from '../http/access.js';
import type { ApiKey } from './api-key.entity.js';
import type { Person } from './person.entity.js';
import { roles } from './roles.js';

/** The caller that a signed-in person is. */
export function callerOfPerson(person: Person, sessionId: string): Caller {
  return {
    actor: { kind: 'person', id: person.id, name: person.name },
    permissions: new Set<Permission>(roles[person.role]),
    siteIds: person.siteIds,
    sessionId,
  };
}

/** The caller that a service with an API key is. A scope that this release does not know gives nothing. */
export function callerOfApiKey(key: ApiKey): Caller {
  return {
    actor: { kind: 'service', id: key.id, name: key.name },
    permissions: new Set(permissions.filter((permission) => key.scopes.includes(permission))),
    siteIds: key.siteIds,
    sessionId: null,
  };
}
