import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { corpora, type CorpusRow } from './corpora.js';
import { allowedCorpora, collectExamples } from './examples.js';
import { isDev, readCorpus } from './read-corpus.js';

const row = (id: string, text: string, label: 0 | 1, lang = 'en'): CorpusRow => ({ id, text, label, lang });

describe('the data sets', () => {
  it('have names of their own and a licence each', () => {
    expect(new Set(corpora.map(({ name }) => name)).size).toBe(corpora.length);
    expect(corpora.filter(({ licence }) => licence.trim() === '')).toEqual([]);
  });

  it('count as permissive only by a licence that lets anybody ship what was learnt', () => {
    const free = /^(CC0|CC BY (?!-?NC)|CC BY-SA|MIT|Apache-2\.0)/;
    expect(
      corpora.filter(({ permissive, licence }) => permissive && !free.test(licence)).map(({ name }) => name),
    ).toEqual([]);
    expect(corpora.filter(({ permissive, licence }) => permissive && /NC|GPL|none stated|research/.test(licence)).map(({ name }) => name)).toEqual([]); // prettier-ignore
  });

  it('are never suites: those are for measuring only', () => {
    expect(corpora.filter(({ name }) => name.startsWith('suite-'))).toEqual([]);
  });

  it('are all allowed to those who ask for everything', () => {
    expect(allowedCorpora(true)).toEqual(corpora);
    expect(allowedCorpora(false)).toEqual(corpora.filter(({ permissive }) => permissive));
    expect(allowedCorpora(false).length).toBeLessThan(corpora.length);
  });

  it('give labels of what they are about only', () => {
    for (const { name, labels } of corpora) {
      const given = labels(row('0123456789ab', 'text', 1));
      expect(Object.values(given).every((label) => label === 0 || label === 1)).toBe(true);
      if (name.startsWith('spam-')) expect(given).toMatchObject({ spam: 1 });
      else expect(given.spam ?? 0).toBe(0);
    }
  });
});

describe('reading a set', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-corpora-'));
  const rows = [row('0000aaaa', 'first', 0), row('0001bbbb', 'zweite', 1, 'de'), row('000acccc', 'third\u2028line', 1)];
  mkdirSync(join(folder, 'off-davidson'));
  writeFileSync(
    join(folder, 'off-davidson', 'train.jsonl.gz'),
    gzipSync(`${rows.map((one) => JSON.stringify(one)).join('\n')}\n`),
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives its rows, and null for a part that is not there', () => {
    expect(readCorpus(folder, 'off-davidson')).toEqual(rows);
    expect(readCorpus(folder, 'off-davidson', 'heldout')).toBeNull();
    expect(readCorpus(folder, 'tox-wiki')).toBeNull();
  });

  it('keeps one row in ten from the fit, by its id', () => {
    expect(rows.map(isDev)).toEqual([true, false, true]);
    const ids = Array.from({ length: 10_000 }, (_, i) => ({ id: i.toString(16).padStart(12, '0').slice(-4) }));
    expect(ids.filter(isDev)).toHaveLength(1000);
  });

  it('gives each language group its rows, never the attacked copy of a row that is kept', () => {
    const options = { corporaDirectory: folder, writtenDirectory: folder, names: new Set(['off-davidson']) };
    const english = collectExamples('en', options);
    expect(english.filter(({ dev }) => dev).map(({ input }) => input.body)).toEqual(['first', 'third\u2028line']);
    expect(collectExamples('multi', options)[0]?.input.body).toBe('zweite');
    expect(collectExamples('en', { ...options, names: new Set() })).toEqual([]);
    expect(collectExamples('en', options)).toEqual(english);
  });
});
