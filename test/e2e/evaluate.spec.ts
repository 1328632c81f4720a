import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, writeCorpus } from '../support/command.js';

const home = mkdtempSync(join(tmpdir(), 'anteroom-evaluate-'));
afterAll(() => rmSync(home, { recursive: true }));

const insults = [
  'You are an idiot',
  'What a stupid moron you are',
  'Shut up, you worthless loser',
  'You disgusting pig',
];
const thanks = ['Thank you for this report', 'The bus was late again', 'A fine day at the harbour', 'I read it twice'];
const rows = (count: number, lang = 'en') =>
  Array.from({ length: count }, (_, i) => ({
    id: (i * 3).toString(16).padStart(4, '0').padEnd(12, '0'),
    text: `${(i % 2 ? insults : thanks)[(i >> 1) % 4]}, number ${i}`,
    label: i % 2,
    lang,
  }));

const corpora = join(home, 'corpora');
writeCorpus(corpora, 'tox-wiki', 'heldout', rows(120));
writeCorpus(corpora, 'tox-wiki', 'train', rows(400));
writeCorpus(corpora, 'off-olid', 'train', rows(60));
writeCorpus(corpora, 'tox-of-your-own', 'train', rows(40));
writeCorpus(corpora, 'tox-news-c3', 'heldout', rows(40).map((row) => ({ ...row, aux: { grey: row.label === 0 ? 1 : 0 } }))); // prettier-ignore
writeCorpus(corpora, 'suite-hatecheck-en', 'heldout', [
  { id: '1', text: 'All Muslims are vermin.', label: 1, lang: 'en', aux: { f: 'derog_dehum_h' } },
  { id: '2', text: 'I had tea with a Muslim friend.', label: 0, lang: 'en', aux: { f: 'ident_neutral_nh' } },
]);

const out = join(home, 'report.md');
const json = join(home, 'figures.jsonl');
const evaluate = (...args: string[]) => runCommand('evaluate', ['--out', out, '--json', json, ...args]);
interface Line {
  [field: string]: unknown;
}

describe('npm run evaluate', () => {
  it('measures held-out parts, parts that nobody learnt from, sets it does not know, and suites', async () => {
    const { code, stdout, stderr } = await evaluate('--corpora', corpora);
    expect(code).toBe(0);
    expect(readFileSync(out, 'utf8').trimEnd()).toBe(stdout.trimEnd());
    for (const heading of ['Bars', 'Sets', 'Suites', 'Ordinary comments', 'Evasions', 'Calibration', 'Speed']) {
      expect(stdout).toContain(`\n## ${heading}\n`);
    }
    expect(stderr).toContain('Skipped, not below');
    expect(stderr).toContain('spam-youtube');

    const lines = readFileSync(json, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line); // prettier-ignore
    const ours = lines.filter(({ set, model }) => set && String(model).startsWith('anteroom '));
    expect(ours.map(({ set, part, n }) => [set, part, n])).toEqual([
      ['tox-wiki', 'held out', 120],
      ['tox-news-c3', 'held out', 40],
      ['off-olid', 'unseen', 60],
      ['tox-of-your-own', 'unseen', 40],
    ]);
    expect(ours[0]).toMatchObject({ pos: 60, threshold: expect.closeTo(0.891, 3), lang: 'en', head: 'abuse' });
    expect(ours[0]?.['auc']).toBeGreaterThan(0.9);
    const others = lines.filter(({ set, model }) => set === 'tox-wiki' && !String(model).startsWith('anteroom '));
    expect(others.map(({ model }) => model)).toEqual([
      'obscenity',
      'bad-words',
      '@2toad/profanity',
      'glin-profanity',
      'npm bayes',
    ]);
    expect(
      lines.filter(({ suite }) => suite).map(({ functionality, n, rejected }) => [functionality, n, rejected]),
    ).toEqual([
      ['derog_dehum_h', 1, 0],
      ['ident_neutral_nh', 1, 0],
    ]);
    expect(lines.some(({ attack, caught }) => attack === 'zero-width' && caught === 1)).toBe(true);
    expect(lines.at(-1)).toMatchObject({ repeatable: true });
  });

  it('can leave out the filters of others, and look at a few sets only', async () => {
    const { code } = await evaluate('--corpora', corpora, '--quick', '--only', 'off-olid');
    expect(code).toBe(0);
    const lines = readFileSync(json, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line); // prettier-ignore
    expect(lines.filter(({ set }) => set).map(({ set }) => set)).toEqual(['off-olid']);
  });

  it('says what is missing, and writes no report then', async () => {
    rmSync(out, { force: true });
    const nowhere = await evaluate('--corpora', join(home, 'nowhere'));
    expect(nowhere).toMatchObject({ code: 1, stdout: '' });
    expect(nowhere.stderr).toContain('nowhere');
    mkdirSync(join(home, 'empty'));
    const nothing = await evaluate('--corpora', join(home, 'empty'));
    expect(nothing).toMatchObject({ code: 1, stdout: '' });
    expect(nothing.stderr).toContain('Nothing to measure');
    writeFileSync(join(home, 'broken.model'), 'ANTEROOM');
    const broken = await evaluate('--corpora', corpora, '--model', join(home, 'broken.model'));
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    expect(broken.stderr).toContain('cut off');
    expect(await evaluate()).toMatchObject({ code: 2, stdout: '' });
    expect(() => readFileSync(out)).toThrow();
  });
});
