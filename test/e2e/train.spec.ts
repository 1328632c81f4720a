import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeModel } from '../../src/scoring/model-file.js';
import { allowedCorpora } from '../../src/training/examples.js';
import { runCommand } from '../support/command.js';
import { writeCorpus } from '../support/command.js';

// On data sets of made-up sentences: what is tested is that training is repeatable and careful, not that it is clever.

const home = mkdtempSync(join(tmpdir(), 'anteroom-train-'));
afterAll(() => rmSync(home, { recursive: true }));

const written = join(home, 'written');
mkdirSync(written);
writeFileSync(join(written, 'b.examples'), 'lang en\n== thanks | -abuse -hate -spam\nThank you {very|so} much\n');
writeFileSync(join(written, 'a.examples'), 'lang en\n== insults | +abuse +hate -spam\nYou {stupid|silly} fool\n');

const GOOD = ['river', 'harbour', 'bread', 'window', 'teacher', 'garden'];
const BAD = ['villain', 'rascal', 'rotter', 'scoundrel', 'cheat', 'crook'];

/** Forty rows for each set; with `reversed` the rows that are fitted have each other's labels. */
function writeCorpora(folder: string, { reversed = false, order = 1 } = {}): string {
  const names = allowedCorpora(false).map(({ name }) => name);
  for (const name of order < 0 ? names.toReversed() : names) {
    const lang = name.includes('-ar-') ? 'ar' : /-(de|pt|ko|zh)-/.test(name) ? 'de' : 'en';
    const rows = Array.from({ length: 40 }, (_, i) => {
      const truth = (i >> 1) % 2;
      const id = (i * 7).toString(16).padStart(4, '0').padEnd(12, '0');
      const dev = (i * 7) % 10 === 0;
      const vocabulary = truth ? BAD : GOOD;
      const text = `${vocabulary[i % 6]} ${vocabulary[(i * 5 + 1) % 6]} ${name} number ${i}`;
      return { id, text, label: reversed && !dev ? 1 - truth : truth, lang };
    });
    writeCorpus(folder, name, 'train', rows);
  }
  return folder;
}

const train = (corpora: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  runCommand('train', ['--corpora', corpora, '--written', written, ...args], { env });

describe('npm run train', () => {
  const corpora = writeCorpora(join(home, 'corpora'));
  const model = join(home, 'first.model');

  it('gives the same bytes whatever the order of files, the locale, the time zone and the number of threads', async () => {
    const other = writeCorpora(join(home, 'other-order'), { order: -1 });
    const [first, second] = [
      await train(corpora, ['--out', model]),
      await train(other, ['--out', join(home, 'second.model')], { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Kabul', UV_THREADPOOL_SIZE: '1' }), // prettier-ignore
    ];
    expect([first.code, second.code]).toEqual([0, 0]);
    const bytes = readFileSync(model);
    expect(readFileSync(join(home, 'second.model')).equals(bytes)).toBe(true);
    const { sources, heads } = decodeModel(bytes);
    expect(sources).toEqual([...allowedCorpora(false).map(({ name }) => name), 'written']);
    expect(heads.map(({ group, part }) => `${group} ${part}`)).toContain('en spam');
    expect(first.stderr).toMatch(/^en: 100 %$/m);
    expect(first.stdout).toContain('ROC AUC');
    expect(first.stdout).toMatch(/first\.model: version [0-9a-f]{12}, /);
  });

  it('checks that weights are the outcome, bit for bit, and writes nothing', async () => {
    const before = readFileSync(model);
    const same = await train(corpora, ['--out', model, '--check']);
    expect(same).toMatchObject({ code: 0 });
    expect(same.stdout).toContain('The same, bit for bit');
    const changed = writeCorpora(join(home, 'changed'), { reversed: true });
    const different = await train(changed, ['--out', model, '--check']);
    expect(different.code).toBe(1);
    expect(different.stderr).toMatch(/Not the same: .*en spam/);
    expect(readFileSync(model).equals(before)).toBe(true);
  });

  it('does not write weights that judge worse, unless it is told to', async () => {
    const worse = join(home, 'changed');
    const before = readFileSync(model);
    const refused = await train(worse, ['--out', model]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/Not written: worse .*en spam.*--force/s);
    expect(readFileSync(model).equals(before)).toBe(true);
    expect(await train(worse, ['--out', model, '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(model).equals(before)).toBe(false);
  });

  it('names the sets that are missing, and what its options are', async () => {
    rmSync(join(corpora, 'tox-surge'), { recursive: true });
    const missing = await train(corpora, []);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('tox-surge');
    expect(await train(corpora, ['--everything'])).toMatchObject({ code: 2 });
    expect(await runCommand('train', [])).toMatchObject({ code: 2, stdout: '' });
  });
});
