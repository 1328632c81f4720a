import { describe, expect, it } from '@jest/globals';
import type { Example } from './examples.js';
import { harmlessSentences } from './harmless-sentences.js';

const body =
  'The council published the figures for the new bridge last week. You are all idiots. I still wonder who pays for the second lane, since nobody asked the villages.';

const example = (facts: Partial<Example> = {}): Example => ({
  input: { body, language: 'en' },
  labels: { abuse: 1 },
  source: 'tox-civil-spans',
  domain: 'news',
  positivesOnly: true,
  weight: 2,
  dev: false,
  genuine: true,
  origin: 1,
  ...facts,
});
const score = (text: string) => (text.includes('idiots') ? 1 : -1);

describe('harmless sentences', () => {
  it('are what is left of an abusive comment without its worst, and no abuse', () => {
    const [found] = harmlessSentences([example()], score);
    expect(found?.input.body).toContain('new bridge');
    expect(found?.input.body).not.toContain('idiots');
    expect(found?.labels).toEqual({ spam: 0, abuse: 0, hate: 0, menace: 0 });
    expect(found?.domain).toBe('news');
  });

  it('are not taken from sets that have harmless rows, nor from rows kept for calibration, nor from short comments', () => {
    const given = [example({ positivesOnly: false }), example({ dev: true }), example({ input: { body: 'You idiots. Go. Now.' } })]; // prettier-ignore
    expect(harmlessSentences(given, score)).toEqual([]);
  });
});
