import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { heads } from '../scoring/heads.js';
import { decodeModel } from '../scoring/model-file.js';
import { Scorer } from '../scoring/scorer.js';
import { judgeAlone } from './judge-alone.js';

/** How fast something is, on one core. */
export interface SpeedFigures {
  perSecond: number;
  /** Milliseconds for one comment. */
  p50: number;
  p99: number;
}

/** The scorer by itself and all checks together. */
export interface Speeds {
  comments: number;
  meanLength: number;
  scorer: SpeedFigures;
  wholeSite: SpeedFigures;
}

const WARM_UP = 500;
const LOADS = 5;

/** Judges the texts one after another and times each. */
export async function measureSpeed(scorer: Scorer, texts: readonly string[]): Promise<Speeds> {
  const meanLength = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
  return {
    comments: texts.length,
    meanLength,
    scorer: await timed(texts, (body) => scorer.judge({ body })),
    wholeSite: await timed(texts, (body) => judgeAlone({ id: 'speed', body }, scorer)),
  };
}

async function timed(texts: readonly string[], judge: (text: string) => unknown): Promise<SpeedFigures> {
  for (const text of texts.slice(0, WARM_UP)) await judge(text);
  const times: number[] = [];
  for (const text of texts) {
    const began = performance.now();
    await judge(text);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { perSecond: (1000 * times.length) / Math.max(1e-3, total), p50: at(0.5), p99: at(0.99) };
}

/** Milliseconds from the file to a scorer that can judge; the best of a few times. */
export function measureLoading(file: string): number {
  const times = Array.from({ length: LOADS }, () => {
    const began = performance.now();
    new Scorer(decodeModel(readFileSync(file))).judge({ body: 'ready' });
    return performance.now() - began;
  });
  return Math.min(...times);
}

/** Whether a second scorer from the same file says exactly the same, in another order. */
export function isRepeatable(file: string, scorer: Scorer, texts: readonly string[]): boolean {
  const other = new Scorer(decodeModel(readFileSync(file)));
  const again = new Map(texts.toReversed().map((body) => [body, other.judge({ body }).logits]));
  return texts.every((body) => {
    const { logits } = scorer.judge({ body });
    return heads.every((head) => logits[head] === again.get(body)?.[head]);
  });
}
