import { createHash } from 'node:crypto';
import type { Bend } from './fitting/calibration-curve.js';
import type { Calibration } from './fitting/platt.js';
import type { Head } from './heads.js';
import type { LanguageGroup } from './language-group.js';

// A model file is 'ANTEROOM', the length of a JSON header (32 bits, little endian), the header, and then the weight tables
// one after the other: signed bytes, 2^bits of them each, in the header's order. Nothing else: no date, no machine.

/** The weights of one head for one language group. */
export interface HeadModel {
  group: LanguageGroup;
  head: Head;
  bits: number;
  /** A weight is its byte times this. */
  scale: number;
  calibration: Calibration;
  /** Laid over the calibrated log odds. */
  bend: Bend;
  weights: Int8Array;
}

/** Everything that is trained. */
export interface Model {
  /** Version of the features that the weights are for. */
  features: number;
  /** The data sets it was fitted to, by name. */
  sources: string[];
  heads: HeadModel[];
}

/** A model as read from a file. */
export interface LoadedModel extends Model {
  /** The first 12 hex digits of the file's SHA-256: the same weights have the same version everywhere. */
  version: string;
}

/** The file cannot be used; the message says why. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

const MAGIC = Buffer.from('ANTEROOM');

/** The bytes of a model file; the same model always gives the same bytes. */
export function encodeModel({ features, sources, heads }: Model): Buffer {
  const header = JSON.stringify({ features, sources, heads: heads.map(({ weights: _, ...facts }) => facts) });
  const text = Buffer.from(header);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const tables = heads.map(({ weights }) => Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength));
  return Buffer.concat([MAGIC, length, text, ...tables]);
}

/** Reads the bytes of a model file; throws ModelFileError when they are not one. */
export function decodeModel(bytes: Buffer): LoadedModel {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw new ModelFileError('This is not a model file.');
  const from = MAGIC.length + 4;
  let at = from + bytes.readUInt32LE(MAGIC.length);
  const header = JSON.parse(bytes.toString('utf8', from, at)) as Model;
  const heads = header.heads.map((facts) => {
    const size = 1 << facts.bits;
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, size);
    at += size;
    return { ...facts, weights };
  });
  if (at !== bytes.length) throw new ModelFileError('The model file is cut off.');
  return { ...header, heads, version: createHash('sha256').update(bytes).digest('hex').slice(0, 12) };
}
