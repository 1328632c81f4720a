import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Finding } from '../../src/checks/check.js';
import { Environment } from '../../src/config/environment.js';
import { GuardedJudge } from '../../src/judges/guarded-judge.js';
import { JudgeInputReader } from '../../src/judges/judge-input.reader.js';
import { JudgeMemory } from '../../src/judges/judge-memory.repository.js';
import { JudgePanel } from '../../src/judges/judge-panel.js';
import type { JudgeOpinion } from '../../src/judges/judge.js';
import { Metrics } from '../../src/observability/metrics.js';
import { KeyedHashes } from '../../src/privacy/keyed-hashes.js';
import { judgeNames, type JudgeMode, type JudgeName } from '../../src/sites/judge-modes.js';
import { defaultSitePolicy, type SitePolicy } from '../../src/sites/site-policy.js';
import { SitesRepository } from '../../src/sites/sites.repository.js';
import { Canary } from '../support/canary.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { FakeJudge } from '../support/fake-judge.js';
import { judgeInput } from '../support/judge-input.js';
import { fixture, JudgeServer, misbehaviour, respond, type Behaviour } from '../support/judge-server.js';
import { Scene, type CommentFacts } from '../support/scene.js';
import { until } from '../support/wait.js';

const providers = [JudgeInputReader, JudgeMemory, JudgePanel];
const using = (
  judges: Partial<Record<JudgeName, JudgeMode>>,
  judgeFailure: 'hold' | 'ignore' = 'hold',
): SitePolicy => ({
  ...defaultSitePolicy,
  judges: { ...defaultSitePolicy.judges, ...judges },
  judgeFailure,
});
const goodAnswers: Record<string, Behaviour> = {
  '/akismet/comment-check': fixture('akismet-spam'),
  '/v1/moderations': fixture('moderation-bad'),
  '/v1/chat/completions': fixture('chat-bad'),
  '/judge': fixture('http-bad'),
};
const answerAll: Behaviour = (response, asked, closed) => goodAnswers[asked.path]!(response, asked, closed);

