import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expandTemplates, TemplateError } from './expand-templates.js';
import { writtenDirectory } from './written-directory.js';

const file = (...lines: string[]) => ['lang en', 'list animal = cat | dog', '== pets | -abuse +spam | most 9', ...lines].join('\n'); // prettier-ignore
const texts = (...lines: string[]) => expandTemplates(file(...lines)).map(({ text }) => text);

describe('writing out templates', () => {
  it('takes from lists and from what stands there, each way once', () => {
    expect(texts('A {animal} is {good|fine}.').toSorted()).toEqual([
      'A cat is fine.',
      'A cat is good.',
      'A dog is fine.',
      'A dog is good.',
    ]);
  });

  it('takes another value for a second slot of a list', () => {
    expect(texts('{animal} and {animal:2}').toSorted()).toEqual(['cat and dog', 'dog and cat']);
  });

  it('writes no more ways than the section wants, and the same ones each time', () => {
    const source = file('{1|2|3|4|5|6|7|8|9} {a|b|c|d|e|f}');
    expect(expandTemplates(source)).toHaveLength(9);
    expect(expandTemplates(source)).toEqual(expandTemplates(source));
  });

  it('gives language, kind, labels, name and address', () => {
    const [example] = expandTemplates(file('Great post! || name: Cheap Flights || email: a@shop.example'));
    expect(example).toMatchObject({
      text: 'Great post!',
      lang: 'en',
      kind: 'pets',
      labels: { abuse: 0, spam: 1 },
      name: 'Cheap Flights',
      email: 'a@shop.example',
    });
    expect(example?.id).toMatch(/^[0-9a-f]{16}$/);
  });

  it('passes over remarks and empty lines, with either ending of lines', () => {
    expect(expandTemplates(file('# a remark', '', 'Hello').replaceAll('\n', '\r\n')).map(({ text }) => text)).toEqual([
      'Hello',
    ]);
  });

  it.each([
    ['a list that there is not', file('A {plant}'), 4],
    ['a brace that is left over', file('A {animal'), 4],
    ['a label that there is not', file('== x | +sarcasm'), 4],
    ['a label without its sign', file('== x | spam'), 4],
    ['a section without labels', file('== x'), 4],
    ['a number that is none', file('== x | +spam | most many'), 4],
    ['an example before any language', '== x | +spam\nHello', 2],
    ['an example before any section', 'lang en\nHello', 2],
  ])('names the line of %s', (_, source, line) => {
    expect(() => expandTemplates(source)).toThrow(TemplateError);
    expect(() => expandTemplates(source)).toThrow(new RegExp(`^Line ${line}:`));
  });

  it('can read every file of ours', () => {
    const files = readdirSync(writtenDirectory).filter((name) => name.endsWith('.examples'));
    expect(files.length).toBeGreaterThan(3);
    for (const name of files) {
      const examples = expandTemplates(readFileSync(join(writtenDirectory, name), 'utf8'));
      expect(examples.length).toBeGreaterThan(50);
      expect(examples.filter(({ text }) => /[{}]|\|\|/.test(text)).map(({ text }) => text)).toEqual([]);
    }
  });
});
