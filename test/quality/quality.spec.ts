import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { judgeAlone, type LooseJudgement } from '../../src/evaluation/judge-alone.js';
import { heads } from '../../src/scoring/heads.js';
import { shippedModelFile } from '../../src/scoring/load-model.js';
import { decodeModel } from '../../src/scoring/model-file.js';
import { fold } from '../../src/text/fold.js';
import { corpora } from '../../src/training/corpora.js';
import { expandTemplates } from '../../src/training/expand-templates.js';
import { writtenDirectory } from '../../src/training/written-directory.js';

// The gate: cases of our own writing, judged as a default site would judge them. They are for measuring only; a case that
// is trained on tells nothing any more. How many of a kind may be missed stands in floors.json, a little below what was
// measured when it was written: raise a floor when a kind gets better, and say why when one has to go down.

interface QualityCase {
  id: string;
  kind: string;
  /** `stop`: must not be published unseen. `pass`: must be. */
  expect: 'stop' | 'pass';
  body: string;
  name?: string;
  email?: string;
  lang?: string;
}

interface Judged {
  tested: QualityCase;
  judgement: LooseJudgement;
}

/** A case is taken for copied when more than half of its runs of so many words stand in the examples. */
const RUN = 5;

const folder = new URL('./', import.meta.url);
const floors = JSON.parse(readFileSync(new URL('floors.json', folder), 'utf8')) as Record<
  string,
  Record<string, number>
>;
const languages = readdirSync(folder).flatMap((file) => /^(\w+)\.cases\.jsonl$/.exec(file)?.[1] ?? []);

const casesOf = (language: string): QualityCase[] =>
  readFileSync(new URL(`${language}.cases.jsonl`, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as QualityCase);

const judgeAll = async (language: string): Promise<Judged[]> => {
  const judged: Judged[] = [];
  for (const tested of casesOf(language)) judged.push({ tested, judgement: await judgeAlone(tested) });
  return judged;
};

const asLine = ({ tested, judgement: { verdict, scores } }: Judged): string => {
  const said = heads.map((head) => `${head} ${scores[head].toFixed(2)}`).join(', ');
  return `${tested.id} should ${tested.expect}, got ${verdict.action} (${said}): ${tested.body}`;
};

describe.each(languages)('the quality of judging our own cases: %s', (language) => {
  const cases = casesOf(language);
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  let judged: Judged[] = [];

  beforeAll(async () => {
    judged = await judgeAll(language);
  });

  it('has cases with ids of their own, and a floor for every kind', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(kinds.filter((kind) => floors[language]?.[kind] === undefined)).toEqual([]);
    expect(cases.filter((tested) => tested.expect !== 'stop' && tested.expect !== 'pass')).toEqual([]);
  });

  it.each(kinds)('%s', (kind) => {
    const ofKind = judged.filter(({ tested }) => tested.kind === kind);
    const missed = ofKind.filter(
      ({ tested, judgement }) => (judgement.verdict.action === 'approve') !== (tested.expect === 'pass'),
    );
    const floor = floors[language]?.[kind] ?? 0;
    const share = 1 - missed.length / ofKind.length;
    // Listed only when there are too many: a few misses are known and allowed for.
    expect(share + 1e-9 >= floor ? [] : [`${share.toFixed(2)} is below ${floor}`, ...missed.map(asLine)]).toEqual([]);
  });

  it('never turns an innocent comment away, nor one for its opinions', () => {
    const turnedAway = judged.filter(
      ({ tested: { kind, expect: expected }, judgement: { verdict } }) =>
        (verdict.action === 'spam' || verdict.action === 'reject') && (expected === 'pass' || !kind.startsWith('spam')),
    );
    expect(turnedAway.map(asLine)).toEqual([]);
  });

  it('gives probabilities, and the same ones again', async () => {
    const again = await judgeAll(language);
    expect(again.map(({ judgement }) => judgement)).toEqual(judged.map(({ judgement }) => judgement));
    const outside = judged.filter(({ judgement }) =>
      heads.some((head) => !(judgement.scores[head] >= 0 && judgement.scores[head] <= 1)),
    );
    expect(outside.map(asLine)).toEqual([]);
  });
});

describe('the cases', () => {
  const runs = (text: string): string[] => {
    const words = fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length < RUN
      ? [words.join(' ')]
      : words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' '));
  };

  it('were not trained on: their words do not stand in our written examples', () => {
    const written = readdirSync(writtenDirectory)
      .filter((file) => file.endsWith('.examples'))
      .flatMap((file) => expandTemplates(readFileSync(join(writtenDirectory, file), 'utf8')));
    const trained = new Set(written.flatMap(({ text }) => runs(text)));
    const copied = languages.flatMap(casesOf).filter(({ body }) => {
      const own = runs(body);
      return own.filter((run) => trained.has(run)).length > own.length / 2;
    });
    expect(written.length).toBeGreaterThan(1000);
    expect(copied.map(({ id, body }) => `${id}: ${body}`)).toEqual([]);
  });
});

describe('the shipped weights', () => {
  it('take 4 MiB at most', () => {
    expect(statSync(shippedModelFile).size).toBeLessThanOrEqual(4 * 2 ** 20);
  });

  it('are read in less than 200 ms', () => {
    const times = [1, 2, 3].map(() => {
      const began = performance.now();
      decodeModel(readFileSync(shippedModelFile));
      return performance.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(200);
  });

  it('were learnt from permissively licensed data and our own examples only', () => {
    const permissive = corpora.filter((corpus) => corpus.permissive).map(({ name }) => name);
    const { sources } = decodeModel(readFileSync(shippedModelFile));
    expect(sources.length).toBeGreaterThan(1);
    expect(sources.filter((name) => name !== 'written' && !permissive.includes(name))).toEqual([]);
  });
});
