import { readFileSync } from 'node:fs';
import { problems, type ProblemKind } from '../http/problem.js';
import { html, type Html } from './html.js';
import { document } from './layout.view.js';
import { renderBlock, sectionsOf, type Section } from './markdown.js';

/** The one source, two folders up from src/pages and from dist/pages alike. */
const source = new URL('../../docs/problems.md', import.meta.url);

/** The pages of the problems' types, made once from `docs/problems.md`. */
export interface ProblemPages {
  index: string;
  bySlug: ReadonlyMap<string, string>;
}

/** Reads the document and makes its pages; throws when it cannot be read or a problem has no section. */
export function readProblemPages(file: URL = source): ProblemPages {
  const sections = sectionsOf(readFileSync(file, 'utf8'));
  const kinds: ProblemKind[] = Object.values(problems);
  const pages = kinds.map((kind) => {
    const section = sections.find(({ name }) => name === kind.slug);
    if (!section) throw new Error(`docs/problems.md has no section for ${kind.slug}`);
    return [kind.slug, problemPage(kind, section)] as const;
  });
  return { index: indexPage(kinds, sections[0]!), bySlug: new Map(pages) };
}

/** The first block of a section repeats status and title for those who read the file; here they are the heading. */
function problemPage(kind: ProblemKind, section: Section): string {
  return frame(
    `${kind.title} (${kind.slug})`,
    html`<p class="status">${kind.status} · <code>/problems/${kind.slug}</code></p>
      <h1>${kind.title}</h1>
      ${section.blocks.slice(1).map(renderBlock)}
      <p><a href="/problems">All problems</a></p>`,
  );
}

function indexPage(kinds: ProblemKind[], introduction: Section): string {
  const entries = kinds.map(
    ({ slug, status, title }) =>
      html`<li>
        <a href="/problems/${slug}"><strong>${title}</strong><span>${status} · ${slug}</span></a>
      </li>`,
  );
  return frame(
    'Problems',
    html`<h1>Problems</h1>
      ${introduction.blocks.slice(1).map(renderBlock)}
      <ul class="kinds">
        ${entries}
      </ul>`,
  );
}

function frame(title: string, main: Html): string {
  return document({
    language: 'en',
    title: `${title} · Anteroom`,
    kind: 'plain',
    skipLink: 'Skip to the text',
    header: html`<a class="paper" href="/">Anteroom</a>`,
    main: html`<div class="column">${main}</div>`,
    footer: html`<p><a href="/docs">API</a></p>`,
  });
}
