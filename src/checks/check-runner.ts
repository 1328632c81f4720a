import type { Check, CheckInput, EvidenceSpan, Finding, FindingCategory } from './check.js';

/** How one check went; `ms` is wall time. */
export interface CheckTiming {
  check: string;
  ms: number;
  outcome: 'done' | 'failed' | 'timed-out';
  /** What a failed check threw. For a log that knows how to leave out messages; never to be stored or shown. */
  error?: unknown;
}

/** What all checks found, in the order of the list, and how long each took. */
export interface CheckReport {
  findings: Finding[];
  timings: CheckTiming[];
}

const TIMED_OUT = Symbol('timed out');

const CATEGORIES: ReadonlySet<FindingCategory> = new Set<FindingCategory>([
  'spam',
  'abuse',
  'hate',
  'flood',
  'duplicate',
  'automation',
  'quality',
  'sanction',
]);

/**
 * Runs every check, each with its own deadline, and never rejects. A check that throws, is late or gives a malformed
 * finding leaves one `inconclusive` finding in place of its own, without the error's message, which may quote the
 * comment. The checks that do not wait run one after the other: a deadline cannot interrupt them, only disbelieve them.
 */
export async function runChecks(checks: readonly Check[], input: CheckInput): Promise<CheckReport> {
  const runs = await Promise.all(checks.map((check) => runCheck(check, input)));
  return { findings: runs.flatMap(({ findings }) => findings), timings: runs.map(({ timing }) => timing) };
}

async function runCheck(check: Check, input: CheckInput): Promise<{ findings: Finding[]; timing: CheckTiming }> {
  const started = performance.now();
  const timing = (outcome: CheckTiming['outcome'], ms: number): CheckTiming => ({ check: check.name, ms, outcome });
  try {
    const returned = check.run(input);
    const result = isPromise(returned) ? await withDeadline(returned, check.deadlineMs) : returned;
    const ms = performance.now() - started;
    if (result === TIMED_OUT || ms > check.deadlineMs) {
      const text = `The check '${check.name}' took too long; a person has to look.`;
      return { findings: [inconclusive(check, 'check-timed-out', text)], timing: timing('timed-out', ms) };
    }
    if (!Array.isArray(result) || !result.every((finding) => isWellFormed(finding, check, input)))
      throw new TypeError('a finding is malformed');
    return { findings: result.map((finding) => ({ ...finding, kind: check.kind })), timing: timing('done', ms) };
  } catch (error) {
    const text = `The check '${check.name}' failed; a person has to look.`;
    return {
      findings: [inconclusive(check, 'check-failed', text)],
      timing: { ...timing('failed', performance.now() - started), error },
    };
  }
}

async function withDeadline<T>(promise: Promise<T>, deadlineMs: number): Promise<T | typeof TIMED_OUT> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof TIMED_OUT>((resolve) => {
    timer = setTimeout(() => resolve(TIMED_OUT), deadlineMs);
  });
  try {
    // Promise.race has handlers on both, so a rejection after the deadline is not an unhandled one.
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

function inconclusive(check: Check, code: string, text: string): Finding {
  return { check: check.name, kind: check.kind, code, category: 'inconclusive', score: 1, spans: [], text };
}

/** True for a finding as the interface promises it: from this check, score in 0..1, spans inside the body. */
function isWellFormed(finding: Finding, check: Check, { body }: CheckInput): boolean {
  return (
    finding.check === check.name &&
    /^[a-z]+(-[a-z]+)*$/.test(finding.code) &&
    CATEGORIES.has(finding.category) &&
    typeof finding.score === 'number' &&
    finding.score >= 0 &&
    finding.score <= 1 &&
    typeof finding.text === 'string' &&
    finding.text !== '' &&
    Array.isArray(finding.spans) &&
    finding.spans.every((span) => isInside(span, body))
  );
}

function isInside({ start, end }: EvidenceSpan, body: string): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= body.length;
}
