import { describe, expect, it } from '@jest/globals';
import type { PublishedComments } from '../comments/published-comments.read-model.js';
import { Problem, problems } from '../http/problem.js';
import type { Log } from '../observability/log.js';
import { KeyedHashes } from '../privacy/keyed-hashes.js';
import type { SitesRepository } from '../sites/sites.repository.js';
import { articles } from './articles.js';
import { DemoService, type PageRequest } from './demo.service.js';
import { readForm } from './form-values.js';
import { type FormContext, Submissions, type SubmissionFields } from './submissions.js';

const formType = 'application/x-www-form-urlencoded';
const key = '01900000-0000-4000-8000-000000000009';
const request: PageRequest = {
  ...{ article: articles.en, after: null, replyTo: null, sent: false },
  ...{ requestId: 'r', route: '/demo' },
};

class FakeSubmissions extends Submissions {
  taken: { fields: SubmissionFields; context: FormContext }[] = [];
  refuseWith: unknown = null;

  submit(fields: SubmissionFields, context: FormContext): Promise<unknown> {
    if (this.refuseWith) return Promise.reject(this.refuseWith);
    this.taken.push({ fields, context });
    return Promise.resolve();
  }
}

const hashes = new KeyedHashes({ derive: () => Buffer.alloc(32, 1) } as unknown as ConstructorParameters<
  typeof KeyedHashes
>[0]);
const token = hashes.formToken('site_demo', articles.en.thread, new Date('2026-03-14T09:00:00Z'));

function demo(site: object | null = { id: 's', key: 'site_demo', origins: ['https://post.example'] }) {
  const submissions = new FakeSubmissions();
  const published = { page: () => Promise.resolve({ count: 0, comments: [], more: false }) };
  const service = new DemoService(
    { findByKey: () => Promise.resolve(site) } as unknown as SitesRepository,
    published as unknown as PublishedComments,
    hashes,
    submissions,
    { storeUnavailable: () => undefined } as unknown as Log,
  );
  return { service, submissions, published };
}

const form = (fields: Record<string, string> = {}) =>
  readForm(
    { name: 'Layla', email: 'l@example.org', body: 'Good.', formToken: token, idempotencyKey: key, ...fields },
    formType,
  );

describe('DemoService', () => {
  it('hands a form to intake as a submission to the article’s thread, under the form’s key', async () => {
    const { service, submissions } = demo();
    expect(await service.take(request, form({ subject: 'buy' }), '192.0.2.1')).toBeNull();
    expect(submissions.taken).toEqual([
      {
        fields: {
          ...{ site: 'site_demo', thread: 'harbour-library', threadTitle: articles.en.title, locale: 'en' },
          ...{ threadUrl: 'https://post.example/demo', name: 'Layla', email: 'l@example.org', body: 'Good.' },
          ...{ parentId: '', formToken: token, honeypot: 'filled' },
        },
        context: { requestId: 'r', network: '192.0.2.1', idempotencyKey: key },
      },
    ]);
  });

  it('keeps the form’s token and key when it is shown again', async () => {
    const { service, submissions } = demo();
    submissions.refuseWith = new Problem(problems['try-again-later'], '', { retryAfterSeconds: 2 });
    const again = await service.take(request, form(), '192.0.2.1');
    expect(again).toMatchObject({ status: 503, retryAfterSeconds: 2 });
    expect(again!.html).toContain(`value="${token}"`);
    expect(again!.html).toContain(`value="${key}"`);
    expect(again!.html).toContain('Good.</textarea>');
  });

  it('gives a new key when another comment was sent under the old one', async () => {
    const { service, submissions } = demo();
    submissions.refuseWith = new Problem(problems['idempotency-key-reused'], '');
    const again = await service.take(request, form(), '192.0.2.1');
    expect(again!.status).toBe(422);
    expect(again!.html).not.toContain(key);
  });

  it('renews a token that is not its own', async () => {
    const { service, submissions } = demo();
    submissions.refuseWith = new Problem(problems['invalid-request'], '', {
      errors: [{ pointer: '/formToken', detail: '' }],
    });
    const again = await service.take(request, form({ formToken: 'made.up' }), '192.0.2.1');
    const renewed = /name="formToken" value="([^"]+)"/.exec(again!.html)![1]!;
    expect(hashes.readFormToken('site_demo', articles.en.thread, renewed)).toBeInstanceOf(Date);
  });

  it('shows the article with a 503 when the comments cannot be read', async () => {
    const { service, published } = demo();
    published.page = () => Promise.reject(Object.assign(new Error('away'), { code: '57P03' }));
    const page = await service.show(request);
    expect(page).toMatchObject({ status: 503, retryAfterSeconds: 5 });
    expect(page.html).toContain(articles.en.title);
  });

  it('is not there without the demo site', async () => {
    const { service } = demo(null);
    await expect(service.show(request)).rejects.toMatchObject({ kind: problems['not-found'] });
    await expect(service.take(request, form(), '192.0.2.1')).rejects.toMatchObject({ kind: problems['not-found'] });
    expect(await service.isThere()).toBe(false);
  });
});

describe('readForm', () => {
  it('looks only at texts under the names that the form has', () => {
    const posted = readForm(
      { name: ['x'], email: 7, body: null, idempotencyKey: 'guess' },
      `${formType}; charset=utf-8`,
    );
    expect(posted).toEqual({
      ...{ values: { name: '', email: '', body: '' }, parentId: '', token: '' },
      ...{ idempotencyKey: null, trapFilled: false },
    });
  });

  it('takes no body that is not a form', () => {
    expect(() => readForm({}, 'application/json')).toThrow(problems['unsupported-media-type'].title);
    expect(() => readForm(undefined, undefined)).toThrow(problems['unsupported-media-type'].title);
  });
});
