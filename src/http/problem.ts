/** What went wrong with one part of the input: an RFC 6901 pointer into the body, or a parameter's name, and a sentence. */
export interface ProblemPart {
  pointer?: string;
  parameter?: string;
  detail: string;
}

/**
 * A kind of problem (RFC 9457). `slug` makes its stable type, `/problems/<slug>`, where its documentation is served; every
 * one is a section of `docs/problems.md`, and a test compares the two.
 */
export interface ProblemKind {
  slug: string;
  status: number;
  title: string;
}

const define = <K extends string>(kinds: Record<K, Omit<ProblemKind, 'slug'>>): Record<K, ProblemKind> =>
  Object.fromEntries(
    Object.entries<Omit<ProblemKind, 'slug'>>(kinds).map(([slug, kind]) => [slug, { slug, ...kind }]),
  ) as Record<K, ProblemKind>;

/** THE list of problems. */
export const problems = define({
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'sign-in-needed': { status: 401, title: 'Who is calling is not known' },
  'sign-in-failed': { status: 401, title: 'The address or the password is wrong' },
  'not-allowed': { status: 403, title: 'The caller may not do this' },
  'origin-not-allowed': { status: 403, title: 'The page that sent this is not one of the site’s' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method' },
  'status-conflict': { status: 409, title: 'The present status does not allow this' },
  'already-exists': { status: 409, title: 'There is one of these already' },
  'trial-needed': { status: 409, title: 'The judge has not been on trial for long enough' },
  'events-expired': { status: 410, title: 'The events after that number are no longer kept' },
  'version-conflict': { status: 412, title: 'Somebody was faster' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is of the wrong type' },
  'invalid-request': { status: 422, title: 'Some fields are not right' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'version-needed': { status: 428, title: 'The request must name the version it is about' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'unexpected-fault': { status: 500, title: 'A fault on our side' },
  'try-again-later': { status: 503, title: 'The comment service cannot do this just now' },
});

/** Answers a request with a problem; thrown anywhere below a controller. `extra` becomes members of the problem document. */
export class Problem extends Error {
  readonly printable = true;

  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly extra: {
      errors?: ProblemPart[];
      retryAfterSeconds?: number;
      headers?: Record<string, string>;
      members?: Record<string, unknown>;
    } = {},
  ) {
    super(kind.title);
    this.name = 'Problem';
  }
}

/** One wrong field, named by a pointer such as `/parentId`. */
export function invalidField(pointer: string, detail: string): Problem {
  return new Problem(problems['invalid-request'], 'One field is not right.', { errors: [{ pointer, detail }] });
}

/** 404 in the same words whether the thing does not exist or is not the caller's to see. */
export function notFound(what: string): Problem {
  return new Problem(problems['not-found'], `There is no such ${what}.`);
}

/** 503: nothing was stored; the client keeps its request and tries again. */
export function tryAgainLater(): Problem {
  return new Problem(problems['try-again-later'], 'Nothing was stored. Please send the same request again shortly.', {
    retryAfterSeconds: 2,
  });
}

/** A problem as it goes over the wire. */
export function problemDocument(
  { kind, detail, extra }: Problem,
  requestId: string,
): { status: number; headers: Record<string, string>; body: string } {
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    ...extra.headers,
  };
  if (extra.retryAfterSeconds !== undefined) headers['retry-after'] = String(extra.retryAfterSeconds);
  if (kind.status === 401) headers['www-authenticate'] = 'Bearer';
  const { slug, status, title } = kind;
  const errors = extra.errors ? { errors: extra.errors } : {};
  const body = JSON.stringify({
    type: `/problems/${slug}`,
    title,
    status,
    detail,
    requestId,
    ...errors,
    ...extra.members,
  });
  return { status, headers, body };
}
