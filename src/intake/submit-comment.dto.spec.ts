import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { Problem } from '../http/problem.js';
import { ValidationPipe } from '../http/validation.pipe.js';
import { SubmitComment } from './submit-comment.dto.js';

const pipe = new ValidationPipe();
const read = (body: unknown): SubmitComment =>
  pipe.transform(body, { type: 'body', metatype: SubmitComment, data: undefined }) as SubmitComment;

const good = {
  site: 'site_demo',
  thread: 'harbour',
  name: 'Layla',
  email: 'layla@example.org',
  body: 'A calm remark.',
};

/** The pointers at what is wrong with a body; empty when it is accepted. */
const pointers = (body: unknown): string[] => {
  try {
    read(body);
    return [];
  } catch (error) {
    if (error instanceof Problem) return error.extra.errors!.map(({ pointer }) => pointer!);
    throw error;
  }
};

describe('a submission', () => {
  it('needs site, thread, name, e-mail and text, and nothing else', () => {
    expect(pointers(good)).toEqual([]);
    expect(pointers({})).toEqual(['/site', '/thread', '/name', '/email', '/body']);
    for (const field of Object.keys(good)) {
      expect(pointers({ ...good, [field]: undefined })).toEqual([`/${field}`]);
      expect(pointers({ ...good, [field]: null })).toEqual([`/${field}`]);
      expect(pointers({ ...good, [field]: '  ' })).toEqual([`/${field}`]);
      expect(pointers({ ...good, [field]: ['a'] })).toEqual([`/${field}`]);
    }
  });

  it('may leave the other fields empty, as forms do', () => {
    const empty = {
      parentId: '',
      threadTitle: ' ',
      threadUrl: '',
      website: null,
      locale: '',
      honeypot: '',
      formToken: '',
      authorToken: '',
    };
    expect(read({ ...good, ...empty })).toEqual({ ...good });
  });

  it.each([
    ['/name', { name: 'x'.repeat(81) }],
    ['/name', { name: 'a\nb' }],
    ['/name', { name: `Z${'\u0334'.repeat(30)}` }],
    ['/body', { body: 'x'.repeat(10_001) }],
    ['/body', { body: '字'.repeat(8_001) }],
    ['/body', { body: 'nul\u0000nul' }],
    ['/body', { body: 'half \ud83d' }],
    ['/email', { email: 'nobody' }],
    ['/email', { email: 'a@b' }],
    ['/email', { email: 'a@example.org\nbcc: x@example.org' }],
    ['/email', { email: `${'x'.repeat(250)}@example.org` }],
    ['/parentId', { parentId: '1' }],
    ['/parentId', { parentId: { $ne: null } }],
    ['/threadTitle', { threadTitle: 'x'.repeat(301) }],
    ['/threadUrl', { threadUrl: 'javascript:alert(1)' }],
    ['/threadUrl', { threadUrl: 'https://example.org/\u0000' }],
    ['/threadUrl', { threadUrl: 'https://example.org/\ud800' }],
    ['/website', { website: 'example.org' }],
    ['/website', { website: 'ftp://example.org' }],
    ['/website', { website: 'https://example.org/a\u0000b' }],
    ['/website', { website: 'https://example.org/?half=\udc00' }],
    ['/website', { website: 'https://example.org/\u0007' }],
    ['/website', { website: `https://example.org/${'x'.repeat(2_048)}` }],
    ['/locale', { locale: 'not a tag' }],
    ['/honeypot', { honeypot: 7 }],
    ['/formToken', { formToken: 'x' }],
    ['/authorToken', { authorToken: `ant_k_${'a'.repeat(43)}` }],
    ['/authorToken', { authorToken: `ant_a_${'a'.repeat(44)}` }],
    ['/authorToken', { authorToken: 7 }],
    ['/status', { status: 'approved' }],
    ['/constructor', { constructor: null }],
  ])('is refused at %s', (pointer, fields) => {
    expect(pointers({ ...good, ...fields })).toEqual([pointer]);
  });

  it('takes addresses, names and pages of all scripts', () => {
    const fields = {
      name: 'ليلى',
      email: 'ليلى@example.org',
      thread: 'https://news.example/الميناء?x=1',
      threadTitle: 'الجسر',
    };
    expect(read({ ...good, ...fields })).toEqual({ ...good, ...fields });
    expect(pointers({ ...good, website: 'https://مثال.example/صفحة' })).toEqual([]);
  });

  it('is stored as normalised: NFC, line feeds, nothing around it, single spaces in lines', () => {
    const sent = { ...good, name: ' Ame\u0301lie   B. ', body: '\r\n one\r\ntwo   three \u00a0', thread: ' harbour ' };
    expect(read(sent)).toEqual({ ...good, name: 'Amélie B.', body: 'one\ntwo   three', thread: 'harbour' });
  });

  it('is the same when what was accepted is sent again', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(' ', '\n', 'e\u0301'), fc.string({ unit: 'grapheme', maxLength: 1 })),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, text, text, (name, body, threadTitle) => {
        const sent = { ...good, name, body, threadTitle };
        fc.pre(pointers(sent).length === 0);
        const once = read(sent);
        expect(read({ ...once })).toEqual(once);
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  it('of any JSON at all is a valid submission or a problem', () => {
    const field = fc.oneof(
      fc.constantFrom(...Object.keys(good), 'parentId', 'website', 'threadUrl', 'honeypot', 'constructor', 'valueOf'),
      fc.string(),
    );
    const body = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(field, fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }))),
    );
    fc.assert(
      fc.property(body, fc.boolean(), (drawn, completed) => {
        const sent = completed && typeof drawn === 'object' && !Array.isArray(drawn) ? { ...good, ...drawn } : drawn;
        try {
          const dto = read(sent);
          expect(dto).toBeInstanceOf(SubmitComment);
          for (const key of Object.keys(good)) expect(typeof dto[key as keyof SubmitComment]).toBe('string');
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          expect(error.kind.status).toBe(422);
          expect(error.extra.errors!.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500, seed: 9 },
    );
  });
});

