import { html, type Html } from './html.js';

/** A part of a Markdown text between two `##` headings; `name` is the heading. */
export interface Section {
  name: string;
  blocks: string[];
}

/**
 * Cuts a text at its `## ` headings, and each part into blocks: paragraphs with their lines joined, and fenced code as it
 * stands, fences included. What stands before the first heading is a section without a name.
 */
export function sectionsOf(markdown: string): Section[] {
  const sections: Section[] = [{ name: '', blocks: [] }];
  let open: string[] | null = null;
  let fenced = false;
  for (const line of markdown.split(/\r?\n/)) {
    if (line.startsWith('```')) fenced = !fenced;
    const heading = fenced ? null : /^## +(.+?) *$/.exec(line);
    if (heading) sections.push({ name: heading[1]!, blocks: [] });
    if (heading || (!fenced && line.trim() === '')) {
      open = null;
      continue;
    }
    if (open) open.push(line);
    else sections.at(-1)!.blocks.push('');
    open ??= [line];
    sections.at(-1)!.blocks.splice(-1, 1, open.join('\n'));
  }
  return sections;
}

/**
 * The small part of Markdown that our own documents are written in: paragraphs, fenced code, `code`, **strong** and
 * [links](https://…). Anything else is shown as it was typed.
 */
export function renderBlock(block: string): Html {
  const code = /^```[^\n]*\n([\s\S]*?)\n?```$/.exec(block);
  if (code) return html`<pre tabindex="0"><code>${code[1]}</code></pre>`;
  return html`<p>${renderInline(block.replaceAll('\n', ' '))}</p>`;
}

const inline = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\(https:\/\/[^)\s]+\))/;

function renderInline(text: string): (Html | string)[] {
  return text.split(inline).map((piece, index) => {
    // split() puts what the pattern caught at the odd places.
    if (index % 2 === 0) return piece;
    if (piece.startsWith('`')) return html`<code>${piece.slice(1, -1)}</code>`;
    if (piece.startsWith('**')) return html`<strong>${piece.slice(2, -2)}</strong>`;
    const [, label, address] = /^\[([^\]]+)\]\((.+)\)$/.exec(piece)!;
    return html`<a href="${address}">${label}</a>`;
  });
}
