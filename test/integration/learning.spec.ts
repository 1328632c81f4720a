import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { DataSource } from 'typeorm';
import { runChecks } from '../../src/checks/check-runner.js';
import type { Finding } from '../../src/checks/check.js';
import { scorerCheck } from '../../src/checks/scorer.check.js';
import { ruleStream } from '../../src/evaluation/rule-stream.js';
import type { Caller } from '../../src/http/access.js';
import { machine } from '../../src/database/actor.js';
import { LearningRepository } from '../../src/learning/learning.repository.js';
import { LearningService } from '../../src/learning/learning.service.js';
import { LessonsRepository } from '../../src/learning/lessons.repository.js';
import { Refits } from '../../src/learning/refits.js';
import { SiteLayers } from '../../src/learning/site-layers.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { shippedScorer } from '../../src/scoring/load-model.js';
import { CheckInputLoader } from '../../src/screening/check-input.loader.js';
import { ScreenCommentProcessor } from '../../src/screening/screen-comment.processor.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';
import { screeningProviders } from '../support/screening.js';
import { until } from '../support/wait.js';

const providers = [...screeningProviders, LearningService, LessonsRepository, Refits];
const people = [uuidv7(), uuidv7(), uuidv7()];
const admin: Caller = {
  actor: { kind: 'person', id: people[0]!, name: 'Ada' },
  permissions: new Set(['sites:read', 'sites:manage']),
  siteIds: null,
  sessionId: null,
};
const advert = 'My sister opens her bakery on Saturday, do come by and say hello, she bakes with rye.';

