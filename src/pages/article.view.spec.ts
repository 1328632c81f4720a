import { describe, expect, it } from '@jest/globals';
import type { PublishedComment } from '../comments/published-comments.read-model.js';
import { articlePage } from './article.view.js';
import { articles } from './articles.js';
import type { Language } from './languages.js';

const id = (n: number): string => `01900000-0000-7000-8000-00000000000${n}`;

const comment = (fields: Partial<PublishedComment> = {}): PublishedComment => ({
  ...{ id: id(1), parentId: null, depth: 0, name: 'Layla', body: 'Good.', website: null, language: 'en' },
  submittedAt: new Date('2026-03-14T09:07:00Z'),
  ...fields,
});

const render = (
  language: Language,
  comments: PublishedComment[] = [],
  more: Partial<Parameters<typeof articlePage>[0]> = {},
): string =>
  articlePage({
    article: articles[language],
    page: { count: comments.length, comments, more: false },
    after: null,
    sent: false,
    values: { name: '', email: '', body: '' },
    token: 'token',
    idempotencyKey: id(9),
    parentId: null,
    replyTo: null,
    faults: null,
    ...more,
  });

describe('the demo page', () => {
  it('speaks English from left to right', () => {
    const page = render('en', [comment()]);
    expect(page).toContain('<html lang="en" dir="ltr">');
    expect(page).toContain('Your e-mail will not be published.');
    expect(page).toMatch(/Required fields are marked <span class="star">\*<\/span>/);
    expect(page).toContain('1 comment<');
    expect(page).toContain('<time datetime="2026-03-14T09:07:00.000Z">14 March 2026 at 09:07 UTC</time>');
  });

  it('speaks Arabic from right to left, with its own digits', () => {
    const page = render('ar', [comment(), comment({ id: id(2) }), comment({ id: id(3) })]);
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('لن يُنشر عنوان بريدك الإلكتروني.');
    expect(page).toContain('٣ تعليقات');
    expect(page).toContain('١٤ مارس ٢٠٢٦');
    expect(page).toContain('action="/demo/ar#form"');
  });

  it('runs each comment in its own direction and tells its language when it is known', () => {
    const page = render('en', [comment({ language: 'ar', body: 'شكرًا' }), comment({ id: id(2), language: 'und' })]);
    expect(page).toMatch(/<div class="body" dir="auto" lang="ar">شكرًا<\/div>/);
    expect(page).toMatch(/<div class="body" dir="auto" *>Good.<\/div>/);
    expect(page).toContain('<bdi dir="auto">Layla</bdi>');
  });

  it('shows an answer below what it answers, further in, and says whom it answers', () => {
    const answers = [comment(), comment({ id: id(2), name: 'Sam' }), comment({ id: id(3), parentId: id(1), depth: 1 })];
    const page = render('en', answers);
    const places = [id(1), id(3), id(2)].map((one) => page.indexOf(`id="c-${one}"`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page).toContain('class="depth-1"');
    expect(page).toContain(`in reply to <a href="#c-${id(1)}">`);
  });

  it('holds nothing that a browser would run, whatever readers wrote', () => {
    const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const hostile = [
      comment({ name: attack, body: attack, website: 'javascript:alert(1)', language: attack }),
      comment({ id: id(2), website: 'JaVaScRiPt:alert(1)' }),
      comment({ id: id(3), website: 'https://good.example@evil.example/' }),
      comment({ id: id(4), website: 'https://x.example/"onmouseover="alert(1)' }),
      comment({ id: id(5), website: 'data:text/html,<script>alert(1)</script>' }),
    ];
    const values = { name: attack, email: attack, body: `</textarea>${attack}` };
    const page = render('en', hostile, {
      values,
      token: attack,
      parentId: attack,
      replyTo: { id: id(1), name: attack },
    });
    const tags = page.replace(/"[^"]*"/g, '""');
    expect(tags).not.toMatch(/<(script|img|iframe)|<[^>]*[ "]on\w+=|<\/textarea>[^]*<\/textarea>/i);
    for (const [, address] of page.matchAll(/(?:href|src|action)="([^"]*)"/g)) {
      expect(address).toMatch(/^(\/|#|https:\/\/x\.example\/)/);
    }
    expect(page).toContain('&#60;script&#62;alert(1)');
    expect(page).toContain('href="https://x.example/%22onmouseover=%22alert(1)" rel="ugc nofollow noopener"');
  });

  it('has no inline style, which its own policy would refuse', () => {
    expect(render('en', [comment()])).not.toMatch(/<style|\sstyle="/);
  });

  it('marks required fields, and hides the trap from people and assistive technology', () => {
    const page = render('en');
    for (const name of ['name', 'email', 'body'])
      expect(page).toMatch(new RegExp(`id="${name}" name="${name}"[^>]* required`));
    expect(page).toMatch(/<div class="apart" aria-hidden="true">[^]*?tabindex="-1" autocomplete="off"/);
  });

  it('ties each fault to its field, and lists them above the form', () => {
    const faults = { status: 422, fields: { email: 'unusable' as const }, form: null, retryAfterSeconds: null };
    const page = render('ar', [], { faults, values: { name: 'سلمى', email: 'x@', body: 'نصّ\nسطر' } });
    expect(page).toMatch(/role="alert"[^]*href="#email"/);
    expect(page).toMatch(
      /id="email"[^>]* aria-describedby="email-hint email-fault" aria-invalid="true"[^>]* value="x@"/,
    );
    expect(page).not.toMatch(/id="name"[^>]*aria-invalid/);
    expect(page).toContain('>\nنصّ\nسطر</textarea>');
    expect(page).toContain('<title>لم يُرسل: ');
  });

  it('names the comment that is being answered, with a way out', () => {
    const page = render('en', [comment()], { parentId: id(1), replyTo: comment() });
    expect(page).toMatch(/Replying to <a href="#c-[^"]+"><bdi dir="auto">Layla<\/bdi>/);
    expect(page).toContain('href="/demo#form">Cancel the reply');
    expect(page).toContain(`name="parentId" value="${id(1)}"`);
  });

  it('still shows the article when the comments cannot be read', () => {
    const page = render('en', [], { page: null });
    expect(page).toContain('The comments cannot be shown just now.');
    expect(page).toContain('A room for the tide');
  });
});
