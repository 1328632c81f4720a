import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { problems } from '../http/problem.js';
import { renderBlock, sectionsOf } from './markdown.js';
import { readProblemPages } from './problem-pages.js';

const sections = sectionsOf(readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8')).slice(1);

describe('docs/problems.md', () => {
  it('has one section for each problem, in the order of THE list, and none besides', () => {
    expect(sections.map(({ name }) => name)).toEqual(Object.keys(problems));
  });

  it.each(sections.map((section) => [section.name, section] as const))('tells the truth about %s', (slug, section) => {
    const { status, title } = problems[slug as keyof typeof problems];
    expect(section.blocks[0]).toBe(`**${status}: ${title}**`);
    const example: unknown = JSON.parse(section.blocks.at(-1)!.replace(/^```json|```$/g, ''));
    expect(example).toMatchObject({ type: `/problems/${slug}`, title, status, detail: expect.any(String) });
    // When it happens, and what to do about it.
    expect(section.blocks.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the problem pages', () => {
  const pages = readProblemPages();

  it('cover every problem, and the index leads to each', () => {
    for (const { slug, title } of Object.values(problems)) {
      expect(pages.bySlug.get(slug)).toContain(`<h1>${title.replaceAll("'", '&#39;')}</h1>`);
      expect(pages.index).toContain(`href="/problems/${slug}"`);
    }
  });

  it('know nothing else', () => {
    expect(pages.bySlug.get('__proto__')).toBeUndefined();
  });
});

describe('the formatter', () => {
  it('makes paragraphs, code, strong words and links, and escapes the rest', () => {
    expect(String(renderBlock('Send `<a>` to\n**all** of [us](https://x.example/?a&b).'))).toBe(
      '<p>Send <code>&#60;a&#62;</code> to <strong>all</strong> of <a href="https://x.example/?a&#38;b">us</a>.</p>',
    );
  });

  it('leaves fenced code as it stands, headings and empty lines included', () => {
    const [, section] = sectionsOf('## one\n\n```sh\n## no heading\n\n  x\n```\n\nend\n');
    expect(section!.blocks).toEqual(['```sh\n## no heading\n\n  x\n```', 'end']);
    expect(String(renderBlock(section!.blocks[0]!))).toContain('<code>## no heading\n\n  x</code>');
  });

  it('makes no link of anything but https', () => {
    expect(String(renderBlock('[x](javascript:alert(1))'))).not.toContain('href');
  });
});
