/** What a form of ours sends in: the fields of a submission, by the names that intake knows. Empty ones were left empty. */
export type SubmissionFields = Readonly<Record<string, string>>;

/** What came with a form besides its fields. */
export interface FormContext {
  requestId: string;
  /** The client's network. */
  network: string;
  idempotencyKey: string;
}

/**
 * The door for comments, as forms need it. Pages and intake stand on the same rung and do not know each other, so the entry
 * file binds this one to intake, which judges the fields as strictly as everybody else's.
 */
export abstract class Submissions {
  /** Resolves once the comment is stored for good; rejects with intake's problems. */
  abstract submit(fields: SubmissionFields, context: FormContext): Promise<unknown>;
}
