import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { shippedModelFile } from './load-model.js';
import { decodeModel, encodeModel, ModelFileError, type Model } from './model-file.js';
import { Scorer } from './scorer.js';

const small: Model = {
  features: 2,
  sources: ['written'],
  heads: [
    { group: 'en', part: 'spam', bits: 3, scale: 0.5, calibration: { slope: 1, offset: -1 }, bend: [[-1, -2], [0.5, 3]], weights: new Int8Array([1, -2, 3, -4, 5, -6, 7, -127]) }, // prettier-ignore
    { group: 'ar', part: 'hate', bits: 1, scale: 0.1, calibration: { slope: 2, offset: 0 }, bend: [], weights: new Int8Array([9, -9]) }, // prettier-ignore
  ],
};

describe('the model file', () => {
  it('gives back what was written, under a version of its own', () => {
    const bytes = encodeModel(small);
    const { version, ...model } = decodeModel(bytes);
    expect(model).toEqual(small);
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(encodeModel(small).equals(bytes)).toBe(true);
    expect(decodeModel(encodeModel({ ...small, sources: ['other'] })).version).not.toBe(version);
  });

  it('gives the shipped weights their bytes again', () => {
    const bytes = readFileSync(shippedModelFile);
    expect(encodeModel(decodeModel(bytes)).equals(bytes)).toBe(true);
  });

  it('is refused wherever it is cut off, and when something follows it', () => {
    const bytes = encodeModel(small);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeModel(bytes.subarray(0, length))).toThrow(ModelFileError);
    }
    expect(() => decodeModel(Buffer.concat([bytes, Buffer.alloc(1)]))).toThrow(ModelFileError);
  });

  it('is refused, and nothing worse, when its header is damaged', () => {
    const bytes = encodeModel(small);
    const header = bytes.readUInt32LE(8);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 + header }), fc.nat(255), (at, value) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = value;
        try {
          decodeModel(damaged); // a digit of a scale may change unseen; that is what the version is for
        } catch (error) {
          expect(error).toBeInstanceOf(ModelFileError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when it names a head, a group or a size that there is not', () => {
    for (const wrong of [
      { part: 'sarcasm' },
      { group: 'tlh' },
      { bits: 31 },
      { scale: null },
      { calibration: null },
      { bend: [[1]] },
    ]) {
      const heads = small.heads.map((head) => ({ ...head, ...wrong })) as Model['heads'];
      expect(() => decodeModel(encodeModel({ ...small, heads }))).toThrow(ModelFileError);
    }
  });

  it('is refused by the scorer when it is for other features', () => {
    const other = decodeModel(encodeModel({ ...small, features: 0 }));
    expect(() => new Scorer(other)).toThrow(ModelFileError);
    expect(() => new Scorer(other)).toThrow(/features 0/);
  });
});
