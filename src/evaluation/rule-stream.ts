import { seededRandom } from '../scoring/fitting/random.js';

// A made-up news site whose moderators go by a rule of their own: no links to shops, and no promotion of what the article
// is not about, however friendly. Links to sources and to other papers are welcome. Every sentence is ours.

/** A comment of the stream: 1 = against the site's rule. */
export interface RuledComment {
  text: string;
  label: 0 | 1;
}

const topics = ['the bridge', 'the new tram line', 'the school budget', 'the harbour plan', 'the flood wall', 'the bus cuts', 'the hospital wing', 'the market square']; // prettier-ignore
const people = ['the council', 'the mayor', 'the residents', 'the engineers', 'the committee', 'the drivers', 'the nurses', 'the planners']; // prettier-ignore
const views = [
  'I think {people} should have asked us before they decided about {topic}.',
  'Has {people} ever said what {topic} will cost in the end?',
  'My street has waited eleven years for {topic}, and nothing happens.',
  'Thank you for a calm report about {topic}; the last one was mostly shouting.',
  'You cannot blame {people} alone, the ministry stopped the money for {topic}.',
  'I was at the meeting and {people} answered every question about {topic}.',
  'The figures for {topic} do not add up, look at the second table again.',
  'When I was a child {topic} was promised for the following spring.',
  'Whatever {people} say, the traffic will only move two streets further on.',
  'Could you explain next time how {topic} is paid for?',
  'It is easy to mock {people}, but who else would do the work?',
  'I disagree with the author about {topic}, and still found this fair.',
];
const followUps = ['', ' That is all I ask.', ' We will see after the summer.', ' My neighbours say the same.', ' Please keep reporting on it.', ' I doubt it will change.']; // prettier-ignore
const sources = ['https://www.cityarchive.example/minutes/{number}', 'https://news.example/{number}', 'https://statistics.example/table/{number}', 'https://en.wikipedia.org/wiki/Harbour', 'https://www.university.example/report/{number}']; // prettier-ignore
const sourced = [
  'The minutes are here: {source}',
  'There is a good summary at {source} for those who missed it.',
  'Compare the table at {source} with what {people} told us.',
  'See {source}, page four.',
];
const shops = ['https://www.lampandleaf.example/shop/{number}', 'https://store.northwool.example/item/{number}', 'https://kettlecorner.example/products/{number}', 'https://www.bikebarn.example/cart/{number}', 'https://shop.tidewater.example/p/{number}']; // prettier-ignore
const goods = ['rain jacket', 'bicycle lamp', 'kettle', 'wool blanket', 'garden lantern', 'pair of boots', 'thermos', 'backpack']; // prettier-ignore
const shopLinks = [
  'We bought a {good} from {shop} before the winter and it lasted well.',
  'With all this rain you want a decent {good}, mine is this one: {shop}',
  'Nice article. The {good} in the photo looks like the one at {shop}',
  'For walking along {topic} I use a {good} from {shop}, just so you know.',
  'Somebody asked where the {good} was from: {shop}',
];
const promotions = [
  'By the way, my sister opens her bakery on Saturday, do come by and say hello.',
  'Our choir sings in the old church on Sunday, the evening costs nothing and everybody is welcome.',
  'I teach guitar to beginners on weekday afternoons, write to me if your children are interested.',
  'On another note, my nephew paints fences and has time in the autumn.',
  'If you like reading, my novel about a lighthouse keeper has just come out.',
  'A friend of mine runs a small yoga class by the river, the first hour is on her.',
  'We started a podcast about old tractors and would be glad of new listeners.',
  'My cousin repairs phones near the station and is honest about what it takes.',
];

/** A stream of so many comments from a seed; about four in ten break the rule. */
export function ruleStream(count: number, seed: number): RuledComment[] {
  const random = seededRandom(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const lists: Record<string, readonly string[]> = { topic: topics, people, source: sources, shop: shops, good: goods }; // prettier-ignore
      return slot === 'number' ? String(100 + Math.floor(random() * 9000)) : fill(pick(lists[slot] ?? []));
    });
  return Array.from({ length: count }, (): RuledComment => {
    const kind = random();
    const view = fill(pick(views) + pick(followUps));
    if (kind < 0.2) return { text: `${random() < 0.5 ? `${view} ` : ''}${fill(pick(shopLinks))}`, label: 1 };
    if (kind < 0.4) return { text: `${random() < 0.5 ? `${view} ` : ''}${pick(promotions)}`, label: 1 };
    if (kind < 0.6) return { text: `${view} ${fill(pick(sourced))}`, label: 0 };
    return { text: view, label: 0 };
  });
}
