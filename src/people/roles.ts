import type { Permission } from '../http/access.js';

/** What a person may be. */
export const roleNames = ['viewer', 'moderator', 'admin'] as const;

/** One of the roles. */
export type Role = (typeof roleNames)[number];

/** What each role may do: data, so that the whole of it can be read in one glance. */
export const roles: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['comments:read', 'sites:read'],
  moderator: ['comments:read', 'comments:decide', 'bans:manage', 'sites:read', 'events:read'],
  admin: [
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
  ],
};
