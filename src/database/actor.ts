/** Who does something: the reader who wrote a comment, the screening machine, a person who moderates, a service with a key, or upkeep. */
export type ActorKind = 'reader' | 'machine' | 'person' | 'service' | 'system';

/** Who did it, as rows remember it. `name` is what colleagues see; never an address. */
export interface Actor {
  kind: ActorKind;
  id: string | null;
  name: string | null;
}

/** Whoever wrote the comment. */
export const reader: Actor = { kind: 'reader', id: null, name: null };

/** The screening worker. */
export const machine: Actor = { kind: 'machine', id: null, name: null };

/** Upkeep, seeding, the command line. */
export const system: Actor = { kind: 'system', id: null, name: null };
