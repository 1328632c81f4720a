import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Permission } from '../../src/http/access.js';
import { roles } from '../../src/people/roles.js';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { routesInProcess, type Route } from '../support/routes.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';

const nobody = '00000000-0000-7000-8000-000000000000';
const password = 'a password for tests';

/** Who may do what: the whole of it, generated from the routes that there are. */
describe('access', () => {
  let database: TestDatabase;
  let api: ServiceProcess;
  let routes: Route[];
  let document: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a JSON document
  const clients: Record<string, ApiClient> = {};
  const granted: Record<string, ReadonlySet<Permission>> = {};
  const existing: Record<string, string> = {};

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    api = await startProcess({ DATABASE_URL: database.url, DATA_DIR: dataDir, ROLES: 'api', RATE_LIMITS: 'false' });
    const made = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    const anonymous = new ApiClient(api.url);
    const signIn = async (email: string, secret: string): Promise<ApiClient> =>
      anonymous.as((await anonymous.post('/v1/sessions', { email, password: secret })).body.token);
    const admin = await signIn(made.adminEmail, made.adminPassword);
    const service = anonymous.as(made.serviceApiKey);
    const { body: other } = await admin.post('/v1/sites', { name: 'Another paper', origins: [] });
    const person = async (role: string, siteIds: string[] | null): Promise<ApiClient> => {
      const email = `${role}${siteIds ? '.other' : ''}@example.org`;
      const created = await admin.post('/v1/people', { name: role, email, password, role, siteIds });
      expect([created.status, created.text]).toEqual([201, expect.anything()]);
      return signIn(email, password);
    };
    Object.assign(clients, {
      ...{ anonymous, admin, service },
      viewer: await person('viewer', null),
      moderator: await person('moderator', null),
      'admin of another site': await person('admin', [other.id]),
    });
    Object.assign(granted, {
      ...{
        anonymous: new Set(),
        service: new Set(['events:read', 'webhooks:manage', 'comments:submit']),
        viewer: new Set(roles.viewer),
      },
      ...{
        moderator: new Set(roles.moderator),
        admin: new Set(roles.admin),
        'admin of another site': new Set(roles.admin),
      },
    });
    existing.comments = (await service.post('/v1/comments', submission())).body.id;
    existing.sites = (await admin.get('/v1/sites')).body.items.find(
      ({ key }: { key: string }) => key === 'site_demo',
    ).id;
    const ban = { siteId: existing.sites, kind: 'word', value: 'x', action: 'hold', reason: 'For the test' };
    existing.bans = (await admin.post('/v1/bans', ban)).body.id;
    existing.people = (await admin.get('/v1/people')).body.items[0].id;
    existing['api-keys'] = (await admin.get('/v1/api-keys')).body.items[0].id;
    const webhook = { url: 'https://nowhere.invalid/hook', site: 'site_demo' };
    existing.webhooks = (await service.post('/v1/webhooks', webhook)).body.id;
    existing.deliveries = uuidv7();
    await database.query(
      `insert into webhook_deliveries (id, endpoint_id, event_id, sequence, status, dead_reason, created_at)
       values ($1, $2, $3, 1, 'dead', 'attempts-exhausted', now())`,
      [existing.deliveries, existing.webhooks, uuidv7()],
    );
    document = (await anonymous.get('/openapi.json')).body;
    routes = await routesInProcess(database);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database.drop();
  });

  const documented = (): { method: string; path: string; parameters: { name: string; in: string }[] }[] =>
    Object.entries<Record<string, { parameters?: { name: string; in: string }[] }>>(document.paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, { parameters = [] }]) => ({
          method: method.toUpperCase(),
          path,
          parameters,
        })),
    );
  const call = (
    client: ApiClient,
    { method, path }: { method: string; path: string },
    id: string,
    body: unknown = {},
  ): Promise<Answer> => {
    const filled = path
      .replace('{id}', id)
      .replace('{deliveryId}', existing.deliveries!)
      .replace('{site}', 'site_demo')
      .replace('{thread}', 'harbour')
      .replace('{slug}', 'not-found');
    // Neither a long poll nor a stream: the one answers at once, the other refuses.
    const query = { '/v1/events': '?wait=0', '/v1/events/stream': '?after=none' }[path] ?? '';
    return client.send(method, filled + query, ['GET', 'DELETE'].includes(method) ? undefined : body, {
      'if-match': '"1"',
    });
  };
  /** Ending one's own session has a test of its own: here it would end the others' too. */
  const called = (): Route[] =>
    routes.filter(
      ({ path, method }) => path.startsWith('/v1/') && !(path === '/v1/sessions/current' && method === 'DELETE'),
    );

  it('is declared for every route', () => {
    expect(routes.length).toBeGreaterThan(25);
    expect(routes.filter(({ policy }) => policy === undefined).map(({ handler }) => handler)).toEqual([]);
  });

  it('is documented: the OpenAPI document has every route under /v1, and none that is not there', () => {
    const name = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;
    const known = routes.map(name);
    expect(
      routes
        .filter(({ path }) => path.startsWith('/v1/'))
        .map(name)
        .sort(),
    ).toEqual(
      documented()
        .filter(({ path }) => path.startsWith('/v1/'))
        .map(name)
        .sort(),
    );
    expect(
      documented()
        .map(name)
        .filter((route) => !known.includes(route)),
    ).toEqual([]);
  });

  it('is what the OpenAPI document, a valid one of version 3.1, is about', async () => {
    const validator = new Validator();
    const result = await validator.validate(document);
    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, validator.version, document.openapi]).toEqual([true, '3.1', '3.1.0']);
    const ids = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('is given to each role as the table of roles says, and to nobody else', async () => {
    const wrong: string[] = [];
    for (const route of called()) {
      for (const [role, client] of Object.entries(clients)) {
        const { status, headers } = await call(client, route, nobody);
        const { policy } = route;
        const expected =
          policy === 'public'
            ? 'let in'
            : policy === 'receipt'
              ? 401
              : role === 'anonymous'
                ? 401
                : policy === 'signed-in' || granted[role]!.has(policy!)
                  ? 'let in'
                  : 403;
        const got = status === 401 || status === 403 ? status : status < 500 ? 'let in' : status;
        if (got !== expected) wrong.push(`${role}: ${route.method} ${route.path} is ${status}, not ${expected}`);
        if (status === 401) expect(headers.get('www-authenticate')).toBe('Bearer');
      }
    }
    expect(wrong).toEqual([]);
  });

  it('by a token that is none is refused on every route that asks who is calling', async () => {
    const forged = ['ant_s_0000', 'x', '', `${clients.admin!.token}x`, clients.admin!.token!.toUpperCase()];
    for (const route of called().filter(({ policy }) => policy !== 'public' && policy !== 'receipt')) {
      for (const token of forged) {
        const answer = await clients.anonymous!.send(route.method, route.path.replace('{id}', nobody), undefined, {
          authorization: `Bearer ${token}`,
        });
        expect([route.path, token.length, answer.status]).toEqual([route.path, token.length, 401]);
      }
    }
  });

  it('to what belongs to another site is answered as if it were not there', async () => {
    const bodies: Record<string, unknown> = {
      ...{ reject: { reason: 'abuse' }, 'reveal-email': { reason: 'curiosity' }, sites: { name: 'Mine now' } },
      ...{ people: { name: 'Mallory' }, rotate: {}, erase: { reason: 'curiosity' } },
      resend: { fromSequence: 1, toSequence: 2 },
    };
    const stranger = clients['admin of another site']!;
    const foreign = called().filter(({ path, policy }) => path.includes('{id}') && policy !== 'receipt');
    expect(foreign.length).toBeGreaterThanOrEqual(10);
    for (const route of foreign) {
      const [, , kind, , action] = route.path.split('/');
      const body = bodies[action ?? kind!] ?? {};
      const answer = await call(stranger, route, existing[kind!]!, body);
      const unknown = await call(stranger, route, nobody, body);
      expect([route.handler, answer.status, unknown.status]).toEqual([route.handler, 404, 404]);
      expect({ ...answer.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    }
    const [comment] = await database.query('select status, version from comments where id = $1', [existing.comments]);
    expect(comment).toEqual({ status: 'pending', version: 1 });
    const revealed = await database.query(`select 1 from audit_entries where action = 'email.revealed'`);
    expect(revealed).toEqual([]);
  });

  it('to lists shows of other sites nothing', async () => {
    const stranger = clients['admin of another site']!;
    const bulk = await stranger.post('/v1/comments/bulk', { action: 'spam', ids: [existing.comments] });
    expect(bulk.body.results).toMatchObject([{ id: existing.comments, outcome: 'missing' }]);
    for (const path of [
      '/v1/review-queue?status=pending',
      '/v1/events?wait=0',
      '/v1/sites',
      '/v1/people',
      '/v1/api-keys',
      '/v1/bans?state=all',
      '/v1/webhooks',
      '/v1/webhooks/dead',
      '/v1/audit-log?limit=100',
    ]) {
      const { status, text } = await stranger.get(path);
      expect(status).toBe(200);
      // An audit log names whoever did something on one's own site, and the admin of every site made this one.
      const { people, ...others } = existing;
      const ids = path.startsWith('/v1/audit-log') ? Object.values(others) : [...Object.values(others), people!];
      expect([path, ids.filter((id) => text.includes(id))]).toEqual([path, []]);
    }
    const lists = ['/v1/review-queue', '/v1/audit-log', '/v1/webhooks', '/v1/webhooks/dead'];
    for (const path of lists.map((list) => `${list}?site=site_demo`))
      expect((await stranger.get(path)).status).toBe(404);
    // The same lists do show them to those whose they are.
    expect((await clients.admin!.get('/v1/review-queue?status=pending')).text).toContain(existing.comments);
    expect((await clients.admin!.get('/v1/webhooks')).text).toContain(existing.webhooks);
    expect((await clients.admin!.get('/v1/webhooks/dead')).text).toContain(existing.deliveries);
  });

  it('cannot be widened by an admin of one site', async () => {
    const stranger = clients['admin of another site']!;
    const wider = [
      stranger.post('/v1/people', { name: 'Eve', email: 'eve@example.org', password, role: 'admin', siteIds: null }),
      stranger.post('/v1/people', {
        name: 'Eve',
        email: 'eve@example.org',
        password,
        role: 'viewer',
        siteIds: [existing.sites],
      }),
      stranger.post('/v1/api-keys', { name: 'all', scopes: ['events:read'], siteIds: null }),
      stranger.post('/v1/sites', { name: 'Third', origins: [] }),
    ];
    expect((await Promise.all(wider)).map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('ends with the session', async () => {
    const { body } = await clients.anonymous!.post('/v1/sessions', { email: 'viewer@example.org', password });
    const viewer = clients.anonymous!.as(body.token);
    expect((await viewer.get('/v1/review-queue')).status).toBe(200);
    expect((await viewer.send('DELETE', '/v1/sessions/current')).status).toBe(204);
    expect((await viewer.get('/v1/review-queue')).status).toBe(401);
    expect((await clients.service!.send('DELETE', '/v1/sessions/current')).status).toBe(403);
    expect((await clients.anonymous!.send('DELETE', '/v1/sessions/current')).status).toBe(401);
  });

  it('with parameters that nobody foresaw is a problem and never a fault', async () => {
    const hostile = [
      '',
      ' ',
      '0',
      '-1',
      '1e9',
      '99999999999999999999',
      'NaN',
      'null',
      '%00',
      '%F0%9F%98%80',
      '%ED%A0%80',
      "'",
      '%25',
      'a,b,,',
      '[]',
      'x'.repeat(3_000),
    ];
    const wrong: string[] = [];
    for (const { path, parameters } of documented().filter(
      ({ method, path }) => method === 'GET' && path !== '/metrics',
    )) {
      const filled = path
        .replace('{id}', existing[path.split('/')[2]!]!)
        .replace('{deliveryId}', existing.deliveries!)
        .replace('{site}', 'site_demo')
        .replace('{thread}', 'harbour');
      const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      for (const name of [...names, 'constructor', 'hasOwnProperty', 'x[y]']) {
        const queries = [...hostile.map((value) => `${name}=${value}`), `${name}=1&${name}=2`, `${name}[a]=1`];
        // A parameter that is wrong keeps a stream from beginning.
        const wrongOne = name === 'after' ? '&types=none' : '&after=none';
        const atOnce = { '/v1/events': '&wait=0', '/v1/events/stream': wrongOne }[path] ?? '';
        if (name === 'wait') continue;
        const answers = await Promise.all(queries.map((query) => clients.admin!.get(`${filled}?${query}${atOnce}`)));
        answers.forEach(({ status }, index) => status >= 500 && wrong.push(`${path}?${queries[index]} is ${status}`));
      }
    }
    expect(wrong).toEqual([]);
  });
});