/** The whole cycle on a real Postgres: two contexts stand for two processes. */
describe('learning from moderators', () => {
  let database: TestDatabase;
  let one: TestContext;
  let other: TestContext;

  beforeAll(async () => {
    database = await cloneDatabase();
    one = await openContext(database, { providers });
    other = await openContext(database, { providers });
  });
  afterAll(async () => {
    await one?.get(Refits).stop();
    await other?.get(Refits).stop();
    await one?.close();
    await other?.close();
    await database.drop();
  });

  const scenes = new Map<string, Scene>();
  const keyOf = (siteId: string): string => scenes.get(siteId)!.site.key;
  const layerIn = (context: TestContext, siteId: string) => context.get(SiteLayers).of(siteId);

  /** A site with so many decisions of three moderators, by a rule of its own. */
  const taughtSite = async (count: number): Promise<string> => {
    const scene = await Scene.open(one);
    scenes.set(scene.site.id, scene);
    await decide(scene, count, 1);
    return scene.site.id;
  };
  const decide = async (scene: Scene, count: number, seed: number): Promise<string[]> =>
    Promise.all(
      ruleStream(count, seed).map(async ({ text, label }, i) => {
        const commentId = await scene.accept({ body: text, email: `reader${seed}-${i}@example.org` });
        const outcome = await one.get(ModerationService).decide({
          commentId,
          action: label === 1 ? 'spam' : 'approve',
          actor: { kind: 'person', id: people[i % 3]!, name: 'Someone' },
          reasons: label === 1 ? ['spam'] : [],
          expectedVersion: null,
          expectedRevision: null,
        });
        expect(outcome.kind).toBe('decided');
        return commentId;
      }),
    );
  const said = async (siteId: string, body: string): Promise<{ findings: Finding[]; id: string }> => {
    const id = await scenes.get(siteId)!.accept({ body, email: `${uuidv7()}@example.org` });
    const task = await other.get(CheckInputLoader).load(id, 1);
    return { id, findings: (await runChecks([scorerCheck], task!.input)).findings };
  };
  const spamIn = (findings: Finding[]): number => findings.find(({ code }) => code === 'scorer-spam')?.score ?? 0;

  it('goes round: decisions teach, every process converges, one call takes it back, freezing keeps it so', async () => {
    const siteId = await taughtSite(260);
    const before = spamIn((await said(siteId, advert)).findings);
    expect(await layerIn(other, siteId)).toBeNull();

    expect(await one.get(Refits).round()).toBe(1);
    const first = await until('the other process to have the layer', () => layerIn(other, siteId));
    expect(spamIn((await said(siteId, advert)).findings)).toBeGreaterThan(Math.max(0.5, before));
    expect(spamIn((await said(siteId, 'The figures for the tram line do not add up, look again.')).findings)).toBeLessThan(0.5); // prettier-ignore

    const { state, snapshots } = await one.get(LearningService).snapshots(admin, keyOf(siteId));
    expect(state).toMatchObject({ activeSnapshotId: first.id, decisionsAtRefit: 260, scorerVersion: shippedScorer().version }); // prettier-ignore
    expect(snapshots).toHaveLength(1);
    expect(snapshots[0]!.outcomes.spam).toMatchObject({ refusal: null, lessons: 260 });
    expect(snapshots[0]!.outcomes.spam!.aucAfter!).toBeGreaterThan(snapshots[0]!.outcomes.spam!.aucBefore!);
    expect(snapshots[0]!.outcomes.hate).toMatchObject({ refusal: 'too-few', positives: 0 });

    // Nothing new: nothing due. Fifty more: a second snapshot.
    expect(await one.get(Refits).round()).toBe(0);
    await decide(scenes.get(siteId)!, 50, 2);
    expect(await one.get(Refits).round()).toBe(1);
    const second = await until('the second layer', async () => {
      const layer = await layerIn(other, siteId);
      return layer && layer.id !== first.id ? layer : null;
    });

    const roll = { scorerVersion: shippedScorer().version };
    await other.get(LearningService).rollBack(admin, keyOf(siteId), { ...roll, snapshotId: first.id, freeze: false });
    await until('the first layer again', async () => (await layerIn(one, siteId))?.id === first.id);
    const back = await other
      .get(LearningService)
      .rollBack(admin, keyOf(siteId), { ...roll, snapshotId: null, freeze: true });
    expect(back.activeSnapshotId).toBeNull();
    await until('no layer', async () => (await layerIn(one, siteId)) === null);
    expect(spamIn((await said(siteId, advert)).findings)).toBeCloseTo(before);

    await decide(scenes.get(siteId)!, 60, 3);
    expect(await one.get(Refits).round()).toBe(0);
    await one.get(LearningService).freeze(admin, keyOf(siteId), false);
    expect(await one.get(Refits).round()).toBe(1);
    const third = await until('a layer again', () => layerIn(other, siteId));
    expect([first.id, second.id]).not.toContain(third.id);

    const audit = await database.query<{ action: string; actor_kind: string }>(
      `select action, actor_kind from audit_entries where site_id = $1 and action like 'learning.%' order by id`,
      [siteId],
    );
    expect(audit.map(({ action, actor_kind }) => `${action} ${actor_kind}`)).toEqual([
      'learning.refitted system',
      'learning.refitted system',
      'learning.rolled-back person',
      'learning.rolled-back person',
      'learning.frozen person',
      'learning.unfrozen person',
      'learning.refitted system',
    ]);
  });

  it('writes on each decision of the machine what it was made with', async () => {
    const siteId = [...scenes.keys()][0]!;
    const { id } = await said(siteId, advert);
    await other.get(ScreenCommentProcessor).process({ commentId: id, revision: 1 });
    const layer = await layerIn(other, siteId);
    const [row] = await database.query(
      `select scorer_version as version, site_layer_id as layer from decisions where comment_id = $1 and actor_kind = 'machine'`,
      [id],
    );
    expect(row).toEqual({ version: shippedScorer().version, layer: layer!.id });
  });

  it('lets only one process refit, and another site be untouched', async () => {
    const siteId = [...scenes.keys()][0]!;
    const untouched = await Scene.open(one);
    await decide(scenes.get(siteId)!, 60, 4);
    expect(await other.get(Refits).round()).toBe(0);
    expect(await one.get(Refits).round()).toBe(1);
    expect(await layerIn(one, untouched.site.id)).toBeNull();
  });

  it('goes on with the shipped weights when a snapshot is damaged or from other weights', async () => {
    const siteId = [...scenes.keys()][0]!;
    const healthy = await until('a layer', () => layerIn(other, siteId));
    const spoil = async (packed: Buffer, version: string): Promise<void> => {
      const id = uuidv7();
      await database.query(
        `insert into learning_snapshots (id, site_id, scorer_version, packed, decisions, outcomes, created_at)
         values ($1, $2, $3, $4, 1, '{}', now())`,
        [id, siteId, version, packed],
      );
      await database.query('update site_learning set active_snapshot_id = $1 where site_id = $2', [id, siteId]);
      await other.get(SiteLayers).refresh();
    };
    const [row] = await database.query<{ packed: Buffer }>('select packed from learning_snapshots where id = $1', [healthy.id]); // prettier-ignore
    const flipped = Buffer.from(row!.packed);
    flipped[flipped.length - 5]! ^= 1;
    for (const packed of [flipped, Buffer.alloc(0), Buffer.from('garbage'.repeat(9)), row!.packed.subarray(0, 500)]) {
      await spoil(packed, shippedScorer().version);
      expect(await layerIn(other, siteId)).toBeNull();
      const { findings } = await said(siteId, advert);
      expect(findings.map(({ code }) => code)).not.toContain('check-failed');
    }
    await spoil(row!.packed, 'otherweights');
    expect(await layerIn(other, siteId)).toBeNull();
    await expect(
      one.get(LearningService).rollBack(admin, keyOf(siteId), { snapshotId: uuidv7(), freeze: false, scorerVersion: shippedScorer().version }), // prettier-ignore
    ).rejects.toMatchObject({ kind: { slug: 'invalid-request' } });
    await one.get(LearningService).rollBack(admin, keyOf(siteId), { snapshotId: healthy.id, freeze: false, scorerVersion: shippedScorer().version }); // prettier-ignore
    await until('the healthy layer', async () => (await layerIn(other, siteId))?.id === healthy.id);
  });

  it('refits at once when the shipped weights have changed', async () => {
    const siteId = [...scenes.keys()][0]!;
    await database.query(`update site_learning set scorer_version = 'before' where site_id = $1`, [siteId]);
    expect(await one.get(Refits).round()).toBe(1);
    expect((await one.get(LearningRepository).read(siteId)).scorerVersion).toBe(shippedScorer().version);
  });

  it('learns from the latest decision about today’s text, and from nothing that is gone', async () => {
    const scene = await Scene.open(one);
    const [first, second, third, fourth] = await decide(scene, 4, 9);
    const lessons = () => one.get(LessonsRepository).of(scene.site.id);
    expect(await lessons()).toHaveLength(4);
    expect((await lessons())[0]).toMatchObject({ emailDomain: 'example.org', author: expect.stringMatching(/^[0-9a-f]{64}$/) }); // prettier-ignore
    await database.query(`update comments set status = 'erased', body = '' where id = $1`, [first]);
    await database.query(`update comments set revision = 2 where id = $1`, [second]);
    expect(await lessons()).toHaveLength(2);
    await one.get(ModerationService).decide({
      commentId: third!,
      action: 'reject',
      actor: { kind: 'service', id: people[1]!, name: 'Desk' },
      reasons: ['abuse'],
      expectedVersion: null,
      expectedRevision: null,
    });
    const labels = (await lessons()).map((lesson) => lesson.labels);
    expect(labels).toContainEqual({ abuse: 1, spam: 0 });
    expect(labels).toHaveLength(2);
    await one.get(ModerationService).decide({ commentId: fourth!, action: 'hold', actor: admin.actor, reasons: [], expectedVersion: null, expectedRevision: null }); // prettier-ignore
    expect(await lessons()).toHaveLength(1);
  });

  it('learns what people take down although what is published cannot be approved once more', async () => {
    const scene = await Scene.open(one);
    scenes.set(scene.site.id, scene);
    const stream = ruleStream(300, 21);
    const act = async (label: 0 | 1): Promise<void> => {
      await Promise.all(
        stream.map(async ({ text, label: own }, i) => {
          if (own !== label) return;
          const commentId = await scene.accept({ body: text, email: `quiet${i}@example.org` });
          const actor = label === 1 ? { kind: 'person' as const, id: people[i % 3]!, name: 'Someone' } : machine;
          const action = label === 1 ? 'spam' : 'approve';
          await one.get(ModerationService).decide({ commentId, action, actor, reasons: [], expectedVersion: null, expectedRevision: null }); // prettier-ignore
        }),
      );
    };
    await act(0);
    await act(1);
    const lessons = await one.get(LessonsRepository).of(scene.site.id);
    expect(lessons.filter(({ moderator }) => moderator === null)).toHaveLength(stream.filter(({ label }) => label === 0).length); // prettier-ignore
    expect(await one.get(Refits).round()).toBe(1);
    const { state } = await one.get(LearningService).snapshots(admin, keyOf(scene.site.id));
    expect(state.lastOutcomes!.spam).toMatchObject({ refusal: null });
    expect(await layerIn(one, scene.site.id)).not.toBeNull();
  });

  it('is asked for only by those whose site it is', async () => {
    const siteId = [...scenes.keys()][0]!;
    const stranger = { ...admin, siteIds: [uuidv7()] };
    await expect(one.get(LearningService).read(stranger, keyOf(siteId))).rejects.toMatchObject({
      kind: { slug: 'not-found' },
    });
    await expect(one.get(LearningService).freeze(admin, 'site_nobody', true)).rejects.toMatchObject({ kind: { slug: 'not-found' } }); // prettier-ignore
    expect(await one.get(DataSource).query('select 1 from site_learning where frozen_at is not null')).toEqual([]);
  });
});
