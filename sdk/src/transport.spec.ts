import { describe, expect, it } from '@jest/globals';
import { AnteroomError } from './anteroom-error.js';
import { Anteroom } from './anteroom.js';
import { backOffMs, retryAfterMs } from './waiting.js';

const comment = { site: 'site_demo', thread: 'harbour', name: 'Layla', email: 'layla@example.org', body: 'Thank you.' };
const ok = (body: unknown): Response => Response.json(body);
const refused = (status: number, headers: Record<string, string> = {}, members: object = {}): Response =>
  new Response(JSON.stringify({ type: '/problems/x', title: 'No', status, ...members }), { status, headers });
const broken = (): never => {
  throw new TypeError('fetch failed');
};

/** A client whose requests get these answers one after the other, and the requests that it made. */
function answering(...answers: (() => Response)[]): { anteroom: Anteroom; asked: Request[] } {
  const asked: Request[] = [];
  const fetch = (async (input: string, init: RequestInit) => {
    asked.push(new Request(input, init));
    return (answers[asked.length - 1] ?? answers.at(-1)!)();
  }) as typeof globalThis.fetch;
  return {
    anteroom: new Anteroom({ url: 'https://anteroom.example/base/', key: 'ant_k_1', fetch, retries: 3 }),
    asked,
  };
}

const faultOf = (promise: Promise<unknown>): Promise<AnteroomError> =>
  promise.then(
    () => Promise.reject(new Error('It went well.')),
    (error: AnteroomError) => error,
  );

describe('requests', () => {
  it('are sent again as the very same submission after 429, 503 and a broken connection', async () => {
    const accepted = { id: 'an-id', status: 'pending', receipt: 'rcpt_1' };
    const { anteroom, asked } = answering(
      () => refused(429, { 'retry-after': '0' }),
      () => refused(503),
      broken,
      () => ok(accepted),
    );
    expect(await anteroom.comments.submit(comment)).toEqual(accepted);
    expect(asked.map(({ url }) => url)).toEqual(Array(4).fill('https://anteroom.example/base/v1/comments'));
    const keys = asked.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(keys).size).toBe(1);
    expect(await Promise.all(asked.map((request) => request.json()))).toEqual(Array(4).fill(comment));
  });

  it('wait as long as the answer asks for, and are given up when that is too long', async () => {
    const { anteroom, asked } = answering(
      () => refused(429, { 'retry-after': '1' }),
      () => ok({ counts: {} }),
    );
    const began = Date.now();
    await anteroom.threads.counts('site_demo', ['a', 'b c']);
    expect(Date.now() - began).toBeGreaterThanOrEqual(990);
    expect(asked[1]!.url).toMatch(/\/v1\/threads\/site_demo\/counts\?thread=a&thread=b\+c$/);
    const patient = answering(() => refused(429, { 'retry-after': '3600' }));
    expect((await faultOf(patient.anteroom.threads.counts('site_demo', ['a']))).status).toBe(429);
    expect(patient.asked).toHaveLength(1);
  });

  it('end with the last fault when it does not get better', async () => {
    const { anteroom, asked } = answering(broken);
    const error = await faultOf(anteroom.comments.submit(comment));
    expect([error.name, error.status, error.message, (error.cause as Error).name]).toEqual([
      ...['AnteroomError', 0, 'fetch failed', 'TypeError'],
    ]);
    expect(asked).toHaveLength(4);
  });

  it('are not sent again when the service said no, and tell its problem', async () => {
    const errors = [{ pointer: '/email', detail: 'must be an e-mail address' }];
    const { anteroom, asked } = answering(() =>
      refused(422, {}, { type: '/problems/invalid-request', detail: 'Bad.', errors }),
    );
    const error = await faultOf(anteroom.comments.submit(comment));
    expect(error).toBeInstanceOf(AnteroomError);
    expect([error.slug, error.message, error.problem.errors]).toEqual(['invalid-request', 'Bad.', errors]);
    expect(asked).toHaveLength(1);
    const page = answering(() => new Response('<html>', { status: 404, statusText: 'Not Found' }));
    expect((await faultOf(page.anteroom.comments.submit(comment))).problem).toEqual({
      ...{ type: 'about:blank', title: 'Not Found', status: 404 },
    });
  });

  it('name the version that was looked at, and show the key', async () => {
    const { anteroom, asked } = answering(() => ok({}));
    await anteroom.moderation.reject({ id: 'an/id', version: 7 }, 'off-topic', { note: 'again' });
    const { url, headers } = asked[0]!;
    expect(url).toMatch(/\/v1\/comments\/an%2Fid\/reject$/);
    expect([headers.get('if-match'), headers.get('authorization')]).toEqual(['"7"', 'Bearer ant_k_1']);
    expect(await asked[0]!.json()).toEqual({ reason: 'off-topic', note: 'again' });
    await anteroom.comments.status({ id: 'x', receipt: 'rcpt_1' });
    expect(asked[1]!.headers.get('authorization')).toBe('Bearer rcpt_1');
  });
});

describe('waiting', () => {
  it('doubles up to half a minute, with jitter', () => {
    expect([0, 1, 2, 20].map((failures) => backOffMs(failures, 1_000, () => 1))).toEqual([1_000, 2_000, 4_000, 30_000]);
    expect(backOffMs(3, 1_000, () => 0)).toBe(4_000);
  });

  it('reads seconds and dates', () => {
    const now = (): number => Date.parse('2026-11-22T12:00:00Z');
    const read = (header: string | null): number | null => retryAfterMs(header, now);
    expect(['2', '0', 'Sun, 22 Nov 2026 12:00:30 GMT', 'Sun, 22 Nov 2026 11:00:00 GMT'].map(read)).toEqual([
      2_000, 0, 30_000, 0,
    ]);
    expect([null, '', 'soon'].map(read)).toEqual([null, null, null]);
  });
});
