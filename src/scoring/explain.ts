import type { TextSpan } from '../text/text-span.js';
import type { FeatureVector } from './feature-vector.js';
import { featureOccurrences } from './features.js';
import type { HeadModel } from './model-file.js';
import type { Reading } from './reading.js';
import type { SiteHead } from './site-layer.js';

/** A stretch of the original text with what it added to the log odds. */
export interface WeighedSpan extends TextSpan {
  weight: number;
}

/** Why a score is what it is. */
export interface Explanation {
  /** The stretches that spoke for it most, heaviest first; offsets in the original text. */
  words: WeighedSpan[];
  /** What else spoke for it: names of traits ('links:2', 'threat'), heaviest first. */
  traits: { name: string; weight: number }[];
}

const MOST_WORDS = 5;
/** More than a comment can have; makes one number of a start and an end. */
const LONGEST_TEXT = 2 ** 26;
const MOST_TRAITS = 3;
/** Below this share of the heaviest word a word is noise. */
const LEAST_SHARE = 0.2;

/**
 * A score is a sum, so each feature's part of it is exact. Pieces of a word are added up for the word; a pair's part goes
 * to its two words in halves, so that what is shown is words.
 */
export function explain(
  reading: Reading,
  { hashes, values }: FeatureVector,
  model: HeadModel | undefined,
  site?: SiteHead,
): Explanation {
  const tables = [
    ...(model ? [{ weights: model.weights, factor: model.scale * model.calibration.slope * (site?.globalWeight ?? 1) }] : []), // prettier-ignore
    ...(site ? [{ weights: site.weights, factor: site.scale * site.siteWeight }] : []),
  ];
  const partOf = new Map<number, number>();
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    let weight = 0;
    for (const { weights, factor } of tables) weight += (weights[hash & (weights.length - 1)] as number) * factor;
    partOf.set(hash, weight * (values[i] as number));
  }
  const occurrences = featureOccurrences(reading);
  const times = new Map<number, number>();
  for (const { hash } of occurrences) times.set(hash, (times.get(hash) ?? 0) + 1);

  const parts = new Map<number, WeighedSpan>();
  const traits = new Map<string, number>();
  for (const { hash, start, end, trait } of occurrences) {
    const part = (partOf.get(hash) ?? 0) / (times.get(hash) ?? 1);
    if (trait !== undefined) {
      traits.set(trait, (traits.get(trait) ?? 0) + part);
      continue;
    }
    const place = start * LONGEST_TEXT + end;
    const known = parts.get(place);
    if (known) known.weight += part;
    else parts.set(place, { start, end, weight: part });
  }
  const words = shareOut([...parts.values()])
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.start - b.start);
  const least = (words[0]?.weight ?? 0) * LEAST_SHARE;
  return {
    words: words
      .slice(0, MOST_WORDS)
      .filter(({ weight }) => weight >= least)
      .map(({ start, end, weight }) => ({ ...reading.folded.toOriginal(start, end), weight })),
    traits: [...traits]
      .map(([name, weight]) => ({ name, weight }))
      .filter(({ weight }) => weight > 0.05)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_TRAITS),
  };
}

/** Gives what longer stretches say to the words inside them. */
function shareOut(spans: WeighedSpan[]): WeighedSpan[] {
  const words = shortestSpans(spans);
  const byStart = new Map(words.map((word) => [word.start, word]));
  const byEnd = new Map(words.map((word) => [word.end, word]));
  for (const span of spans) {
    const first = byStart.get(span.start);
    const last = byEnd.get(span.end);
    if (first === span || (first && first === last)) continue;
    if (first) first.weight += span.weight / 2;
    if (last) last.weight += span.weight / 2;
  }
  return words;
}

/** The stretches that hold no other one. */
function shortestSpans(spans: WeighedSpan[]): WeighedSpan[] {
  const shortest = new Map<number, WeighedSpan>();
  for (const span of spans) {
    const known = shortest.get(span.start);
    if (!known || span.end < known.end) shortest.set(span.start, span);
  }
  return [...shortest.values()];
}
