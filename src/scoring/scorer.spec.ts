import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { hostileTexts } from '../../test/support/hostile-texts.js';
import { fold } from '../text/fold.js';
import { heads } from './heads.js';
import { shippedModelFile, shippedScorer } from './load-model.js';
import { decodeModel } from './model-file.js';
import { Scorer } from './scorer.js';

const scorer = shippedScorer();
const texts = ['Thank you, a very good report.', 'You are an idiot.', 'شكرا على هذا التقرير', 'Buy followers at http://x.example', 'Отличная статья']; // prettier-ignore

/** True when every score is a probability and every marked stretch lies inside the body. */
const isSound = (body: string, name?: string): boolean => {
  const judgement = scorer.judge({ body, name });
  return heads.every(
    (head) =>
      judgement.scores[head] >= 0 &&
      judgement.scores[head] <= 1 &&
      judgement
        .explain(head)
        .words.every(({ start, end, weight }) => start >= 0 && end > start && end <= body.length && weight > 0),
  );
};

describe('the scorer', () => {
  it('says the same of the same comment, whatever it judged in between and whoever judges', () => {
    const other = new Scorer(decodeModel(readFileSync(shippedModelFile)));
    const first = texts.map((body) => scorer.judge({ body }).logits);
    hostileTexts.forEach((body) => scorer.judge({ body }));
    expect(texts.toReversed().map((body) => scorer.judge({ body }).logits)).toEqual(first.toReversed());
    expect(texts.map((body) => other.judge({ body }).logits)).toEqual(first);
  });

  it('says the same when it is given the folded text', () => {
    for (const body of [...texts, ...hostileTexts]) {
      expect(scorer.judge({ body, folded: fold(body) }).logits).toEqual(scorer.judge({ body }).logits);
    }
  });

  it('has the version of its file: the first digits of the SHA-256', () => {
    const digest = createHash('sha256').update(readFileSync(shippedModelFile)).digest('hex');
    expect(scorer.version).toBe(digest.slice(0, 12));
  });

  it('gives probabilities and spans inside the text for every hostile text, and in a name', () => {
    expect(hostileTexts.filter((text) => !isSound(`You idiot ${text} you idiot`, text))).toEqual([]);
    expect(hostileTexts.filter((text) => text.length < 1000 && !isSound(text))).toEqual([]);
  });

  it('gives probabilities and spans inside the text for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (body) => isSound(body)),
      { numRuns: 200 },
    );
    const pieces = fc.constantFrom(
      'idiot',
      ' ',
      '\u200b',
      'كلب',
      'ﷺ',
      '😀',
      '\ud83d',
      '.',
      'http://a.example ',
      'f*ck',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => isSound(parts.join(''))),
      { numRuns: 200 },
    );
  });

  it('judges a comment of 10,000 characters without taking a second', () => {
    const long = 'the council met again and nobody agreed on anything '.repeat(200).slice(0, 10_000);
    scorer.judge({ body: long });
    const began = performance.now();
    scorer.judge({ body: long });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('tells plain abuse, promotion and hate from an ordinary comment', () => {
    const [thanks, insult, , offer] = texts.map((body) => scorer.judge({ body }).scores);
    expect(insult!.abuse).toBeGreaterThan(0.5);
    expect(offer!.spam).toBeGreaterThan(0.5);
    expect(Math.max(thanks!.spam, thanks!.abuse, thanks!.hate)).toBeLessThan(0.5);
  });

  it('judges both halves of a comment in two languages', () => {
    const insult = scorer.judge({ body: 'You are a complete idiot and a moron' }).scores.abuse;
    const mixed = scorer.judge({ body: 'You are a complete idiot and a moron شكرا على هذا التقرير المهم' }).scores
      .abuse;
    expect(insult).toBeGreaterThan(0.5);
    expect(mixed).toBeGreaterThan(0.5);
  });
});
