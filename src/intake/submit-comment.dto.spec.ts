import { describe, expect, it } from '@jest/globals';
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
