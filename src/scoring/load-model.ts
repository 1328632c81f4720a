import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeModel } from './model-file.js';
import { Scorer } from './scorer.js';

/** Where the shipped weights lie. */
export const shippedModelFile = fileURLToPath(new URL('../../model/anteroom.model', import.meta.url));

let shipped: Scorer | undefined;

/** The scorer with the shipped weights; read once for each process, in some tens of milliseconds. */
export function shippedScorer(): Scorer {
  return (shipped ??= new Scorer(decodeModel(readFileSync(shippedModelFile))));
}
