import { createHash } from 'node:crypto';
import type { Bend } from './fitting/calibration-curve.js';
import type { Calibration } from './fitting/platt.js';
import { parts, type Part } from './heads.js';
import { languageGroups, type LanguageGroup } from './language-group.js';

// A model file is 'ANTEROOM', the length of a JSON header (32 bits, little endian), the header, and then the weight tables
// one after the other: signed bytes, 2^bits of them each, in the header's order. Nothing else: no date, no machine.

/** The weights of one head, or of a part of one, for one language group. */
export interface HeadModel {
  group: LanguageGroup;
  part: Part;
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
const CUT_OFF = 'The model file is cut off.';
const MOST_BITS = 24;

/** The bytes of a model file; the same model always gives the same bytes. */
export function encodeModel({ features, sources, heads: trained }: Model): Buffer {
  const header = JSON.stringify({ features, sources, heads: trained.map(({ weights: _, ...facts }) => facts) });
  const text = Buffer.from(header);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const tables = trained.map(({ weights }) => Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength));
  return Buffer.concat([MAGIC, length, text, ...tables]);
}

/** Reads the bytes of a model file; throws ModelFileError when they are not one, or not a whole one. */
export function decodeModel(bytes: Buffer): LoadedModel {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw new ModelFileError('This is not a model file.');
  const from = MAGIC.length + 4;
  if (bytes.length < from) throw new ModelFileError(CUT_OFF);
  let at = from + bytes.readUInt32LE(MAGIC.length);
  if (at > bytes.length) throw new ModelFileError(CUT_OFF);
  const header = readHeader(bytes.toString('utf8', from, at));
  const tables = header.heads.map((facts) => {
    const size = 1 << facts.bits;
    if (at + size > bytes.length) throw new ModelFileError(CUT_OFF);
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, size);
    at += size;
    return { ...facts, weights };
  });
  if (at !== bytes.length) throw new ModelFileError('The model file is longer than it says.');
  return { ...header, heads: tables, version: createHash('sha256').update(bytes).digest('hex').slice(0, 12) };
}

type Header = Omit<Model, 'heads'> & { heads: Omit<HeadModel, 'weights'>[] };

function readHeader(text: string): Header {
  let header: Partial<Header> | null;
  try {
    header = JSON.parse(text) as Partial<Header> | null;
  } catch {
    throw new ModelFileError('The model file has a broken header.');
  }
  const { features, sources, heads: facts } = header ?? {};
  if (!Number.isInteger(features) || !Array.isArray(sources) || !Array.isArray(facts) || !facts.every(isHead)) {
    throw new ModelFileError('The model file has a header that this program does not know.');
  }
  return header as Header;
}

function isHead({ group, part, bits, scale, calibration, bend }: Header['heads'][number]): boolean {
  return (
    languageGroups.includes(group) &&
    parts.includes(part) &&
    Number.isInteger(bits) &&
    bits >= 0 &&
    bits <= MOST_BITS &&
    [scale, calibration?.slope, calibration?.offset].every(Number.isFinite) &&
    Array.isArray(bend) &&
    bend.every((knot) => Array.isArray(knot) && knot.length === 2 && knot.every(Number.isFinite))
  );
}
