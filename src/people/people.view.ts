import { ApiProperty } from '@nestjs/swagger';
import { encodeCursor } from '../http/cursor.js';
import type { Person } from './person.entity.js';
import { roleNames, type Role } from './roles.js';

/** A person as colleagues see one: never the address, nor anything made of it. */
export class PersonView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: roleNames })
  role: Role;

  @ApiProperty({
    oneOf: [{ type: 'array', items: { type: 'string', format: 'uuid' } }, { type: 'null' }],
    description: 'null = every site',
  })
  siteIds: string[] | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ oneOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] })
  disabledAt: string | null;
}

/** One page of people. */
export class PeoplePage {
  @ApiProperty({ type: [PersonView] })
  items: PersonView[];

  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'null' }],
    description: 'The cursor of the next page; null = the end.',
  })
  next: string | null;
}

/** The view of a person; never the address. */
export function viewPerson(person: Person): PersonView {
  const { id, name, role, siteIds } = person;
  const disabledAt = person.disabledAt?.toISOString() ?? null;
  return { id, name, role, siteIds, createdAt: person.createdAt.toISOString(), disabledAt };
}

/** Shows the first `size` of these people; one more among them says that another page follows. */
export function viewPeople(people: Person[], size: number): PeoplePage {
  const items = people.slice(0, size).map(viewPerson);
  return { items, next: people.length > size ? encodeCursor([items.at(-1)!.id]) : null };
}
