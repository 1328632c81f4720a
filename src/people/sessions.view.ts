import { ApiProperty } from '@nestjs/swagger';
import { permissions, type Caller, type Permission } from '../http/access.js';
import type { Person } from './person.entity.js';
import { roleNames, type Role } from './roles.js';

const everySite = { oneOf: [{ type: 'array', items: { type: 'string', format: 'uuid' } }, { type: 'null' }] };

/** The person who signed in. */
export class SignedInPersonView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: roleNames })
  role: Role;

  @ApiProperty({ ...everySite, description: 'null = every site' })
  siteIds: string[] | null;
}

/** A session just opened; the token is shown this once. */
export class NewSessionView {
  @ApiProperty({ description: 'Send it as `Authorization: Bearer …`. Browsers have it in a cookie as well.' })
  token: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  @ApiProperty()
  person: SignedInPersonView;
}

/** Who is calling and what it may do. */
export class CallerView {
  @ApiProperty({ enum: ['person', 'service'] })
  kind: string;

  @ApiProperty({ format: 'uuid' })
  id: string | null;

  @ApiProperty()
  name: string | null;

  @ApiProperty({ enum: roleNames, required: false, description: 'Of people only.' })
  role?: Role;

  @ApiProperty({ enum: permissions, isArray: true })
  permissions: Permission[];

  @ApiProperty({ ...everySite, description: 'null = every site' })
  siteIds: readonly string[] | null;
}

/** Shows a new session, without the address that opened it. */
export function viewNewSession(opened: { token: string; expiresAt: Date; person: Person }): NewSessionView {
  const { id, name, role, siteIds } = opened.person;
  return { token: opened.token, expiresAt: opened.expiresAt.toISOString(), person: { id, name, role, siteIds } };
}

/** Shows a caller; `role` for people. */
export function viewCaller({ actor, permissions: held, siteIds }: Caller, role: Role | null): CallerView {
  const { kind, id, name } = actor;
  return { kind, id, name, ...(role ? { role } : {}), permissions: [...held], siteIds };
}
