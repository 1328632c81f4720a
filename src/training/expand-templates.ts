import { createHash } from 'node:crypto';
import { seededRandom } from '../scoring/fitting/random.js';
import { hashText } from '../text/hashing.js';
import { parts, type Part } from '../scoring/heads.js';
import type { Labels } from './corpora.js';

// Examples of our own writing stand in files of this form:
//
//   lang en
//   list group = Muslims | Jews | refugees
//   == dehumanising | +abuse +hate -spam | most 6
//   All {group} are {vermin|rats|animals}.
//   Great post! || name: Cheap Flights || email: a@shop.example
//
// `{group}` takes from the list, `{a|b {c|d}}` from what stands there, `{group:2}` takes another value than `{group}` did. A label
// that a section does not give is not known. Each line is written out in at most `most` ways, chosen by its own text.

/** A comment of our own writing. */
export interface WrittenExample {
  /** 16 hex digits, of the text. */
  id: string;
  text: string;
  lang: string;
  /** Names the line it was written out from: those of one line are nearly the same text. */
  template: number;
  /** What it is an example of ('dehumanising'). */
  kind: string;
  labels: Labels;
  name?: string;
  email?: string;
}

/** A file that does not keep to the form; the message names the line. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

const DEFAULT_MOST = 8;
const DEEPEST = 4;
const SLOT = /\{([^{}]+)\}/g;
/** A bar that is not within a slot of its own. */
const BETWEEN_VALUES = /\|(?![^{]*\})/;

interface Section {
  kind: string;
  labels: Labels;
  most: number;
}

/** Writes out every line of a file; the same file gives the same examples in the same order. */
export function expandTemplates(source: string): WrittenExample[] {
  const lists = new Map<string, string[]>();
  const examples = new Map<string, WrittenExample>();
  let lang: string | undefined;
  let section: Section | undefined;
  source.split(/\r?\n/).forEach((line, i) => {
    const fail = (why: string): never => {
      throw new TemplateError(`Line ${i + 1}: ${why}`);
    };
    const text = line.trim();
    if (text === '' || text.startsWith('#')) return;
    if (text.startsWith('lang ')) lang = text.slice(5).trim();
    else if (text.startsWith('list ')) {
      const [name = '', values = ''] = text.slice(5).split(/\s*=\s*(.*)/s);
      lists.set(name.trim(), values.split(BETWEEN_VALUES).map((value) => value.trim()).filter(Boolean)); // prettier-ignore
    } else if (text.startsWith('==')) section = readSection(text.slice(2), fail);
    else {
      if (lang === undefined || !section) return fail('an example needs a language and a section before it');
      for (const example of expandLine(text, lists, lang, section, fail)) examples.set(example.id, example);
    }
    return undefined;
  });
  return [...examples.values()];
}

function readSection(text: string, fail: (why: string) => never): Section {
  const [kind = '', labelText = '', mostText = ''] = text.split('|').map((part) => part.trim());
  const labels: Labels = {};
  for (const label of labelText.split(/\s+/).filter(Boolean)) {
    const part = label.slice(1) as Part;
    if (!parts.includes(part) || !/^[+-]/.test(label)) fail(`'${label}' is not +spam, -spam, +abuse …`);
    labels[part] = label.startsWith('+') ? 1 : 0;
  }
  const most = mostText === '' ? DEFAULT_MOST : Number(/^most (\d+)$/.exec(mostText)?.[1] ?? fail(`'${mostText}'?`));
  if (kind === '' || Object.keys(labels).length === 0) fail('a section needs a kind and labels');
  return { kind, labels, most };
}

function expandLine(
  line: string,
  lists: ReadonlyMap<string, string[]>,
  lang: string,
  { kind, labels, most }: Section,
  fail: (why: string) => never,
): WrittenExample[] {
  const template = hashText(line);
  const random = seededRandom(template);
  const filled = new Set<string>();
  // Some ways come twice; a few more tries than are wanted find nearly all there are.
  for (let attempt = 0; attempt < most * 4 && filled.size < most; attempt++) {
    const taken = new Map<string, string>();
    const fill = (_: string, slot: string): string => {
      const [name = '', number] = slot.includes('|') ? [] : slot.split(':');
      const choices = name === '' ? slot.split('|') : (lists.get(name) ?? fail(`there is no list '${name}'`));
      const others = number ? choices.filter((choice) => choice !== taken.get(name)) : choices;
      const chosen = others[Math.floor(random() * others.length)] ?? '';
      if (!number) taken.set(name, chosen);
      return chosen;
    };
    // From the innermost slots outwards.
    let text = line;
    for (let depth = 0; depth < DEEPEST && text.includes('{'); depth++) text = text.replace(SLOT, fill);
    if (/[{}]/.test(text)) fail('a brace is left over');
    filled.add(text.replace(/ {2,}/g, ' ').trim());
  }
  return [...filled].map((whole) => {
    const [text = '', ...fields] = whole.split(/\s*\|\|\s*/);
    const field = (name: string) => fields.find((given) => given.startsWith(`${name}: `))?.slice(name.length + 2);
    const id = createHash('sha256').update(text).digest('hex').slice(0, 16);
    return { id, text, lang, template, kind, labels, name: field('name'), email: field('email') };
  });
}
