/** One kind of job: its queue's name, its payload (ids only), and how a payload from the queue is checked. */
export interface JobDefinition<Payload extends object> {
  /** The queue's name, one queue per kind of job. */
  readonly name: string;
  /** The same payload always gives the same id, so that waking twice makes one job. No colons: BullMQ keeps those to itself. */
  id(payload: Payload): string;
  /** Reads a payload that came from the queue; throws when it is not one of ours. */
  parse(data: unknown): Payload;
  /** How often the job is started before it counts as failed. */
  readonly attempts: number;
  /** The first pause between attempts, in milliseconds; it doubles. */
  readonly backoffMs: number;
}

/** Declares a kind of job. A test sees to it that each has exactly one processor. */
export function defineJob<Payload extends object>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return Object.freeze(definition);
}
