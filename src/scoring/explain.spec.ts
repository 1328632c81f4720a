import { describe, expect, it } from '@jest/globals';
import { mergeSpans } from '../text/text-span.js';
import { shippedScorer } from './load-model.js';

const scorer = shippedScorer();
const marked = (body: string, head: 'spam' | 'abuse' | 'hate'): string[] =>
  scorer.judge({ body }).explain(head).words.map(({ start, end }) => body.slice(start, end)); // prettier-ignore

describe('an explanation', () => {
  it('marks the words that weighed most, in the text as it was written', () => {
    expect(marked('The council met on Monday and you are a complete moron', 'abuse')).toContain('moron');
    expect(marked('The council met on Monday and you are a complete m\u200bo\u200br\u200bo\u200bn', 'abuse')[0]).toBe(
      'm\u200bo\u200br\u200bo\u200bn',
    );
  });

  it('marks the heaviest first, five at most', () => {
    const { words } = scorer
      .judge({ body: 'idiot moron loser scum bastard clown garbage trash pig dog worm rat' })
      .explain('abuse');
    expect(words.length).toBeGreaterThan(1);
    expect(words.length).toBeLessThanOrEqual(5);
    expect(words.map(({ weight }) => weight)).toEqual(words.map(({ weight }) => weight).toSorted((a, b) => b - a));
  });

  it('names traits that the comment has, and no others', () => {
    const names = (body: string) => scorer.judge({ body }).explain('spam').traits.map(({ name }) => name); // prettier-ignore
    const offer = names('Order now: http://cheap.example http://cheaper.example call +1 888 555 0142');
    expect(offer.length).toBeGreaterThan(0);
    expect(names('Thank you for this report').filter((name) => /^(link|phone|money|mail)(:[^0]|$)/.test(name))).toEqual(
      [],
    );
  });

  it('adds up: a word that says nothing for the head is not marked', () => {
    for (const { weight } of scorer.judge({ body: 'What a lovely morning at the harbour' }).explain('abuse').words) {
      expect(weight).toBeGreaterThan(0);
    }
  });

  it('gives its places in order and apart', () => {
    const places = mergeSpans(scorer.judge({ body: 'you stupid stupid idiot, you moron' }).explain('abuse').words);
    expect(places.length).toBeGreaterThan(0);
    for (let i = 1; i < places.length; i++) expect(places[i]!.start).toBeGreaterThan(places[i - 1]!.end);
  });
});
