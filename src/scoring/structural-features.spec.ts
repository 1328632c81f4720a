import { describe, expect, it } from '@jest/globals';
import { hostileTexts } from '../../test/support/hostile-texts.js';
import type { ScorerInput } from './reading.js';
import { structuralFeatures } from './structural-features.js';

const features = (body: string, more: Partial<ScorerInput> = {}) => structuralFeatures({ body, ...more });

describe('what a comment is made of', () => {
  it('counts links in bins', () => {
    const link = 'http://a.example/x ';
    expect(features('none')).toContain('links:0');
    expect(features(link)).toContain('links:1');
    expect(features(link.repeat(4))).toContain('links:3');
    expect(features(link.repeat(9))).toContain('links:5');
  });

  it('tells shorteners, cheap endings and institutions apart', () => {
    expect(features('see https://bit.ly/abc')).toContain('link-shortener');
    expect(features('see http://win-now.xyz')).toContain('link-cheap');
    expect(features('see https://www.un.gov/report')).toContain('link-institution');
    expect(features('see https://www.un.gov/report and http://win-now.xyz')).not.toContain('link-institution');
  });

  it('sees phone numbers, money, addresses and marks, in Arabic digits too', () => {
    expect(features('call +1 (888) 555-0142')).toContain('phone');
    expect(features('اتصل على ٠٥٥٥٠١٠١٢٣٤')).toContain('phone');
    expect(features('only $99')).toContain('money');
    expect(features('write to me@shop.example')).toContain('mail');
    expect(features('plain\u200btext')).toContain('hidden-characters');
    expect(features('It was in 2016.')).not.toContain('phone');
  });

  it('looks at the name and the address only when they are given', () => {
    expect(features('hello')).not.toContain('name-keywords');
    expect(features('hello', { name: 'Cheap Flights' })).toContain('name-keywords');
    expect(features('hello', { name: 'Layla' })).not.toContain('name-keywords');
    expect(features('hello', { emailDomain: 'gmail.com' })).not.toContain('mail-own-domain');
    expect(features('hello', { emailDomain: 'shop.example' })).toContain('mail-own-domain');
    expect(features('hello')).not.toContain('mail-own-domain');
  });

  it('bins the time on the form when it is known', () => {
    expect(features('hello', { timeOnFormMs: 1000 })).toContain('form-seconds:0');
    expect(features('hello', { timeOnFormMs: 300_000 })).toContain('form-seconds:120');
    expect(features('hello', { timeOnFormMs: null }).filter((name) => name.startsWith('form-'))).toEqual([]);
  });

  it('has an answer to every hostile text', () => {
    for (const text of hostileTexts) expect(features(text, { name: text })).toContain('any');
  });
});
