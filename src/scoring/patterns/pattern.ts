/** What a pattern says of the words it found. The later ones give context and accuse nobody. */
export const patternKinds = [
  'threat',
  'incitement',
  'dehumanising',
  'exclusion',
  'praise-of-violence',
  'recruiting',
  'self-harm-urging',
  'wish-of-harm',
  'group-hate',
  'slur',
  'insult',
  'promotion',
  'casino',
  'contact-offer',
  'praise-bot',
  'mourning',
  'self-identification',
  'counter-speech',
  'group-mention',
] as const;

/** One of the kinds of patterns. */
export type PatternKind = (typeof patternKinds)[number];

/** Why words that would accuse may be innocent: the second look. */
export type Softening = 'quoted' | 'countered' | 'negated' | 'reported' | 'self';

/** A pattern found in a text: offsets in the FOLDED text, `strength` 0..1 how sure the form alone makes it. */
export interface PatternHit {
  kind: PatternKind;
  strength: number;
  start: number;
  end: number;
  softened: Softening | null;
}

/** The classes of words that patterns are made of. */
export const wordClasses = [
  'GROUP', // what a group of people are: religion, origin, sex, disability …
  'PEOPLE', // people, women, men: makes a group of an adjective before it
  'ETHNIC', // an adjective that makes a group with PEOPLE: black, trans, disabled
  'THEY',
  'YOU',
  'I',
  'ARE',
  'ALL',
  'BEAST', // what dehumanises: animals, vermin, filth, disease
  'VILE', // what nobody would be called: disgusting, inferior, liars
  'KILL', // the base form or imperative of violence
  'KILLED', // its past
  'HATE',
  'MUST',
  'OUT', // deport, ban, get rid of
  'NOT',
  'SAY',
  'WRONG', // disgusting, racist, shameful: said of what others say
  'SLUR',
  'INSULT',
  'WISH',
  'DIE',
  'HERO',
  'JOIN',
  'FIGHT',
  'KNOW',
  'HOME',
  'CONTACT',
  'OFFER',
  'CASINO',
  'MOURN',
] as const;

/** A class of words. */
export type WordClass = (typeof wordClasses)[number];

/** Words and phrases of each class, comma-separated; folded when they are read. */
export type Lexicon = Partial<Record<WordClass, string>>;

/**
 * A pattern in one line. Upper-case names are classes, `A|B` either, lower-case words are themselves, `~3` is up to
 * three words of any kind within the sentence, `?` behind a slot makes it optional.
 */
export interface PatternRule {
  kind: PatternKind;
  strength: number;
  form: string;
}