describe('what is plainly right', () => {
  const glance = (fields: object): boolean =>
    SubmitComment.plainlyRight(SubmitComment.from(fields as Record<string, unknown>));
  const refusedByTheRules = (fields: object): string[] =>
    validateSync(SubmitComment.from(fields as Record<string, unknown>), {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
    }).map(({ property }) => property);

  const extras = {
    parentId: '0192b0f0-1111-7222-8333-444455556666',
    threadTitle: 'Der Hafen',
    locale: 'en-GB',
    formToken: `mabc1234.${'a'.repeat(24)}`,
    authorToken: `ant_a_${'a'.repeat(43)}`,
  };
  const whole = { ...good, ...extras };

  it('is what ordinary readers send', () => {
    expect(glance(good)).toBe(true);
    expect(glance(whole)).toBe(true);
    expect(
      glance({ ...good, name: 'ليلى', body: 'شكرا على هذا الخبر.\n\nليلى', email: 'a.b+c_d-e@mail.example.co' }),
    ).toBe(true);
  });

  it('is nothing that only the rules can judge', () => {
    for (const fields of [
      { website: 'https://example.org' },
      { threadUrl: 'https://example.org' },
      { honeypot: 'x' },
      { status: 'approved' },
      { email: 'ليلى@example.org' },
      { parentId: undefined },
    ]) {
      expect([fields, glance({ ...good, ...fields })]).toEqual([fields, false]);
    }
    const incomplete: Record<string, string> = { ...good };
    delete incomplete.body;
    expect(glance({ ...incomplete, colour: 'red' })).toBe(false);
    const borrowed = Object.assign(Object.create({ body: 'inherited' }), incomplete, { colour: 'red' });
    expect(SubmitComment.plainlyRight(borrowed as SubmitComment)).toBe(false);
  });

  /** Texts made of what matters to the rules, so that right and nearly right ones are both common. */
  const near = (start: string, odd: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc
      .array(fc.tuple(fc.nat(start.length), fc.nat(2), odd), { maxLength: 2 })
      .map((changes) =>
        changes.reduce((text, [at, drop, put]) => text.slice(0, at) + put + text.slice(at + drop), start),
      );
  const oddUnit = fc.oneof(
    fc.constantFrom(
      '',
      '.',
      '..',
      '-',
      '@',
      '_',
      '+',
      '"',
      ' ',
      '\n',
      '\u0000',
      '\u2028',
      '\ud800',
      'é',
      '字',
      'İ',
      'ſ',
    ),
    fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
    fc
      .tuple(fc.constantFrom('x', '9', '-', 'a.', '字', '\u0334'), fc.constantFrom(8, 62, 64, 81, 254, 513))
      .map(([unit, times]) => unit.repeat(times)),
  );
  const host = fc
    .array(fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '-', '_'), maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((labels) => labels.join('.'));
  const local = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '.', '_', '+', '-', '"'), maxLength: 8 });
  const email = fc.oneof(
    near(good.email, oddUnit),
    fc.tuple(local, host).map((parts) => parts.join('@')),
  );

  it('the rules never refuse', () => {
    const mutated = fc.record(
      Object.fromEntries(
        Object.entries(whole).map(([field, value]) => [
          field,
          fc.oneof(
            { weight: 6, arbitrary: fc.constant<unknown>(value) },
            { weight: 2, arbitrary: field === 'email' ? email : near(value, oddUnit) },
            { weight: 1, arbitrary: fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constant([value])) },
          ),
        ]),
      ),
      { requiredKeys: Object.keys(good) },
    );
    const strange = fc.oneof(
      { weight: 6, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('website', 'honeypot', 'toJSON', 'x'), fc.jsonValue()) },
    );
    let accepted = 0;
    fc.assert(
      fc.property(mutated, strange, (fields, more) => {
        const sent = { ...fields, ...more };
        if (!glance(sent)) return;
        accepted += 1;
        expect(refusedByTheRules(sent)).toEqual([]);
      }),
      { numRuns: 5_000, seed: 12 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it('the rules never refuse, least of all an address', () => {
    let accepted = 0;
    fc.assert(
      fc.property(email, (address) => {
        if (!glance({ ...good, email: address })) return;
        accepted += 1;
        expect([address, refusedByTheRules({ ...good, email: address })]).toEqual([address, []]);
      }),
      { numRuns: 5_000, seed: 13 },
    );
    expect(accepted).toBeGreaterThan(200);
  });
});
