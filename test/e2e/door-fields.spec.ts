import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Door, pointersIn, problemIn } from '../support/door.js';
import { hostileTexts } from '../support/hostile-texts.js';

const id = '00000000-0000-7000-8000-000000000000';

/** Whatever a submission says: it is stored as documented, or refused with a problem that points at what is wrong. */
describe('a submission at the door', () => {
  let door: Door;

  beforeAll(async () => {
    door = await Door.open();
  }, 60_000);
  afterAll(() => door?.close());

  it('points at each field that is wrong', async () => {
    const wrong: Record<string, unknown[]> = {
      site: [null, '', 7, 'nobody', 'x'.repeat(65), ['site_demo'], 'a\nb', 'site_demo\u0000'],
      thread: [null, '', '  ', {}, 'x'.repeat(513), 'a\u0000', 'a\nb', '\ud800'],
      name: [null, '', ' \t ', false, 'x'.repeat(81), 'a\nb', 'a\u0000b', '\udc00', `Z${'\u0334'.repeat(30)}`],
      email: [
        null,
        '',
        'x',
        'a@b',
        'a b@example.org',
        `${'x'.repeat(250)}@example.org`,
        ['a@example.org'],
        'a@example.org\u0000',
      ],
      body: [null, '', '\n', 1, 'x'.repeat(10_001), '字'.repeat(8_001), 'a\u0000b', '\ud800', 'a\u001bb'],
      parentId: ['x', 7, id, `${id}0`, {}],
      threadTitle: [7, 'x'.repeat(301), 'a\nb'],
      threadUrl: ['x', 'javascript:alert(1)', 'https://example.org/\u0000', 'ftp://example.org/'],
      website: ['x', 'data:text/html,x', 'https://example.org/\u0000', 'https://example.org/\ud800', 7],
      locale: ['english, please', 7, 'e'],
      honeypot: [7, {}, 'x'.repeat(2_049)],
      formToken: ['x', 7, 'abc.aaaaaaaaaaaaaaaaaaaaaaaa'],
      authorToken: ['x', 7, {}, `ant_a_${'x'.repeat(42)}`, `ant_s_${'x'.repeat(43)}`],
      status: ['approved', null],
      id: [id],
      constructor: [null, 1, {}],
      hasOwnProperty: [1],
      'a/b~c': [1],
    };
    for (const [field, values] of Object.entries(wrong)) {
      for (const value of values) {
        const pointer = `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        expect([field, value, pointersIn(await door.submit({ [field]: value }))]).toEqual([field, value, [pointer]]);
      }
    }
  });

  it('refuses to answer a comment of another thread', async () => {
    const { body: parent } = await door.submit({ thread: 'one' });
    const approved = await door.admin.post(`/v1/comments/${parent.id}/approve`, {}, { 'if-match': '"1"' });
    expect(approved.status).toBe(200);
    expect(pointersIn(await door.submit({ thread: 'two', parentId: parent.id }))).toEqual(['/parentId']);
    expect((await door.submit({ thread: 'one', parentId: parent.id })).status).toBe(202);
  });

  it('takes hostile texts for texts, or refuses them', async () => {
    const statuses = await Promise.all(
      hostileTexts.flatMap((text) => [
        door.submit({ name: text }),
        door.submit({ body: text }),
        door.submit({ thread: text }),
        door.submit({ threadTitle: text }),
      ]),
    );
    for (const answer of statuses.filter(({ status }) => status !== 202)) expect(pointersIn(answer)).toHaveLength(1);
    expect(statuses.filter(({ status }) => status === 202).length).toBeGreaterThan(200);
  });

  it('takes any bodies at all without a fault', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...hostileTexts),
    );
    const value = fc.oneof(text, fc.jsonValue());
    const names = [
      'site',
      'thread',
      'name',
      'email',
      'body',
      'parentId',
      'website',
      'threadUrl',
      'threadTitle',
      'locale',
      'honeypot',
      'formToken',
      'authorToken',
    ];
    const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), text), value, { maxKeys: 4 });
    const bodies = fc.sample(fields, { numRuns: 200, seed: 11 });
    const answers = await Promise.all(bodies.map((body) => door.submit(body)));
    for (const answer of answers.filter(({ status }) => status !== 202)) {
      expect(problemIn(answer)).toMatch(
        /^(422 \/problems\/invalid-request|400 \/problems\/malformed-json|413 \/problems\/body-too-large)$/,
      );
    }
  });

  it('stored what it took, equal to what was sent after the documented normalisation, and nothing else (I1)', async () => {
    const text = (value: unknown): string => String(value).replace(/\r\n?/g, '\n').normalize('NFC').trim();
    const line = (value: unknown): string => text(value).replace(/[ \t\u00a0]+/g, ' ');
    const optional = (value: unknown): string | null =>
      value === undefined || value === null || text(value) === '' ? null : text(value);
    const rows = await door.database.query<{ id: string; name: string }>(
      `select c.id, c.name, c.body, t.key as thread, c.website, c.locale from comments c join threads t on t.id = c.thread_id`,
    );
    expect(door.accepted.size).toBeGreaterThan(200);
    const stored = Object.fromEntries(rows.map((row) => [row.id, row]));
    const sent = [...door.accepted].map(([comment, s]) => [
      comment,
      {
        id: comment,
        name: line(s.name),
        body: text(s.body),
        thread: text(s.thread),
        website: optional(s.website),
        locale: optional(s.locale),
      },
    ]);
    expect(stored).toEqual(Object.fromEntries(sent));
  });

  it('was never answered with a fault, a stack, a statement or a path', () => {
    expect(door.answers().length).toBeGreaterThan(600);
    expect(door.tellingAnswers()).toEqual([]);
  });
});