describe('the judges of a site', () => {
  let database: TestDatabase;
  let server: JudgeServer;
  let context: TestContext;
  let scene: Scene;
  let texts = 0;

  const open = (settings: Record<string, string> = {}): Promise<TestContext> =>
    openContext(database, {
      providers,
      settings: {
        AKISMET_KEY: 'abcdef123456',
        AKISMET_URL: `${server.url}/akismet`,
        MODERATION_BASE_URL: `${server.url}/v1`,
        MODERATION_MODEL: 'omni-moderation-latest',
        CHAT_BASE_URL: `${server.url}/v1/`,
        CHAT_MODEL: 'qwen2.5-7b',
        JUDGE_HTTP_URL: `${server.url}/judge`,
        JUDGE_HTTP_SECRET: `whsec_${Buffer.alloc(32, 9).toString('base64')}`,
        JUDGE_DEADLINE_MS: '20000',
        ...settings,
      },
    });
  const newText = (): string => `The ferry was late again, for the ${(texts += 1)}th time.`;
  /** Puts a comment on the site and asks the panel about it. */
  const ask = async (policy: SitePolicy, facts: CommentFacts = {}, panel = context): Promise<Finding[]> => {
    const { id, body, name, website } = scene.comment({ body: newText(), ...facts });
    await scene.accept({ ...facts, id, rootId: id, body });
    return panel
      .get(JudgePanel)
      .ask(scene.site.id, { commentId: id, revision: 1, body, name, website, locale: null }, policy);
  };
  const codes = (findings: Finding[]): string[] => findings.map(({ code }) => code);

  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.query('truncate judge_opinions, judge_budgets');
    server = await JudgeServer.start();
    server.behaviour = answerAll;
    context = await open();
    scene = await Scene.open(context);
    await database.query(`update sites set origins = '{https://news.example.org}' where id = $1`, [scene.site.id]);
    await context.get(SitesRepository).announce();
  });
  afterEach(async () => {
    await context.close();
    await server.stop();
  });

  it('are all off, and then nothing leaves and nothing is found', async () => {
    expect(await ask(defaultSitePolicy)).toEqual([]);
    expect(server.asked).toEqual([]);
  });

  it('are asked at once, those that are switched on, and found in their order', async () => {
    // Nobody is answered before all four have been asked.
    server.behaviour = async (response, asked, closed) => {
      await until('four questions', () => server.asked.length === 4, 15_000);
      await answerAll(response, asked, closed);
    };
    const findings = await ask(using(Object.fromEntries(judgeNames.map((name) => [name, 'on']))));
    expect(codes(findings)).toEqual([
      'judge-akismet-spam',
      'judge-openai-moderation-abuse',
      'judge-openai-moderation-hate',
      'judge-chat-spam',
      'judge-chat-abuse',
      'judge-http-spam',
    ]);
    expect(findings.every(({ spans, kind, shadow }) => spans.length === 0 && kind === 'outside' && !shadow)).toBe(true);
  });

  it('are never sent the author’s e-mail or network, in any form, nor who wrote unless the operator says so', async () => {
    const canary = new Canary();
    const all = using(Object.fromEntries(judgeNames.map((name) => [name, 'shadow'])));
    const addressHash = context.get(KeyedHashes).addressHash('203.0.113.77', new Date());
    const facts = { email: canary.address, addressHash, name: 'Zenobia', website: 'https://zenobia.example/' };
    await ask(all, { ...facts, body: `${newText()} Write to ${canary.address.toLowerCase()} or ${canary.address}!` });
    expect(server.asked).toHaveLength(4);
    const fingerprints = await database.query<{ print: string; sealed: string }>(
      `select encode(email_fingerprint, 'hex') as print, encode(email_sealed, 'hex') as sealed from comments`,
    );
    const secrets = [
      '203.0.113.77',
      addressHash.toString('hex'),
      ...fingerprints.flatMap(({ print, sealed }) => [print, sealed]),
    ];
    const leaked = (text: string): string[] => [
      ...canary.findIn(text),
      ...secrets.filter((secret) => text.includes(secret)),
    ];
    const sent = server.transcript();
    expect(leaked(sent)).toEqual([]);
    expect(leaked(decodeURIComponent(sent.replaceAll('+', ' ')))).toEqual([]);
    expect(sent.toLowerCase()).not.toContain('zenobia');
    expect(leaked(`${sent} ${canary.address}`)).not.toEqual([]);

    const telling = await open({ JUDGE_SEND_AUTHOR: 'true' });
    await ask(
      all,
      { ...facts, name: `Zenobia ${canary.address}`, website: `https://zenobia.example/?me=${canary.address}` },
      telling,
    );
    await telling.close();
    const told = server.transcript();
    expect(leaked(told)).toEqual([]);
    expect(leaked(decodeURIComponent(told.replaceAll('+', ' ')))).toEqual([]);
    expect(told).toContain('Zenobia');
  });

  it('keep nothing that can be read or tested', async () => {
    const body = 'Zanzibarish words that nobody else writes';
    await ask(using({ 'judge-http': 'on', 'judge-chat': 'on' }), { body });
    const kept = JSON.stringify(await database.query('select * from judge_opinions'));
    expect(kept).toContain('known-campaign');
    expect(kept).not.toContain('Zanzibarish');
  });

  it('are not asked twice about the same text: not at once, not by two processes, not later', async () => {
    const policy = using({ 'judge-chat': 'on' });
    const body = newText();
    const first = await Promise.all(Array.from({ length: 20 }, () => ask(policy, { body })));
    expect(server.asked).toHaveLength(1);
    const other = await open();
    expect(await ask(policy, { body }, other)).toEqual(first[0]);
    await other.close();
    expect(new Set(first.map((findings) => JSON.stringify(findings))).size).toBe(1);
    expect(server.asked).toHaveLength(1);
    const renamed = await open({ CHAT_MODEL: 'another' });
    await ask(policy, { body }, renamed);
    await renamed.close();
    expect(server.asked).toHaveLength(2);
    await database.query(`update judge_opinions set expires_at = now() - interval '1 second'`);
    await ask(policy, { body });
    expect(server.asked).toHaveLength(3);
  });

  it('forget in time', async () => {
    const memory = context.get(JudgeMemory);
    await ask(using({ 'judge-chat': 'on' }));
    await memory.tidy();
    expect(await database.query('select 1 from judge_opinions')).toHaveLength(1);
    await database.query(`update judge_opinions set expires_at = now() - interval '1 second'`);
    await database.query(`insert into judge_budgets values ('judge-chat', current_date - 92, 7)`);
    await memory.tidy();
    expect(await database.query('select 1 from judge_opinions')).toEqual([]);
    expect(await database.query('select asked from judge_budgets')).toEqual([{ asked: 1 }]);
  });

  it('cost no more than their budget, whatever the number of processes', async () => {
    const settings = { JUDGE_DAILY_BUDGET: '7' };
    const workers = [await open(settings), await open(settings)];
    const policy = using({ 'judge-http': 'on' });
    const asked = await Promise.all(Array.from({ length: 30 }, (_, index) => ask(policy, {}, workers[index % 2])));
    await Promise.all(workers.map((worker) => worker.close()));
    expect(server.asked).toHaveLength(7);
    const spent = asked.flat().filter(({ code }) => code === 'judge-http-budget-spent');
    expect(spent).toHaveLength(23);
    expect(spent[0]).toMatchObject({ category: 'inconclusive', score: 1 });
  });

  it('say nothing in time when they hang, and hold for it only when they are on and the site did not say otherwise', async () => {
    server.behaviour = misbehaviour.hangs;
    const hasty = await open({ JUDGE_DEADLINE_MS: '300' });
    const started = performance.now();
    const [held] = await ask(using({ 'judge-http': 'on' }), {}, hasty);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(held).toMatchObject({ code: 'judge-http-timed-out', category: 'inconclusive' });
    expect(held!.shadow).toBeUndefined();
    const [ignored] = await ask(using({ 'judge-http': 'on' }, 'ignore'), {}, hasty);
    expect(ignored).toEqual({ ...held, shadow: true });
    const [onTrial] = await ask(using({ 'judge-http': 'shadow' }), {}, hasty);
    expect(onTrial).toEqual({ ...held, shadow: true });
    await hasty.close();
  });

  it('hold when they are on and not set up', async () => {
    const bare = await openContext(database, { providers });
    expect(codes(await ask(using({ 'judge-akismet': 'on' }), {}, bare))).toEqual(['judge-akismet-not-configured']);
    await bare.close();
  });

  it('hold when the database does not answer', async () => {
    await ask(using({ 'judge-http': 'on' }));
    await database.query('alter table judge_opinions rename to away');
    try {
      expect(codes(await ask(using({ 'judge-http': 'on' })))).toEqual(['judge-http-failed']);
    } finally {
      await database.query('alter table away rename to judge_opinions');
    }
  });

  it('are left alone after five failures in a row, and tried again by one question', async () => {
    const metrics = context.get(Metrics);
    server.behaviour = misbehaviour.breaks;
    const policy = using({ 'judge-http': 'on' });
    for (let count = 0; count < 5; count += 1) expect(codes(await ask(policy))).toEqual(['judge-http-failed']);
    expect(codes(await ask(policy))).toEqual(['judge-http-breaker-open']);
    expect(server.asked).toHaveLength(5);
    const text = await metrics.registry.metrics();
    expect(text).toContain('anteroom_judge_breaker_open{judge="judge-http"} 1');
    expect(text).toContain('anteroom_judge_outcomes_total{judge="judge-http",outcome="failed"} 5');
    expect(text).toContain('anteroom_judge_outcomes_total{judge="judge-http",outcome="breaker-open"} 1');
  });

  it('are left alone for as long as they ask', async () => {
    server.behaviour = respond(429, 'slow down', { 'retry-after': '60' });
    expect(codes(await ask(using({ 'judge-http': 'on' })))).toEqual(['judge-http-failed']);
    expect(codes(await ask(using({ 'judge-http': 'on' })))).toEqual(['judge-http-breaker-open']);
  });
});

