import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../src/embedded/free-port.js';
import { ApiClient, submission } from '../support/api-client.js';
import { Canary, readRedis, readTables } from '../support/canary.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { linkIn, MailServer, type ReceivedMail } from '../support/mail-server.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { StreamReader } from '../support/stream-reader.js';
import { until } from '../support/wait.js';
import { answers as answering, echoes, WebhookReceiver } from '../support/webhook-receiver.js';

/** I12: a reader's address goes through everything there is, and is then looked for everywhere. */
describe.each(queueBackends)('the e-mail address, with the queue on %s', (backend) => {
  const canary = new Canary();
  /** Stands in the URL of a webhook, as a token of the receiver's would. */
  const urlCanary = new Canary();
  const secrets: string[] = [];
  let database: TestDatabase;
  let processes: ServiceProcess[] = [];
  let settings: Record<string, string>;
  let anybody: ApiClient;
  let mails: MailServer;
  let stream: StreamReader;
  let receiver: WebhookReceiver;
  const answers: string[] = [];

  /** All sinks by name, each with what it holds. */
  const sinks = async (): Promise<Map<string, string>> =>
    new Map([
      ...(await readTables(database)),
      ...(settings.REDIS_URL ? await readRedis(settings.REDIS_URL, settings.QUEUE_PREFIX!) : []),
      ...processes.map((process, index): [string, string] => [`log of process ${index}`, process.output()]),
      ['metrics', (await anybody.get('/metrics')).text],
      ['answers', answers.join('\n')],
      ['event stream', stream.raw],
      ['mails, but for the header To', mails.mails.map(besidesTo).join('\n')],
      ['webhooks', receiver.received.map((webhook) => JSON.stringify(webhook)).join('\n')],
    ]);
  const leaks = async (): Promise<string[]> =>
    [...(await sinks())].flatMap(([sink, text]) => canary.findIn(text).map((form) => `${form} in ${sink}`));

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    mails = await MailServer.open();
    receiver = await WebhookReceiver.start();
    receiver.reaction = echoes;
    const port = String(await freePort());
    settings = {
      ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'trace', ...queueSettings(backend) },
      ...{ SMTP_URL: mails.url, MAIL_FROM: 'comments@paper.example', PUBLIC_URL: `http://127.0.0.1:${port}` },
      WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8',
    };
    // The Redis tap is a sink like any other.
    if (settings.REDIS_URL) settings.EVENTS_REDIS_STREAM = `${settings.QUEUE_PREFIX}:events`;
    processes = [
      await startProcess({ ...settings, PORT: port, ROLES: 'api' }),
      await startProcess({ ...settings, ROLES: 'worker' }),
    ];
    anybody = new ApiClient(processes[0]!.url);
    const credentials = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    const signedIn = await anybody.post('/v1/sessions', {
      email: credentials.adminEmail,
      password: credentials.adminPassword,
    });
    const admin = anybody.as(signedIn.body.token);
    const service = anybody.as(credentials.serviceApiKey);
    stream = await StreamReader.open(`${anybody.url}/v1/events/stream`, { authorization: `Bearer ${service.token}` });
    const heard = ApiClient.transcript.length;

    const made = await service.post('/v1/webhooks', { url: `${receiver.url()}&token=${urlCanary.address}` });
    const webhook = `/v1/webhooks/${made.body.id}`;
    await until('the webhook to be verified', async () => (await service.get(webhook)).body.status === 'enabled');
    const email = canary.address;
    const receipts: string[] = [];
    const ids: string[] = [];
    const send = async (fields: Record<string, unknown>, headers: Record<string, string> = {}): Promise<void> => {
      const { body } = await anybody.post('/v1/comments', submission({ thread: 'canary', email, ...fields }), headers);
      if (body.id) ids.push(body.id);
      if (body.receipt) receipts.push(body.receipt);
    };
    await send({});
    await send({}, { 'idempotency-key': 'canary-1' });
    await send({ body: 'You fucking idiot, you moron.' });
    await send({ body: 'يا ابن الكلب يا حقير' });
    await send({ honeypot: 'filled in' });
    await send({ website: 'https://example.org/about' });
    // Refused at the door, at each step of it.
    await send({ site: 'nobody' });
    await send({ name: 'a\u0000b', locale: '???' });
    await send({ parentId: '00000000-0000-7000-8000-000000000000' });
    await send({ extra: email, [email]: 1 });
    await anybody.post('/v1/comments', `{"site":"site_demo","email":"${email}",`);
    await anybody.post('/v1/comments', JSON.stringify([email]));
    await anybody.post('/v1/comments', email, { 'content-type': 'text/plain' });
    await anybody.post('/v1/comments', 'x'.repeat(40_000) + email);
    await anybody.post('/v1/sessions', { email, password: 'not the password' });
    await anybody.get(`/v1/comments/${encodeURIComponent(email)}/status`);
    await fetch(`${anybody.url}/demo`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ name: 'Form', email, body: 'Through the form, calmly.' }),
    });
    // The mail path: a mail that is taken, one that the server refuses with the address in its answer, the page, the token.
    await anybody.as(receipts[0]!).post(`/v1/comments/${ids[0]}/prove-address`);
    const mail = await until('the mail', () => mails.to(email)[0]);
    const path = linkIn(mail).replace(anybody.url, '');
    await anybody.get(path);
    const pressed = await anybody.send('POST', path, '', { 'content-type': 'application/x-www-form-urlencoded' });
    await anybody.get(path);
    await send({ authorToken: /ant_a_[\w-]{43}/.exec(pressed.text)![0] });
    mails.refuseWith = { code: 550, text: 'No such user' };
    await anybody.as(receipts[2]!).post(`/v1/comments/${ids[2]}/prove-address`);
    await until('the mail to be given up', async () => {
      const rows = await database.query('select 1 from address_proofs where failed_at is not null');
      return rows.length > 0;
    });
    const { body: banned } = await admin.get('/v1/sites');
    const ban = { siteId: banned.items[0].id, kind: 'fingerprint', email, action: 'hold', reason: 'For the test' };
    expect((await admin.post('/v1/bans', ban)).status).toBe(201);
    await send({});
    // Webhooks are taken, refused, and find nobody; and are looked at by those whose they are.
    receiver.reaction = answering(500, 'No room');
    await send({});
    await until('a refused delivery', async () => {
      const refused = `select 1 from webhook_attempts where outcome = 'refused-by-receiver'`;
      return (await database.query(refused)).length > 0;
    });
    secrets.push(made.body.secret, (await service.post(`${webhook}/rotate-secret`)).body.secret);
    await receiver.goAway();
    await service.post(`${webhook}/test`);
    await service.send('PATCH', webhook, { url: `http://127.0.0.1:1/${urlCanary.address}` });
    await service.post(`${webhook}/verify`);
    await service.post('/v1/webhooks', { url: `http://10.0.0.1/${urlCanary.address}` });
    await service.post('/v1/webhooks', { url: `https://${urlCanary.address}` });
    await until('all verdicts', async () => {
      const [{ left }] = (await database.query<{ left: number }>(
        `select count(*)::int as left from comments where status = 'pending'`,
      )) as [{ left: number }];
      return left === 0;
    });
    for (const id of ids) {
      const { headers } = await admin.get(`/v1/comments/${id}`);
      await admin.post(`/v1/comments/${id}/reject`, { reason: 'other' }, { 'if-match': headers.get('etag')! });
      await admin.post(`/v1/comments/${id}/restore`, {}, { 'if-match': '"3"' });
      await anybody.get(`/v1/comments/${id}/status`);
    }
    for (const path of [
      '/v1/review-queue?status=held,approved,rejected,spam',
      '/v1/audit-log',
      '/v1/people',
      '/v1/api-keys',
      '/v1/sites',
      '/v1/bans?state=all',
      '/v1/sessions/current',
      '/v1/webhooks',
      '/v1/webhooks/dead',
      `${webhook}/deliveries`,
    ]) {
      await admin.get(path);
    }
    await service.get('/v1/events?after=0&limit=1000&wait=0');
    await anybody.get('/v1/threads/site_demo/canary/comments');
    await anybody.get('/demo');
    // What the client sent under its own eyes comes back to it alone: the refusal that names the field it made up.
    answers.push(
      ...ApiClient.transcript
        .slice(heard)
        .filter(
          (line) => !line.includes('is not a field of this request') && !line.includes('GET /v1/comments/Canary'),
        ),
    );
    expect(ids.length).toBe(9);
  }, 90_000);

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    stream.cut();
    await mails.close();
    await receiver.goAway();
    await database.drop();
  });

  it('is in no table, no queue, no log line, no metric and no answer', async () => {
    expect([...(await sinks()).values()].join('').length).toBeGreaterThan(10_000);
    const taps = ['event stream', ...(settings.REDIS_URL ? [settings.EVENTS_REDIS_STREAM!] : [])];
    for (const tap of taps)
      await until(`${tap} to be full`, async () => (await sinks()).get(tap)?.includes('comment.restored'));
    expect(await leaks()).toEqual([]);
  });

  it('leaves URLs and secrets of webhooks where they belong, too', async () => {
    // An endpoint is shown to those whose it is, and sent to; a secret is shown once.
    const shown = /^(GET|POST|PATCH) \/v1\/webhooks(\/[0-9a-f-]{36}(\/rotate-secret)?)? 20[01] /;
    const places = await sinks();
    places.set('answers', answers.filter((line) => !shown.test(line)).join('\n'));
    for (const place of ['webhooks', 'public.webhook_endpoints.url']) places.delete(place);
    const found = [...places].flatMap(([sink, text]) => [
      ...urlCanary.findIn(text).map((form) => `URL, ${form}, in ${sink}`),
      ...secrets.filter((secret) => holdsSecret(text, secret)).map(() => `secret in ${sink}`),
    ]);
    expect(found).toEqual([]);
    const holding = answers.filter((line) => secrets.some((secret) => holdsSecret(line, secret)));
    expect(holding.map((line) => line.split(' ', 1)[0])).toEqual(['POST', 'POST']);
    expect(answers.some((line) => urlCanary.findIn(line).length > 0)).toBe(true);
  });

  it('is found by this very scan when it is planted in a table', async () => {
    const hidden = Buffer.from(`note for ${canary.address}!`).toString('base64');
    await database.query(`update decisions set note = $1 where version = 1`, [hidden]);
    expect((await leaks()).some((leak) => leak.endsWith('public.decisions.note'))).toBe(true);
    await database.query(`update decisions set note = null where note = $1`, [hidden]);
    expect(await leaks()).toEqual([]);
  });

  it('is found by this very scan when it is planted in the queue', async () => {
    if (backend === 'Postgres') {
      const [table] = await database.query<{ name: string }>(
        `select table_name as name from information_schema.columns where table_schema = 'bullmq' and data_type = 'jsonb' limit 1`,
      );
      expect(table).toBeDefined();
      await database.query(`create table bullmq.planted as select $1::text as value`, [canary.address.toUpperCase()]);
      expect(await leaks()).toContain('plain in bullmq.planted.value');
      await database.query('drop table bullmq.planted');
      return;
    }
    const redis = new Redis(settings.REDIS_URL!);
    await redis.hset(`${settings.QUEUE_PREFIX}:planted`, 'failedReason', encodeURIComponent(canary.address));
    const found = await leaks();
    await redis.del(`${settings.QUEUE_PREFIX}:planted`);
    redis.disconnect();
    expect(found).toContain(`url-encoded in ${settings.QUEUE_PREFIX}:planted`);
  });

  it('goes out in mails to itself alone: in the envelope and in the header To', () => {
    expect(mails.mails.map(({ to }) => to.join().toLowerCase())).toEqual([canary.address.toLowerCase()]);
    expect(mails.mails[0]!.headers.get('to')?.toLowerCase()).toBe(canary.address.toLowerCase());
    expect(canary.findIn(mails.mails[0]!.source)).not.toEqual([]);
  });

  it('is sealed in its row, and opens for that row only', async () => {
    const rows = await database.query<{ email_sealed: Buffer }>('select email_sealed from comments');
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map(({ email_sealed }) => email_sealed.toString('hex'))).size).toBe(rows.length);
    expect(rows.flatMap(({ email_sealed }) => canary.findIn(email_sealed.toString('latin1')))).toEqual([]);
  });
});

function besidesTo({ source, text }: ReceivedMail): string {
  return `${source.replace(/^To: .*(\r\n[ \t].*)*/im, '')}\n${text}`;
}

function holdsSecret(text: string, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const forms = [key.toString('base64').replace('=', ''), key.toString('base64url'), key.toString('hex')];
  return forms.some((form) => text.includes(form));
}
