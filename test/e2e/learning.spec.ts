import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleStream } from '../../src/evaluation/rule-stream.js';
import { ApiClient, submission } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { problemIn, pointersIn } from '../support/door.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

/** Real processes: an api, and two workers of which one learns and both judge. */
describe('a site that teaches', () => {
  let database: TestDatabase;
  let processes: ServiceProcess[] = [];
  let service: ApiClient;
  let admin: ApiClient;
  const learning = '/v1/sites/site_demo/learning';

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    const settings = {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      RATE_LIMITS: 'false',
      LEARNING_INTERVAL_MS: '200',
    };
    const api = await startProcess({ ...settings, ROLES: 'api' });
    processes = [api, ...(await Promise.all([0, 1].map(() => startProcess({ ...settings, ROLES: 'worker' }))))];
    const { serviceApiKey, adminEmail: email, adminPassword: password } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8')); // prettier-ignore
    service = new ApiClient(api.url, serviceApiKey);
    admin = service.as((await new ApiClient(api.url).post('/v1/sessions', { email, password })).body.token);
    const { body } = await admin.get('/v1/sites');
    await admin.send('PATCH', `/v1/sites/${body.items[0].id}`, { policy: { mode: 'premoderated' } });
  }, 90_000);

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await database.drop();
  });

  const submitAll = async (texts: string[], mark: string): Promise<string[]> => {
    const answers = await Promise.all(
      texts.map((body, i) => service.post('/v1/comments', submission({ body, thread: `${mark}${i}` }))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    await until('all to be screened', async () => (await database.query(`select 1 from comments where status = 'pending'`)).length === 0, 60_000); // prettier-ignore
    return answers.map(({ body }) => body.id as string);
  };
  /** Which layers the machine judged the comments with. */
  const layersOf = async (ids: string[]): Promise<(string | null)[]> =>
    (
      await database.query<{ layer: string | null }>(
        `select distinct site_layer_id as layer from decisions where actor_kind = 'machine' and comment_id = any($1::uuid[])`,
        [ids],
      )
    ).map(({ layer }) => layer);
  const ordinary = (seed: number): string[] => ruleStream(12, seed).map(({ text }) => text);

  it('is judged by what it taught in every worker within a minute, until one call takes that back', async () => {
    const stream = ruleStream(120, 31);
    const ids = await submitAll(stream.map(({ text }) => text), 'taught'); // prettier-ignore
    expect(await layersOf(ids)).toEqual([null]);
    const decide = async (action: string, label: 0 | 1): Promise<void> => {
      const { status, body } = await admin.post('/v1/comments/bulk', { action, ids: ids.filter((_, i) => stream[i]!.label === label) }); // prettier-ignore
      expect([status, body.failed ?? 0]).toEqual([200, 0]);
    };
    await Promise.all([decide('approve', 0), decide('spam', 1)]);

    const state = await until('a snapshot to be active', async () => {
      const { body } = await admin.get(learning);
      return body.activeSnapshotId ? body : null;
    }, 60_000); // prettier-ignore
    expect(state.lastOutcomes[0]).toMatchObject({ head: 'spam', accepted: true, refusal: null });
    // Both workers look within moments; either may screen the next comments.
    let seed = 40;
    await until('all new comments to be judged with it', async () => {
      seed += 1;
      const layers = await layersOf(await submitAll(ordinary(seed), `after${seed}-`));
      return layers.length === 1 && layers[0] === state.activeSnapshotId;
    }, 60_000); // prettier-ignore

    const back = await admin.post(`${learning}/roll-back`, { snapshotId: null, freeze: true });
    expect([back.status, back.body.activeSnapshotId, typeof back.body.frozenAt]).toEqual([200, null, 'string']);
    await until('the shipped weights alone again', async () => {
      seed += 1;
      const layers = await layersOf(await submitAll(ordinary(seed), `back${seed}-`));
      return layers.length === 1 && layers[0] === null;
    }, 60_000); // prettier-ignore
    const { body } = await admin.get(`${learning}/snapshots`);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(state.activeSnapshotId);
    const again = await admin.post(`${learning}/roll-back`, { snapshotId: state.activeSnapshotId });
    expect(again.body).toMatchObject({ activeSnapshotId: state.activeSnapshotId, frozenAt: back.body.frozenAt });
    expect((await admin.post(`${learning}/unfreeze`)).body.frozenAt).toBeNull();

    const { body: log } = await admin.get('/v1/audit-log?action=learning.rolled-back');
    expect(log.items).toHaveLength(2);
    const printed = processes.map((process) => process.output()).join('\n');
    expect(printed).toContain('site learning refitted');
    for (const { text } of stream) expect(printed).not.toContain(text);
  }, 240_000);

  it('answers what makes no sense with a problem, and tells nobody what is not theirs', async () => {
    expect(pointersIn(await admin.post(`${learning}/roll-back`, {}))).toEqual(['/snapshotId']);
    expect(pointersIn(await admin.post(`${learning}/roll-back`, { snapshotId: 'latest' }))).toEqual(['/snapshotId']);
    const unknown = { snapshotId: '0198c0de-0000-7000-8000-000000000001' };
    expect(pointersIn(await admin.post(`${learning}/roll-back`, unknown))).toEqual(['/snapshotId']);
    expect(pointersIn(await admin.post(`${learning}/roll-back`, { snapshotId: null, freeze: 'yes' }))).toEqual(['/freeze']); // prettier-ignore
    expect(problemIn(await admin.get('/v1/sites/site_nobody/learning'))).toBe('404 /problems/not-found');
    expect(problemIn(await admin.as('').get(learning))).toBe('401 /problems/sign-in-needed');
    expect(problemIn(await service.post(`${learning}/freeze`))).toBe('403 /problems/not-allowed');
  });
});
