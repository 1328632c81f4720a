/** What is wrong with one field: `pointer` into the body, or the name of a `parameter`. */
export interface FieldFault {
  pointer?: string;
  parameter?: string;
  detail: string;
}

/** A problem as RFC 9457 has it; `type` is stable. Some problems bring members of their own, such as `current`. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail?: string;
  requestId?: string;
  errors?: FieldFault[];
  [member: string]: unknown;
}

/** What the service answered instead of what was asked for, or that it could not be reached (`status` 0, `cause` says why). */
export class AnteroomError extends Error {
  override readonly name: string = 'AnteroomError';

  constructor(
    readonly problem: ProblemDocument,
    options?: ErrorOptions,
  ) {
    super(problem.detail ?? problem.title, options);
  }

  /** The HTTP status; 0 when there was no answer. */
  get status(): number {
    return this.problem.status;
  }

  /** The last part of the problem's `type`, such as `version-conflict`: the name of its section in the documentation. */
  get slug(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf('/') + 1);
  }
}

/**
 * The place in the log is older than what is kept (410): events were missed for good. Read anew what you keep copies of, and
 * go on after `oldest` or `latest`.
 */
export class EventsExpired extends AnteroomError {
  override readonly name = 'EventsExpired';

  /** Events with higher numbers are still kept. */
  get oldest(): number {
    return Number(this.problem.oldest);
  }

  /** The number that was given last. */
  get latest(): number {
    return Number(this.problem.latest);
  }
}

/** The error that an answer stands for; what is no problem document becomes one. */
export async function errorOf(response: Response): Promise<AnteroomError> {
  const text = await response.text().catch(() => '');
  const problem: ProblemDocument = {
    type: 'about:blank',
    title: response.statusText || `HTTP ${response.status}`,
    ...membersOf(text),
    status: response.status,
  };
  return problem.type.endsWith('/events-expired') ? new EventsExpired(problem) : new AnteroomError(problem);
}

/** The error of a request that got no answer. */
export function unreachable(cause: unknown): AnteroomError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new AnteroomError({ type: 'about:blank', title: 'No answer from the service', status: 0, detail }, { cause });
}

function membersOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
