import { createHash } from 'node:crypto';
import type { FeatureVector } from './feature-vector.js';
import { calibrated } from './fitting/platt.js';
import { heads, type Head, type Scores } from './heads.js';

// What a site's moderators have taught, laid over the shipped weights: a small model of the site's own on the same
// features, and how much each of the two is to be believed.

/** One head of a site's layer. */
export interface SiteHead {
  /** The log odds are `globalWeight` x those of the shipped weights + `siteWeight` x the site model's score + `bias`. */
  globalWeight: number;
  siteWeight: number;
  bias: number;
  /** The site model: a weight is its byte times `scale`; 2^n of them. */
  scale: number;
  weights: Int8Array;
}

/** What a site has taught; heads without enough decisions are left out. */
export interface SiteLayer {
  /** The id of the snapshot. */
  id: string;
  /** The shipped weights that it was fitted on; with others it must not be used. */
  scorerVersion: string;
  heads: Partial<Record<Head, SiteHead>>;
}

/** How far the shipped weights' log odds are believed; beyond it they say the same. */
const SUREST = 8;

/** The shipped log odds as a layer reads them. */
export function cappedLogit(logit: number): number {
  return Math.max(-SUREST, Math.min(SUREST, logit));
}

/** The log odds and probabilities of a judgement as the site's layer sees them; heads that it does not have stay. */
export function applySiteLayer(
  { logits, scores, vector }: { logits: Scores; scores: Scores; vector: FeatureVector },
  layer: SiteLayer,
): { logits: Scores; scores: Scores } {
  const after = { logits: { ...logits }, scores: { ...scores } };
  for (const [head, siteHead] of Object.entries(layer.heads) as [Head, SiteHead][]) {
    const { globalWeight, siteWeight, bias } = siteHead;
    after.logits[head] = globalWeight * cappedLogit(logits[head]) + siteWeight * siteScore(siteHead, vector) + bias;
    after.scores[head] = calibrated({ slope: 1, offset: 0 }, after.logits[head]);
  }
  return after;
}

/** What the site's own model says of a comment, by itself. */
export function siteScore({ weights, scale }: SiteHead, { hashes, values }: FeatureVector): number {
  const mask = weights.length - 1;
  let sum = 0;
  for (let i = 0; i < hashes.length; i++) {
    sum += (weights[(hashes[i] as number) & mask] as number) * (values[i] as number);
  }
  return sum * scale;
}

// Packed: the first 8 bytes of the SHA-256 of all that follows; a JSON header's length (32 bits, little endian), the header,
// the weight tables in its order.

const CHECKSUM = 8;

/** The bytes are not a layer, or not all of one. */
export class SiteLayerError extends Error {
  override readonly name = 'SiteLayerError';
  readonly printable = true;
}

/** A layer as bytes, for a table. */
export function packSiteLayer({ heads }: Pick<SiteLayer, 'heads'>): Buffer {
  const entries = Object.entries(heads) as [Head, SiteHead][];
  const header = Buffer.from(
    JSON.stringify(entries.map(([head, { weights, ...facts }]) => ({ head, size: weights.length, ...facts }))),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const tables = entries.map(([, { weights }]) => Buffer.from(weights.buffer, weights.byteOffset, weights.length));
  const content = Buffer.concat([length, header, ...tables]);
  return Buffer.concat([checksumOf(content), content]);
}

/** The layer of packed bytes. Throws SiteLayerError when a single bit is not as it was written. */
export function unpackSiteLayer(packed: Buffer, facts: Pick<SiteLayer, 'id' | 'scorerVersion'>): SiteLayer {
  const content = packed.subarray(CHECKSUM);
  if (content.length < 4 || !checksumOf(content).equals(packed.subarray(0, CHECKSUM))) {
    throw new SiteLayerError('The layer is damaged.');
  }
  let at = 4 + content.readUInt32LE(0);
  const entries = JSON.parse(content.toString('utf8', 4, at)) as ({ head: Head; size: number } & Omit<SiteHead, 'weights'>)[]; // prettier-ignore
  const layer: SiteLayer = { ...facts, heads: {} };
  for (const { head, size, globalWeight, siteWeight, bias, scale } of entries) {
    const numbers = [globalWeight, siteWeight, bias, scale];
    const sound = heads.includes(head) && Number.isInteger(Math.log2(size)) && numbers.every(Number.isFinite);
    if (!sound || at + size > content.length) throw new SiteLayerError('The layer makes no sense.');
    const weights = new Int8Array(Uint8Array.from(content.subarray(at, at + size)).buffer);
    layer.heads[head] = { globalWeight, siteWeight, bias, scale, weights };
    at += size;
  }
  return layer;
}

function checksumOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest().subarray(0, CHECKSUM);
}