describe('one judge with its guards', () => {
  let database: TestDatabase;
  let context: TestContext;
  let now = 0;
  const guarded = (judge: FakeJudge, deadlineMs = 20_000): GuardedJudge =>
    new GuardedJudge(judge, context.get(JudgeMemory), deadlineMs, () => now);
  const outcome = async (judge: GuardedJudge, body: string): Promise<string> =>
    (await judge.ask(judgeInput({ body }))).outcome;

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database, { providers, settings: { JUDGE_DAILY_BUDGET: '40' } });
  });
  afterAll(async () => {
    await context.close();
    await database.drop();
  });

  it('recovers: one question after the pause, and when that is answered all of them', async () => {
    const fake = new FakeJudge(null);
    const judge = guarded(fake);
    for (let count = 0; count < 5; count += 1) expect(await outcome(judge, `down ${count}`)).toBe('failed');
    now += 29_999;
    expect(await outcome(judge, 'still down')).toBe('breaker-open');
    now += 1;
    expect(await outcome(judge, 'probe')).toBe('failed');
    expect(await outcome(judge, 'after the probe')).toBe('breaker-open');
    now += 30_000;
    let release: (opinion: JudgeOpinion) => void;
    fake.answer = new Promise((resolve) => (release = resolve));
    const refused: string[] = [];
    const outcomes = ['a', 'b', 'c'].map(async (body) => {
      const came = await outcome(judge, body);
      if (came !== 'answered') refused.push(came);
    });
    await until('two to be refused while one is asked', () => refused.length === 2 && fake.asked === 7);
    release!({ scores: { spam: 0 } });
    await Promise.all(outcomes);
    expect(refused).toEqual(['breaker-open', 'breaker-open']);
    expect(await outcome(judge, 'up again')).toBe('answered');
    expect(fake.asked).toBe(8);
  });

  it('answers from memory while the breaker is open', async () => {
    const fake = new FakeJudge({ scores: { abuse: 0.7 } });
    const judge = guarded(fake);
    expect(await outcome(judge, 'known')).toBe('answered');
    fake.answer = null;
    for (let count = 0; count < 5; count += 1) await outcome(judge, `gone ${count}`);
    expect(await outcome(judge, 'unknown')).toBe('breaker-open');
    expect(await judge.ask(judgeInput({ body: 'known' }))).toMatchObject({
      outcome: 'cached',
      opinion: { scores: { abuse: 0.7 } },
    });
  });

  it('settles in time even when a judge does not heed its signal, and counts that as a failure', async () => {
    class Deaf extends FakeJudge {
      override judge(): Promise<JudgeOpinion> {
        return new Promise(() => undefined);
      }
    }
    const judge = guarded(new Deaf(null), 50);
    for (let count = 0; count < 5; count += 1) expect(await outcome(judge, `deaf ${count}`)).toBe('timed-out');
    expect(await outcome(judge, 'deaf')).toBe('breaker-open');
  });

  it('is not asked when its budget is spent, nor while the breaker is open', async () => {
    await context.get(DataSource).query('truncate judge_budgets');
    const { JUDGE_DAILY_BUDGET } = context.get(Environment);
    const fake = new FakeJudge({ scores: { spam: 0 } });
    const judge = guarded(fake);
    for (let count = 0; count < JUDGE_DAILY_BUDGET; count += 1) await outcome(judge, `paid ${count}`);
    expect(await outcome(judge, 'one too many')).toBe('budget-spent');
    expect(fake.asked).toBe(JUDGE_DAILY_BUDGET);
    expect(await outcome(judge, 'paid 3')).toBe('cached');
    await context.get(DataSource).query(`update judge_budgets set day = day - 1`);
    expect(await outcome(judge, 'tomorrow')).toBe('answered');
  });
});
