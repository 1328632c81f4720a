import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { freePort } from '../../src/embedded/free-port.js';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { linkIn, MailServer, type ReceivedMail } from '../support/mail-server.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

const tokenForm = /ant_a_[A-Za-z0-9_-]{43}/;

describe.each(queueBackends)('proving an address, with the queue on %s', (backend) => {
  let database: TestDatabase;
  let mails: MailServer;
  let service: ServiceProcess;
  let reader: ApiClient;
  let admin: ApiClient;
  let siteId: string;
  let settings: Record<string, string>;
  let email: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    mails = await MailServer.open();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    const port = String(await freePort());
    settings = {
      ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` },
      ...{ SMTP_URL: mails.url, MAIL_FROM: 'The Paper <comments@paper.example>', RATE_LIMITS: 'false' },
      ...queueSettings(backend),
    };
    service = await startProcess(settings);
    reader = new ApiClient(service.url);
    const made = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    const { body } = await reader.post('/v1/sessions', { email: made.adminEmail, password: made.adminPassword });
    admin = reader.as(body.token);
    siteId = (await admin.get('/v1/sites')).body.items[0].id;
  }, 90_000);
  afterAll(async () => {
    await service?.stop();
    await mails.close();
    await database.drop();
  });
  beforeEach(() => {
    email = `layla-${randomBytes(4).toString('hex')}@example.org`;
  });

  const submit = async (fields: Record<string, unknown> = {}): Promise<{ id: string; receipt: string }> => {
    const { status, body } = await reader.post('/v1/comments', submission({ email, ...fields }));
    expect([status, body.receipt]).toEqual([202, expect.any(String)]);
    return body as { id: string; receipt: string };
  };
  const ask = ({ id, receipt }: { id: string; receipt: string }): Promise<Answer> =>
    reader.as(receipt).post(`/v1/comments/${id}/prove-address`);
  const mailed = (count = 1): Promise<ReceivedMail> =>
    until(`mail number ${count} to ${email}`, () => mails.to(email)[count - 1]);
  /** The path of a link that was just mailed. */
  const link = async (
    fields: Record<string, unknown> = {},
  ): Promise<{ path: string; id: string; mail: ReceivedMail }> => {
    const comment = await submit(fields);
    const before = mails.to(email).length;
    expect((await ask(comment)).status).toBe(202);
    const mail = await mailed(before + 1);
    return { path: linkIn(mail).replace(service.url, ''), id: comment.id, mail };
  };
  const press = (path: string): Promise<Answer> =>
    reader.send('POST', path, '', { 'content-type': 'application/x-www-form-urlencoded' });
  const prove = async (fields: Record<string, unknown> = {}): Promise<{ token: string; id: string }> => {
    const { path, id } = await link(fields);
    const { status, text } = await press(path);
    expect(status).toBe(200);
    return { token: tokenForm.exec(text)![0], id };
  };
  /** Something that comes after whatever must not have come: its own mail. */
  const laterMail = async (): Promise<void> => {
    const kept = email;
    email = `later-${randomBytes(4).toString('hex')}@example.org`;
    await ask(await submit());
    await mailed();
    email = kept;
  };
  const verdict = async (fields: Record<string, unknown>): Promise<[string, string[]]> => {
    const { id } = await submit(fields);
    return until('a verdict', async () => {
      const { body } = await admin.get(`/v1/comments/${id}`);
      return body.status === 'pending' ? null : ([body.status, body.reasons] as [string, string[]]);
    });
  };
  const decide = async (id: string, action: string, body: unknown = {}): Promise<void> => {
    const details = await until('a verdict', async () => {
      const answer = await admin.get(`/v1/comments/${id}`);
      return answer.body.status === 'pending' ? null : answer;
    });
    const done = await admin.post(`/v1/comments/${id}/${action}`, body, { 'if-match': details.headers.get('etag')! });
    expect(done.status).toBe(200);
  };
  const setPolicy = async (policy: unknown): Promise<void> => {
    expect((await admin.send('PATCH', `/v1/sites/${siteId}`, { policy })).status).toBe(200);
  };

  it('takes a mail with a link, which has nothing of the comment in it', async () => {
    const { mail, path } = await link({ name: 'Telltale', body: 'The telltale heart of the matter, told with care.' });
    expect([mail.from, mail.to]).toEqual(['comments@paper.example', [email]]);
    expect(mail.headers.get('subject')).toBe('The Harbour Post (demo): is this your e-mail address?');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(path).toMatch(/^\/prove-address\/[A-Za-z0-9_-]{43}$/);
    expect(mail.source + mail.text).not.toMatch(/telltale/i);
    expect(mail.text).not.toContain(email);
  });

  it('is not done by looking, however often and by whatever', async () => {
    const { path } = await link();
    const looks = await Promise.all(
      Array.from({ length: 20 }, (_, index) => reader.send(index % 2 ? 'HEAD' : 'GET', path)),
    );
    expect(new Set(looks.map(({ status }) => status))).toEqual(new Set([200]));
    expect(looks[0]!.text).toContain(`<form method="post" action="${path}">`);
    expect(looks[0]!.text).toContain('<html lang="en" dir="ltr">');
    expect(looks[0]!.headers.get('referrer-policy')).toBe('no-referrer');
    expect(looks[0]!.headers.get('cache-control')).toBe('no-store');
    const tokens = await database.query(
      `select 1 from author_tokens t join address_proofs p using (email_fingerprint) where p.link_hash = $1`,
      [createHash('sha256').update(path.split('/').at(-1)!).digest()],
    );
    expect(tokens).toEqual([]);
    // And it still works for the person.
    expect((await press(path)).status).toBe(200);
  });

  it('is done once by the button; the second time the page says so', async () => {
    const { path, id } = await link();
    const first = await press(path);
    expect([first.status, first.text]).toEqual([200, expect.stringMatching(tokenForm)]);
    for (const again of [await press(path), await reader.get(path)]) {
      expect(again.status).toBe(410);
      expect(again.text).toContain('This link was used before');
      expect(again.text).not.toMatch(tokenForm);
    }
    const { body } = await admin.get('/v1/audit-log?action=address.proven');
    expect(body.items[0]).toMatchObject({ actor: { kind: 'reader' }, subjectId: id, siteKey: 'site_demo' });
  });

  it('is done by one of twenty who press at the same moment', async () => {
    const { path } = await link();
    const pressed = await Promise.all(Array.from({ length: 20 }, () => press(path)));
    expect(pressed.filter(({ text }) => tokenForm.test(text))).toHaveLength(1);
    expect(pressed.filter(({ status }) => status === 410)).toHaveLength(19);
  });

  it('is not done by a link that has expired, or by one that is none', async () => {
    const { path } = await link();
    const hash = createHash('sha256').update(path.split('/').at(-1)!).digest();
    await database.query(`update address_proofs set expires_at = now() - interval '1 second' where link_hash = $1`, [
      hash,
    ]);
    for (const answer of [await reader.get(path), await press(path)]) {
      expect([answer.status, answer.text]).toEqual([410, expect.stringContaining('This link has expired')]);
    }
    const odd = ['x', 'ar', encodeURIComponent('"><script>alert(1)</script>'), '%00', 'x'.repeat(3_000), 'ar/x'];
    for (const secret of odd) {
      for (const answer of [await reader.get(`/prove-address/${secret}`), await press(`/prove-address/${secret}`)]) {
        expect([secret, answer.status]).toEqual([secret, 404]);
        expect(answer.text).not.toContain('<script');
      }
    }
  });

  it('speaks Arabic, from right to left, to whoever commented in Arabic', async () => {
    const { path, mail } = await link({ locale: 'ar-EG', body: 'خبر جميل، شكرا للجريدة على هذا المقال المفيد.' });
    expect(path).toMatch(/^\/prove-address\/ar\//);
    expect(mail.text).toContain('يعمل الرابط مرة واحدة');
    const page = await reader.get(path);
    expect(page.text).toContain('<html lang="ar" dir="rtl">');
    expect(page.text).toContain('هل هذا عنوان بريدك الإلكتروني؟');
    expect((await press(path)).text).toMatch(tokenForm);
  });

  it('mails one link for a comment and three a day to an address, and tells nobody which of it was the case', async () => {
    const first = await submit();
    const answers = [await ask(first), await ask(first), await ask(first)];
    for (let i = 0; i < 4; i += 1) answers.push(await ask(await submit()));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(
      new Set(['202 {"status":"accepted"}']),
    );
    await mailed(3);
    await laterMail();
    expect(mails.to(email)).toHaveLength(3);
  });

  it('mails nothing for a comment that was turned away', async () => {
    const turnedAway = await submit();
    await decide(turnedAway.id, 'spam');
    expect((await ask(turnedAway)).status).toBe(202);
    await laterMail();
    expect(mails.to(email)).toEqual([]);
  });

  it('can be asked for by the holder of the receipt only', async () => {
    const [mine, other] = [await submit(), await submit()];
    expect((await reader.post(`/v1/comments/${mine.id}/prove-address`)).status).toBe(401);
    expect((await ask({ id: mine.id, receipt: other.receipt })).status).toBe(404);
    expect((await ask({ id: uuidv7(), receipt: mine.receipt })).status).toBe(404);
    expect((await admin.post(`/v1/comments/${mine.id}/prove-address`)).status).toBe(401);
  });

  it('opens the lighter path to the author, and to nobody who has only the same name and e-mail', async () => {
    await setPolicy({ mode: 'premoderated', trust: { approvals: 3 }, flood: { perAuthor: 100 } });
    const { token: authorToken, id } = await prove({ name: 'Layla' });
    const mine = { name: 'Layla', authorToken };
    // The comment that the link was asked for counts from the start.
    await decide(id, 'approve');
    for (let i = 0; i < 2; i += 1) {
      const next = await submit(mine);
      await decide(next.id, 'approve');
    }
    expect(await verdict(mine)).toEqual(['approved', ['trusted-author']]);
    const { body: seen } = await admin.get(`/v1/comments/${(await submit(mine)).id}`);
    expect(seen.author.standing).toEqual({
      ...{ proven: true, approvals: 3, secondsSinceRejection: null, strikes: 0, trusted: true },
    });
    // A form that a page sends goes the ordinary way; the token counts there too.
    const ordinary = await reader.post('/v1/comments', submission({ email, ...mine }), { origin: service.url });
    await until('its verdict', async () => {
      const { body } = await admin.get(`/v1/comments/${ordinary.body.id}`);
      return body.status === 'approved' && body.reasons[0] === 'trusted-author';
    });
    expect(await verdict({ name: 'Layla' })).toEqual(['held', ['premoderation']]);
    expect(await verdict({ ...mine, authorToken: `ant_a_${'x'.repeat(43)}` })).toEqual(['held', ['premoderation']]);
    expect(await verdict({ ...mine, email: 'mallory@example.org' })).toEqual(['held', ['premoderation']]);
    const [status, reasons] = await verdict({ ...mine, body: 'You fucking idiot, you moron, go away from here.' });
    expect([status, reasons.includes('trusted-author')]).toEqual(['held', false]);

    const slip = await submit(mine);
    await decide(slip.id, 'reject', { reason: 'off-topic' });
    expect(await verdict(mine)).toEqual(['held', ['premoderation']]);
    await decide(slip.id, 'restore');
    expect(await verdict(mine)).toEqual(['approved', ['trusted-author']]);

    const { status: gone, text } = await reader.post('/v1/author-tokens/revoke', { authorToken });
    expect([gone, text]).toEqual([204, '']);
    expect((await reader.post('/v1/author-tokens/revoke', { authorToken })).status).toBe(204);
    expect(await verdict(mine)).toEqual(['held', ['premoderation']]);
    await setPolicy({ mode: 'screened' });
  });

  it('can be undone by a moderator, for all tokens of an author', async () => {
    await setPolicy({ mode: 'premoderated', trust: { approvals: 1 } });
    const { token: authorToken, id } = await prove();
    await decide(id, 'approve');
    expect(await verdict({ authorToken })).toEqual(['approved', ['trusted-author']]);
    expect((await admin.post(`/v1/comments/${id}/revoke-author-tokens`)).status).toBe(204);
    expect(await verdict({ authorToken })).toEqual(['held', ['premoderation']]);
    await setPolicy({ mode: 'screened' });
  });

  it('holds an author’s next comments after three strikes, until one is taken back', async () => {
    const ids: string[] = [];
    for (const reason of ['abuse', 'hate', 'spam']) {
      const { id } = await submit();
      await decide(id, 'reject', { reason });
      ids.push(id);
    }
    expect(await verdict({})).toEqual(['held', ['strikes']]);
    await decide(ids[0]!, 'restore');
    expect(await verdict({})).toEqual(['approved', []]);
  });

  it('refuses a token that is none at the door', async () => {
    for (const authorToken of ['x', 7, `ant_a_${'x'.repeat(42)}`, `ant_k_${'x'.repeat(43)}`, {}]) {
      const { status, body } = await reader.post('/v1/comments', submission({ email, authorToken }));
      expect([status, body.errors]).toEqual([422, [{ pointer: '/authorToken', detail: 'must be an author token' }]]);
    }
    for (const authorToken of ['', null]) {
      expect((await reader.post('/v1/comments', submission({ email, authorToken }))).status).toBe(202);
    }
  });

  it('is given up when the mail server refuses the address, which reaches no log', async () => {
    mails.refuseWith = { code: 550, text: 'No such user here' };
    const comment = await submit();
    await ask(comment);
    await until('the mail to be given up', async () => {
      const rows = await database.query(
        'select 1 from address_proofs where comment_id = $1 and failed_at is not null',
        [comment.id],
      );
      return rows.length > 0;
    });
    mails.refuseWith = null;
    await until('the log to say so', () => service.output().includes('mail not sent'));
    expect(service.output()).not.toContain(email);
    expect((await reader.get('/metrics')).text).toContain('anteroom_mails_total{outcome="given-up"} 1');
  });

  it('is tried again when the mail server has trouble', async () => {
    mails.refuseWith = { code: 451, text: 'Try again later' };
    await ask(await submit());
    await until(
      'a first attempt',
      () => service.output().includes('"responseCode":451') || service.output().match(/mail not sent/g)!.length > 1,
    );
    mails.refuseWith = null;
    await mailed();
  });

  it('does not depend on the queue: a lost wish is found in the database', async () => {
    const comment = await submit();
    await database.query(
      `insert into address_proofs (id, comment_id, site_id, email_fingerprint, link_hash, requested_at, expires_at)
       select $1, id, site_id, email_fingerprint, $2, now() - interval '1 minute', now() + interval '1 hour'
       from comments where id = $3`,
      [uuidv7(), randomBytes(32), comment.id],
    );
    await mailed();
  });

  it('is not offered where no mail server is set', async () => {
    const comment = await submit();
    const silent = await startProcess({ ...settings, SMTP_URL: '', PORT: '0', ROLES: 'api' });
    const answer = await new ApiClient(silent.url, comment.receipt).post(`/v1/comments/${comment.id}/prove-address`);
    await silent.stop();
    expect([answer.status, answer.body.type]).toEqual([404, '/problems/not-found']);
    expect(await database.query('select 1 from address_proofs where comment_id = $1', [comment.id])).toEqual([]);
  });
});
