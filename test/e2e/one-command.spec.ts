import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission } from '../support/api-client.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

/** What `npm start` runs: both roles on a Postgres of its own, with nothing configured. */
describe('the one command', () => {
  let running: ServiceProcess[] = [];
  const newFolder = (): string => mkdtempSync(join(process.env.TEST_FOLDER!, 'one-'));
  const start = async (dataDir: string): Promise<ServiceProcess> => {
    const service = await startProcess({ DATA_DIR: dataDir, NODE_ENV: 'development', MASTER_KEYS: '' });
    running.push(service);
    return service;
  };
  const credentialsIn = (dataDir: string): Record<string, string> =>
    JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));

  afterEach(async () => {
    await Promise.all(running.map((service) => service.stop()));
    running = [];
  });

  it('says what to open and which keys it made, and keeps them for its owner only', async () => {
    const dataDir = newFolder();
    const service = await start(dataDir);
    // The greeting is printed after the log line that tells of the start.
    await until('the greeting', () => service.output().includes('Stop with Ctrl-C'));
    const credentials = credentialsIn(dataDir);
    expect(Object.keys(credentials)).toEqual(['url', 'siteKey', 'serviceApiKey', 'adminEmail', 'adminPassword']);
    for (const value of Object.values(credentials)) expect(service.output()).toContain(value);
    expect(service.output()).toContain(`${credentials.url}/demo`);
    expect(statSync(join(dataDir, 'credentials.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'master-keys')).mode & 0o777).toBe(0o600);
    const anybody = new ApiClient(service.url);
    expect((await anybody.get('/demo')).text).toContain('<form');
    expect((await anybody.get('/demo/ar')).text).toContain('dir="rtl"');
    expect((await anybody.get('/docs')).status).toBe(200);
  }, 60_000);

  it('keeps everything through kill -9 and a new start', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    const before = credentialsIn(dataDir);
    const service = new ApiClient(first.url, before.serviceApiKey);
    const accepted = await Promise.all(Array.from({ length: 30 }, () => service.post('/v1/comments', submission())));
    expect(new Set(accepted.map(({ status }) => status))).toEqual(new Set([202]));
    await first.kill();

    const second = await start(dataDir);
    const { url, ...kept } = credentialsIn(dataDir);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(kept).toEqual({ ...before, url: undefined });
    for (const { body } of accepted) {
      const { id, receipt } = body as { id: string; receipt: string };
      await until('a verdict', async () => {
        const { body: now } = await new ApiClient(second.url, receipt).get(`/v1/comments/${id}/status`);
        return now.status === 'approved';
      });
    }
  }, 60_000);

  it('answers 503 and loses nothing while its Postgres is dead, and goes on when it is back', async () => {
    const dataDir = newFolder();
    const running = await start(dataDir);
    const service = new ApiClient(running.url, credentialsIn(dataDir).serviceApiKey);
    const pid = Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    const answers: Awaited<ReturnType<typeof service.post>>[] = [];
    await until(
      'a submission to be accepted again',
      async () => {
        const answer = await service.post('/v1/comments', submission(), { 'idempotency-key': `try-${answers.length}` });
        answers.push(answer);
        return answer.status === 202 && answers.some(({ status }) => status === 503);
      },
      40_000,
    );
    for (const { status, headers } of answers.filter((answer) => answer.status !== 202)) {
      expect([status, headers.get('retry-after')]).toEqual([503, '2']);
    }
    for (const { body } of answers.filter(({ status }) => status === 202)) {
      const { id, receipt } = body as { id: string; receipt: string };
      expect((await new ApiClient(running.url, receipt).get(`/v1/comments/${id}/status`)).status).toBe(200);
    }
  }, 90_000);

  it('refuses a second instance on one folder in one clear line', async () => {
    const dataDir = newFolder();
    await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(
      /ended with code 1:\nThe data folder \S+ is in use by another Anteroom \(process \d+\)\.[^\n]*\n$/,
    );
  }, 60_000);
});
