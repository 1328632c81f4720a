import { setTimeout as sleep } from 'node:timers/promises';
import type { CommentEventData } from './events/catalogue.js';
import type { EventEnvelope } from './events/envelope.js';

/** The demonstration cannot go on; the message is for whoever ran it. */
export class DemoError extends Error {}

/** A verdict as its event tells it. `ms`: from the submission to the decision. */
export interface Decision {
  status: Verdict;
  reasons: string[];
  ms: number;
}

/** What came of a submission; `faults` say why the service does not want it, or why it never answered. */
export type Answer =
  { kind: 'accepted'; id: string; receipt: string } | { kind: 'refused' | 'unanswered'; faults: string[] };

type Verdict = 'approved' | 'held' | 'rejected' | 'spam';

const verdicts: readonly string[] = ['approved', 'held', 'rejected', 'spam'] satisfies Verdict[];
const decisionTypes = verdicts.map((verdict) => `comment.${verdict}`).join(',');
const refusals = new Set([400, 413, 415, 422]);
const maxTries = 12;
const longestPauseMs = 65_000;
const requestTimeoutMs = 45_000;

/** The service as a program sees it that submits on behalf of readers. */
export class DemoClient {
  private pausedUntil = 0;

  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  /** Posts a comment. Tries again under the same key while the service is busy or away, all callers pausing together. */
  async submit(submission: Record<string, string>, idempotencyKey: string): Promise<Answer> {
    const body = JSON.stringify(submission);
    const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
    for (let tries = 1; ; tries += 1) {
      const pause = this.pausedUntil - performance.now();
      if (pause > 0) await sleep(pause);
      const reply = await this.request('/v1/comments', { method: 'POST', headers, body });
      if (reply.status === 202) {
        const { id, receipt } = reply.body as { id: string; receipt: string };
        return { kind: 'accepted', id, receipt };
      }
      const everyRow = reply.faults.some((fault) => fault.startsWith('/site '));
      if (refusals.has(reply.status) && !everyRow) return { kind: 'refused', faults: reply.faults };
      if (!reply.mayPass) throw new DemoError(`The service at ${this.url} said: ${reply.faults.join('; ')}`);
      if (tries === maxTries) return { kind: 'unanswered', faults: reply.faults };
      const wait = Math.min(reply.retryAfterMs ?? 100 * 2 ** tries, longestPauseMs);
      this.pausedUntil = Math.max(this.pausedUntil, performance.now() + wait);
    }
  }

  /** The number of the last event so far: a page of rare events that is not full ends where the log ends. */
  async lastSequence(): Promise<number> {
    for (let after = 0; ;) {
      const page = await this.page(`after=${after}&types=comment.erased&limit=1000&wait=0`);
      after = page.next;
      if (page.events.length < 1_000) return after;
    }
  }

  /** Tells of decisions after that event, in order, until aborted. Waits out a service that is away. */
  async watch(after: number, until: AbortSignal, tell: (commentId: string, decision: Decision) => void): Promise<void> {
    for (let failures = 0; !until.aborted;) {
      try {
        const page = await this.page(`after=${after}&types=${decisionTypes}&limit=1000&wait=20`, until);
        for (const event of page.events) {
          const { comment, reasons } = event.data;
          const ms = Date.parse(event.time) - Date.parse(comment.submittedAt);
          tell(comment.id, { status: comment.status as Verdict, reasons, ms });
        }
        after = page.next;
        failures = 0;
      } catch (error) {
        failures += 1;
        if (until.aborted) return;
        if (!(error instanceof Unavailable) || failures === maxTries) throw error;
        await sleep(500);
      }
    }
  }

  /** Where an accepted comment stands, by its receipt: `missing` when the service does not know it any more. */
  async status(accepted: {
    id: string;
    receipt: string;
  }): Promise<{ status: Verdict | 'pending' | 'missing'; reasons: string[] }> {
    const headers = { authorization: `Bearer ${accepted.receipt}` };
    const reply = await this.request(`/v1/comments/${accepted.id}/status`, { headers });
    if (reply.status === 404) return { status: 'missing', reasons: [] };
    const { status, reasons } = reply.body as { status?: string; reasons?: string[] };
    return verdicts.includes(status ?? '')
      ? { status: status as Verdict, reasons: reasons ?? [] }
      : { status: 'pending', reasons: [] };
  }

  private async page(
    query: string,
    signal?: AbortSignal,
  ): Promise<{ events: EventEnvelope<CommentEventData>[]; next: number }> {
    const reply = await this.request(`/v1/events?${query}`, { signal });
    if (reply.status === 200) return reply.body as { events: EventEnvelope<CommentEventData>[]; next: number };
    const message = reply.faults.join('; ');
    if (reply.mayPass) throw new Unavailable(`The service at ${this.url} does not answer (${message}). Is it running?`);
    throw new DemoError(`The service at ${this.url} does not let us read its events: ${message}`);
  }

  private async request(path: string, init: RequestInit): Promise<Reply> {
    const { signal, headers, ...rest } = init;
    const patience = AbortSignal.timeout(requestTimeoutMs);
    try {
      const response = await fetch(this.url + path, {
        ...rest,
        headers: { authorization: `Bearer ${this.key}`, ...(headers as Record<string, string>) },
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
      });
      const { status } = response;
      const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
      const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
      return {
        status,
        body,
        faults: status < 400 ? [] : faultsOf(status, body),
        mayPass: status === 429 || status >= 500,
        retryAfterMs: Number.isFinite(retryAfter) ? retryAfter * 1_000 : null,
      };
    } catch (error) {
      const { name, cause } = error as { name: string; cause?: { code?: string } };
      return { status: 0, body: {}, faults: [cause?.code ?? name], mayPass: true, retryAfterMs: null };
    }
  }
}

/** An answer, or the lack of one (status 0). `mayPass`: the same request may be answered better later. */
interface Reply {
  status: number;
  body: unknown;
  faults: string[];
  mayPass: boolean;
  retryAfterMs: number | null;
}

class Unavailable extends DemoError {}

/** A problem document in short. Its details name fields and rules; they never repeat what was sent. */
function faultsOf(status: number, body: Record<string, unknown>): string[] {
  const { title, detail, errors } = body as {
    title?: string;
    detail?: string;
    errors?: { pointer?: string; detail?: string }[];
  };
  if (errors?.length) return errors.map((fault) => [fault.pointer, fault.detail].filter(Boolean).join(' '));
  return [[title, detail].filter(Boolean).join(': ') || `HTTP ${status}`];
}
