import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { allowedTransitions, commentStatuses, type CommentStatus } from '../../src/comments/comment-status.js';
import { machine, type Actor } from '../../src/database/actor.js';
import { decisionActions, type DecisionAction } from '../../src/moderation/actions.js';
import type { DecideCommand, DecideOutcome } from '../../src/moderation/decide.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';

const ada: Actor = { kind: 'person', id: uuidv7(), name: 'Ada' };
const ben: Actor = { kind: 'person', id: uuidv7(), name: 'Ben' };

describe('a decision', () => {
  let database: TestDatabase;
  let context: TestContext;
  let other: TestContext;
  let scene: Scene;

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database);
    other = await openContext(database);
    scene = await Scene.open(context);
  });
  afterAll(async () => {
    await Promise.all([context?.close(), other?.close()]);
    await database.drop();
  });

  const decide = (
    commentId: string,
    action: DecisionAction,
    more: Partial<DecideCommand> = {},
    at = context,
  ): Promise<DecideOutcome> =>
    at.get(ModerationService).decide({
      ...{ commentId, action, actor: ada, reasons: [], expectedVersion: null, expectedRevision: null },
      ...more,
    });
  const byMachine = { actor: machine, expectedRevision: 1 };
  const statusOf = async (id: string): Promise<Record<string, unknown>> =>
    (
      await database.query<Record<string, unknown>>('select status, version, reasons from comments where id = $1', [id])
    )[0]!;
  /** A comment in a status, brought there by decisions (erased ones have a way of their own). */
  const commentIn = async (status: CommentStatus): Promise<string> => {
    const id = await scene.accept();
    if (status === 'erased') await database.query(`update comments set status = 'erased' where id = $1`, [id]);
    else if (status === 'held') await decide(id, 'hold', { ...byMachine, reasons: ['insult'] });
    else {
      const [action] = Object.entries(decisionActions).find(([, { to }]) => to === status) ?? [];
      if (action) await decide(id, action as DecisionAction);
    }
    expect(await statusOf(id)).toMatchObject({ status });
    return id;
  };

  it('moves a comment as the table of transitions says, from every status', async () => {
    const actions = (['hold', 'approve', 'reject', 'spam'] as const).map(
      (action) => [action, decisionActions[action].to!] as const,
    );
    const cases = commentStatuses.flatMap((from) => actions.map(([action, to]) => ({ from, action, to })));
    await Promise.all(
      cases.map(async ({ from, action, to }) => {
        const id = await commentIn(from);
        const before = await statusOf(id);
        const outcome = await decide(id, action);
        const allowed = allowedTransitions[from].includes(to);
        expect([from, action, outcome.kind]).toEqual([from, action, allowed ? 'decided' : 'not-allowed']);
        const after = await statusOf(id);
        if (allowed) expect(after).toMatchObject({ status: to, version: (before.version as number) + 1 });
        else expect(after).toEqual(before);
      }),
    );
  });

  it('by the machine never overwrites a person’s, whatever it is (I5)', async () => {
    for (const action of ['approve', 'reject', 'spam', 'hold'] as const) {
      const id = await scene.accept();
      expect((await decide(id, action)).kind).toBe('decided');
      const before = await statusOf(id);
      for (const late of ['approve', 'hold', 'spam'] as const) {
        expect(await decide(id, late, byMachine)).toMatchObject({
          kind: 'stale',
          latest: { by: { kind: 'person', name: 'Ada' } },
        });
      }
      expect(await statusOf(id)).toEqual(before);
    }
  });

  it('by the machine is made once for a revision, though twenty come at once to two processes (I4)', async () => {
    const id = await scene.accept();
    const actions = ['approve', 'hold', 'reject', 'spam'] as const;
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => decide(id, actions[index % 4]!, byMachine, index % 2 ? context : other)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'decided')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'stale')).toHaveLength(19);
    const rows = await database.query(`select 1 from decisions where comment_id = $1 and actor_kind = 'machine'`, [id]);
    expect(rows).toHaveLength(1);
    expect(await statusOf(id)).toMatchObject({ version: 2 });
  });

  it('about a text that has changed since is stale, by whomever', async () => {
    const id = await scene.accept();
    await database.query('update comments set revision = 2 where id = $1', [id]);
    expect((await decide(id, 'approve', byMachine)).kind).toBe('stale');
    expect((await decide(id, 'approve', { ...byMachine, expectedRevision: 2 })).kind).toBe('decided');
  });

  it('of two people on one version is made by one, and the other hears by whom (I6)', async () => {
    const id = await commentIn('held');
    const [first, second] = await Promise.all([
      decide(id, 'approve', { expectedVersion: 2 }),
      decide(id, 'spam', { expectedVersion: 2, actor: ben }),
    ]);
    expect(first).toMatchObject({ kind: 'decided', decision: { version: 3, from: 'held', status: 'approved' } });
    expect(second).toMatchObject({
      kind: 'stale',
      latest: { version: 3, action: 'approve', by: { kind: 'person', name: 'Ada' } },
    });
  });

  it('that names no version follows the one before it, within one batch', async () => {
    const id = await commentIn('held');
    const outcomes = await Promise.all([decide(id, 'approve'), decide(id, 'spam', { actor: ben }), decide(id, 'spam')]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['decided', 'decided', 'not-allowed']);
    expect(await statusOf(id)).toMatchObject({ status: 'spam', version: 4 });
    const rows = await database.query<{ from: string; to: string }>(
      `select from_status as "from", to_status as "to" from decisions where comment_id = $1 order by version`,
      [id],
    );
    expect(rows.map(({ to }) => to)).toEqual(['pending', 'held', 'approved', 'spam']);
    expect(rows.slice(1).map(({ from }) => from)).toEqual(rows.slice(0, -1).map(({ to }) => to));
  });

  it('that is repeated under its key answers the first time’s outcome, now and in the same batch', async () => {
    const id = await commentIn('held');
    const keyed = { idempotencyKey: 'press', expectedVersion: 2 };
    const [first, twin] = await Promise.all([decide(id, 'approve', keyed), decide(id, 'approve', keyed)]);
    const later = await decide(id, 'approve', keyed, other);
    expect([first!.kind, twin!.kind, later.kind]).toEqual(['decided', 'repeated', 'repeated']);
    const versions = [first, twin, later].map(
      (outcome) => outcome && 'decision' in outcome && outcome.decision.version,
    );
    expect(versions).toEqual([3, 3, 3]);
    // The key is the person's own.
    expect((await decide(id, 'spam', { ...keyed, actor: ben })).kind).toBe('stale');
  });

  it('can be taken back: rejection, approval and spam alike, with the reasons that held before', async () => {
    for (const action of ['approve', 'reject', 'spam'] as const) {
      const id = await commentIn('held');
      await decide(id, action, { reasons: action === 'approve' ? [] : ['abuse'] });
      expect(await decide(id, 'restore', { actor: ben })).toMatchObject({
        kind: 'decided',
        decision: { status: 'held', reasons: ['insult'] },
      });
      expect(await statusOf(id)).toEqual({ status: 'held', version: 4, reasons: ['insult'] });
    }
  });

  it('by the machine can be taken back, and then waits for a person', async () => {
    for (const action of ['approve', 'reject', 'spam'] as const) {
      const id = await scene.accept();
      await decide(id, action, { ...byMachine, reasons: ['links'] });
      expect(await decide(id, 'restore')).toMatchObject({ kind: 'decided', decision: { status: 'held', reasons: [] } });
    }
    // What waited already would still wait: there is nothing to take back.
    const held = await commentIn('held');
    expect((await decide(held, 'restore')).kind).toBe('not-allowed');
  });

  it('can be taken back in the batch that made it', async () => {
    const id = await commentIn('held');
    await Promise.all([decide(id, 'reject', { reasons: ['abuse'] }), decide(id, 'restore')]);
    expect(await statusOf(id)).toEqual({ status: 'held', version: 4, reasons: ['insult'] });
  });

  it('that took another one back cannot be taken back itself, nor can a submission', async () => {
    const id = await commentIn('held');
    await decide(id, 'approve');
    await decide(id, 'restore');
    expect((await decide(id, 'restore')).kind).toBe('not-allowed');
    expect((await decide(await scene.accept(), 'restore')).kind).toBe('not-allowed');
    expect(await statusOf(id)).toMatchObject({ version: 4 });
  });

  it('about a comment that is not there, or on a site that is not the decider’s, changes nothing', async () => {
    const id = await commentIn('held');
    expect(await decide(uuidv7(), 'approve')).toEqual({ kind: 'missing' });
    expect(await decide(id, 'approve', { siteIds: [uuidv7()] })).toEqual({ kind: 'missing' });
    expect(await decide(id, 'approve', { siteIds: [] })).toEqual({ kind: 'missing' });
    expect((await decide(id, 'approve', { siteIds: [scene.site.id] })).kind).toBe('decided');
  });

  it('that cannot be written does not take its neighbours along', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => commentIn('held')));
    const outcomes = await Promise.allSettled(
      ids.map((id, index) => decide(id, 'approve', { note: index === 3 ? 'nul \u0000' : 'fine' })),
    );
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(ids.map((_, index) => index !== 3));
    expect(await statusOf(ids[3]!)).toMatchObject({ status: 'held', version: 2 });
    expect(await statusOf(ids[4]!)).toMatchObject({ status: 'approved', version: 3 });
  });

  it('keeps what was found, by which policy, and how harmful it is', async () => {
    const id = await scene.accept();
    const found = {
      check: 'links',
      code: 'many-links',
      category: 'spam' as const,
      score: 0.7,
      spans: [{ start: 0, end: 3 }],
      text: 'Many links.',
    };
    await decide(id, 'hold', {
      ...byMachine,
      findings: [found],
      policyVersion: 4,
      harm: 0.35,
      reasons: ['many-links'],
    });
    const [row] = await database.query(
      'select d.findings, d.policy_version, c.harm from decisions d join comments c on c.id = d.comment_id where c.id = $1 and d.version = 2',
      [id],
    );
    expect(row).toEqual({ findings: [found], policy_version: 4, harm: expect.closeTo(0.35) });
    await decide(id, 'approve');
    const [after] = await database.query('select harm from comments where id = $1', [id]);
    expect(after).toEqual({ harm: expect.closeTo(0.35) });
  });

  it('is made about three hundred comments at once', async () => {
    const ids = await Promise.all(Array.from({ length: 300 }, () => scene.accept()));
    const outcomes = await Promise.all(ids.map((id) => decide(id, 'spam', { reasons: ['spam'] })));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['decided']));
    const rows = await database.query(
      `select 1 from comments where id = any($1::uuid[]) and status = 'spam' and version = 2`,
      [ids],
    );
    expect(rows).toHaveLength(300);
  });

  it('has one audit row and one event, which share its id and tell the same (I7, I15)', async () => {
    const [odd] = await database.query(`select
      (select count(*)::int from decisions d full join events e on e.id = d.id where d.id is null or e.id is null) as unpaired,
      (select count(*)::int from decisions d join events e on e.id = d.id where e.comment_id <> d.comment_id
         or e.comment_version <> d.version or e.data->'comment'->>'status' <> d.to_status
         or e.data->'reasons' <> to_jsonb(d.reasons) or e.data->>'by' <> d.actor_kind) as unlike,
      (select count(*)::int from comments c where c.version <> (select max(version) from decisions d where d.comment_id = c.id)) as adrift,
      (select count(*)::int > 400 from decisions) as enough`);
    expect(odd).toEqual({ unpaired: 0, unlike: 0, adrift: 0, enough: true });
  });
});
