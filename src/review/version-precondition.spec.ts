import { describe, expect, it } from '@jest/globals';
import { expectedVersion, noVersion, tagOfVersion } from './version-precondition.js';

const refusedWith = (status: number): unknown => expect.objectContaining({ kind: expect.objectContaining({ status }) });

describe('expectedVersion', () => {
  it('reads back the tag that it was given', () => {
    expect(expectedVersion(tagOfVersion(3))).toBe(3);
    expect(expectedVersion(' "12" ')).toBe(12);
  });

  it('asks for a version when none is named', () => {
    expect(() => expectedVersion(undefined)).toThrow(refusedWith(428));
    expect(() => expectedVersion('*')).toThrow(refusedWith(428));
  });

  it.each(['', '3', '"3', 'W/3', "'3'", '"3" "4"', '"3",', 'w/"3"', '"a b"'])('refuses %j as unreadable', (header) => {
    expect(() => expectedVersion(header)).toThrow(refusedWith(422));
  });

  it.each(['W/"3"', '"3", "4"', '"abc"', '""', '"03"', '"0"', '"-1"', '"99999999999"'])(
    'matches no version by %s',
    (header) => {
      expect(expectedVersion(header)).toBe(noVersion);
    },
  );
});
