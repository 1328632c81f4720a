import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Finding } from '../../src/checks/check.js';
import { machine, type Actor } from '../../src/database/actor.js';
import type { DecisionAction } from '../../src/moderation/actions.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { ShadowReportReader, type CheckRecord, type ShadowReport } from '../../src/review/shadow-report.read-model.js';
import { viewShadowReport } from '../../src/review/shadow-report.view.js';
import { defaultSitePolicy } from '../../src/sites/site-policy.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';

const ada: Actor = { kind: 'person', id: uuidv7(), name: 'Ada' };
const program: Actor = { kind: 'service', id: uuidv7(), name: 'Program' };
const hourAgo = new Date(Date.now() - 3_600_000);

const finding = (check: string, score: number, more: Partial<Finding> = {}): Finding => ({
  ...{ check, code: `${check}-code`, category: 'abuse', score, spans: [], text: 'A sentence.', kind: 'rule' },
  ...more,
});

describe('the report on what is on trial', () => {
  let database: TestDatabase;
  let context: TestContext;
  let scene: Scene;

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database, { providers: [ShadowReportReader] });
  });
  afterAll(async () => {
    await context?.close();
    await database.drop();
  });
  beforeEach(async () => {
    scene = await Scene.open(context);
  });

  const decide = (commentId: string, action: DecisionAction, actor: Actor): Promise<unknown> =>
    context
      .get(ModerationService)
      .decide({ commentId, action, actor, reasons: [], expectedVersion: null, expectedRevision: null });
  /** A comment that the machine judged with these findings, and what people did with it, one after the other. */
  const screened = async (
    findings: Finding[],
    people: DecisionAction[] = [],
    { action = 'hold', trial }: { action?: 'approve' | 'hold'; trial?: 'approve' | 'hold' } = {},
  ): Promise<string> => {
    const id = await scene.accept();
    await context.get(ModerationService).decide({
      ...{ commentId: id, action, actor: machine, reasons: [], expectedVersion: null, expectedRevision: 1, findings },
      trial: trial ? { action: trial, reasons: [] } : null,
    });
    for (const wish of people) await decide(id, wish, ada);
    return id;
  };
  const report = (since = hourAgo): Promise<ShadowReport> =>
    context.get(ShadowReportReader).read(scene.site.id, since, defaultSitePolicy);
  const recordOf = async (check: string): Promise<CheckRecord | undefined> =>
    (await report()).checks.find((record) => record.check === check);

  it('counts for each check what it objected to, rightly and wrongly, and what it missed', async () => {
    await screened([finding('one', 0.9)], ['reject']);
    await screened([finding('one', 0.5)], ['spam']);
    await screened([finding('one', 0.6)], ['approve']);
    await screened([finding('one', 0.49)], ['reject']);
    await screened([finding('two', 0.8)], ['reject']);
    await screened([], ['approve']);
    await screened([finding('one', 0.7)]);
    expect(await recordOf('one')).toEqual({
      ...{ check: 'one', shadow: false, comments: 5, objected: 4 },
      ...{ rightly: 2, wrongly: 1, missed: 2 },
    });
    expect(await recordOf('two')).toMatchObject({ objected: 1, rightly: 1, wrongly: 0, missed: 3 });
    expect(await report()).toMatchObject({ screened: 7, approvedByPeople: 2, turnedAwayByPeople: 4, pairs: [] });
  });

  it('goes by what a person decided last, not by restoring and not by programs', async () => {
    await screened([finding('one', 0.9)], ['reject', 'approve']);
    await screened([finding('one', 0.9)], ['reject', 'restore']);
    await decide(await screened([finding('one', 0.9)]), 'reject', program);
    expect(await recordOf('one')).toMatchObject({ comments: 3, rightly: 0, wrongly: 1, missed: 0 });
  });

  it('measures findings on trial like any others, by the threshold of their category', async () => {
    const onTrial = { shadow: true, kind: 'statistical' as const };
    await screened([finding('trial', 0.45, { ...onTrial, category: 'hate' })], ['reject']);
    await screened([finding('trial', 0.45, onTrial), finding('trial', 0.1, { ...onTrial, code: 'other' })], ['reject']);
    expect(await recordOf('trial')).toMatchObject({ shadow: true, comments: 2, objected: 1, rightly: 1, missed: 1 });
  });

  it('does not take for missed what an outside judge was never asked about', async () => {
    const judge = { shadow: true, category: 'spam' as const };
    await screened([finding('judge-akismet', 1, judge)], ['spam']);
    await screened([finding('judge-akismet', 0, judge)], ['spam']);
    await screened([], ['spam']);
    await screened([finding('judge-akismet', 1, { category: 'inconclusive', shadow: true })], ['spam']);
    expect(await recordOf('judge-akismet')).toMatchObject({
      comments: 2,
      objected: 1,
      rightly: 1,
      wrongly: 0,
      missed: 1,
    });
  });

  it('tells a judge on trial from one that counts, although its clean findings never do', async () => {
    const clean = { shadow: true, category: 'spam' as const, code: 'judge-chat-clean' };
    await screened([finding('judge-chat', 0, clean)], ['approve']);
    const shadowUnder = async (mode: 'shadow' | 'on'): Promise<boolean[]> => {
      const judges = { ...defaultSitePolicy.judges, 'judge-chat': mode };
      return viewShadowReport(await report(), hourAgo, { ...defaultSitePolicy, judges }).checks.map((c) => c.shadow);
    };
    expect([await shadowUnder('on'), await shadowUnder('shadow')]).toEqual([[false], [true]]);
  });

  it('compares the verdicts on trial with the real ones', async () => {
    await screened([], ['reject'], { action: 'approve', trial: 'hold' });
    await screened([], ['approve'], { action: 'hold', trial: 'approve' });
    await screened([], [], { action: 'hold', trial: 'hold' });
    await screened([], ['reject'], { action: 'hold', trial: 'hold' });
    await screened([], ['reject'], { action: 'approve' });
    const { thresholds } = viewShadowReport(await report(), hourAgo, defaultSitePolicy);
    expect(thresholds).toMatchObject({
      comments: 4,
      differ: 2,
      real: { rightly: 1, wrongly: 1, missed: 1, precision: 0.5, recall: 0.5 },
      trial: { rightly: 2, wrongly: 0, missed: 0, precision: 1, recall: 1 },
    });
    expect(thresholds!.pairs).toContainEqual({
      ...{ verdict: 'hold', trial: 'hold', comments: 2, approvedByPeople: 0, turnedAwayByPeople: 1 },
    });
  });

  it('says of a check on trial that never spoke that it missed everything, and of nothing no precision', async () => {
    await screened([], ['reject']);
    const { checks } = viewShadowReport(await report(), hourAgo, {
      ...defaultSitePolicy,
      shadow: { checks: ['mute'], thresholds: {} },
    });
    expect(checks).toEqual([
      {
        ...{ check: 'mute', shadow: true, comments: 0, objected: 0, rightly: 0, wrongly: 0, missed: 1 },
        ...{ precision: null, recall: 0 },
      },
    ]);
  });

  it('looks no further back than asked, and at no other site', async () => {
    const id = await screened([finding('one', 0.9)], ['reject']);
    expect((await report()).screened).toBe(1);
    await database.query(`update decisions set decided_at = now() - interval '2 hours' where comment_id = $1`, [id]);
    expect(await report()).toMatchObject({ screened: 0, checks: [] });
    expect((await report(new Date(0))).screened).toBe(1);
    scene = await Scene.open(context);
    expect((await report(new Date(0))).screened).toBe(0);
  });

  it('finds a site’s window by an index', async () => {
    const plan = await database.query<{ 'QUERY PLAN': string }>(
      `explain select 1 from decisions where site_id = '${scene.site.id}' and actor_kind = 'machine'
         and decided_at >= now() - interval '30 days' and findings is not null order by decided_at desc limit 10000`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('decisions_by_machine');
  });
});
