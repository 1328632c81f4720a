import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
// @ts-expect-error -- shared with the benchmark, which is plain JavaScript
import { templates, variants } from '../../bench/support/variants.mjs';
import { ApiClient, submission } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

interface Item {
  id: string;
  status: string;
  harm: number;
  version: number;
  etag: string;
  cluster: { id: string; size: number; burstAt: string | null };
}

/** A campaign as a news site meets it: over HTTP, many authors, several articles, two workers. */
describe('a campaign', () => {
  let database: TestDatabase;
  const processes: ServiceProcess[] = [];
  let service: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, RATE_LIMITS: 'false' };
    const api = await startProcess({ ...settings, ROLES: 'api' });
    processes.push(api, ...(await Promise.all([1, 2].map(() => startProcess({ ...settings, ROLES: 'worker' })))));
    const { serviceApiKey, adminEmail, adminPassword } = JSON.parse(
      readFileSync(join(dataDir, 'credentials.json'), 'utf8'),
    );
    const anybody = new ApiClient(api.url);
    service = anybody.as(serviceApiKey);
    const signedIn = await anybody.post('/v1/sessions', { email: adminEmail, password: adminPassword });
    admin = anybody.as(signedIn.body.token);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await database.drop();
  });

  const submit = async (bodies: readonly string[], thread: string): Promise<string[]> => {
    const answers = await Promise.all(
      bodies.map((body, n) => service.post('/v1/comments', submission({ body, thread: `${thread}-${n % 4}` }))),
    );
    for (const { status } of answers) expect(status).toBe(202);
    return answers.map(({ body }) => body.id as string);
  };
  const list = async (parameters: string): Promise<Item[]> => {
    const { status, body } = await admin.get(`/v1/review-queue?limit=100&${parameters}`);
    expect(status).toBe(200);
    return body.items as Item[];
  };
  const everything = 'status=pending,held,approved,rejected,spam';
  /** The campaign's comments once all are decided and nothing rises any more. */
  const settled = (ids: readonly string[]): Promise<Item[]> =>
    until('all verdicts', async () => {
      const items = (await list(everything)).filter(({ id }) => ids.includes(id));
      return items.length === ids.length && items.every(({ status }) => status !== 'pending') ? items : null;
    });

  it.each(['en', 'ar'] as const)(
    'of thirty variants in %s ends in one cluster that the moderator sees and clears',
    async (language) => {
      const kinds = ['padding 50 %', 'leet in 20 % of letters', 'zero width in 30 % of letters', 'words left out 10 %'];
      const bodies: string[] = kinds
        .flatMap((kind, n) => variants(language, templates[language][3], kind, 8, n))
        .slice(0, 30);
      const ids = await submit(bodies, `campaign-${language}`);
      const thing = language === 'en' ? 'harbour' : 'market';
      const ordinary = await submit([`What the ${thing} needs is one good bus.`], 'ordinary');
      const items = await settled(ids);
      const cluster = items[0]!.cluster.id;
      expect(cluster).toBe([...ids].sort()[0]);
      for (const item of items) expect(item.cluster).toEqual({ id: cluster, size: 30, burstAt: expect.any(String) });

      const found = await list(`${everything}&cluster=${ids[17]}`);
      expect(found.map(({ id }) => id).sort()).toEqual([...ids].sort());
      const details = await admin.get(`/v1/comments/${ids[3]}`);
      expect(details.body.cluster).toMatchObject({ id: cluster, size: 30 });
      const [alone] = await settled(ordinary);
      expect(alone!.cluster).toEqual({ id: ordinary[0], size: 1, burstAt: null });

      // What is held of it stands before an ordinary hold, and goes in one request, with the versions seen.
      const held = await list(`cluster=${cluster}&order=harm`);
      expect(held.length).toBeGreaterThan(20);
      for (const { harm } of held) expect(harm).toBeGreaterThanOrEqual(0.5);
      const cleared = await admin.post('/v1/comments/bulk', {
        action: 'spam',
        ids: held.map(({ id, version }) => ({ id, version })),
      });
      expect(cleared.body).toMatchObject({ decided: held.length, failed: 0 });
      expect(await list(`cluster=${cluster}`)).toEqual([]);
    },
  );

  it('is asked for by an id, nothing else', async () => {
    const { status, body } = await admin.get('/v1/review-queue?cluster=casino');
    expect([status, body.errors[0].parameter]).toEqual([422, 'cluster']);
    expect(await list('cluster=0198c0de-0000-7000-8000-000000000009')).toEqual([]);
  });
});
