import { arabicStems } from './arabic-clitics.js';
import { LetterModel } from './letter-model.js';
import { vocabularyOf, type Vocabulary, type VocabularyLanguage } from './vocabulary.js';

// Costs are negative logarithms of probabilities: a word's rank follows Zipf's law; a letter of its own is dear. Arabic
// has so many forms of each word that a list cannot hold them: there a word without its clitics counts too, and letters
// say how likely a word that nobody knows is.

const COST_OF_UNKNOWN = 12;
const COST_OF_RAREST = 9.9;
const COST_OF_FIRST = 2.3;
/** What an Arabic word costs beside its stem. */
const COST_OF_CLITICS = 2.5;
/** A spaced-out word that is not known must cost more than the known words that it might be made of. */
const COST_OF_UNKNOWN_IN_RUN = 10;
const COST_OF_UNKNOWN_LETTER = 2.5;
const COST_OF_UNKNOWN_ARABIC_IN_RUN = 4;

/** From here on a unit is a surprise: an unknown word, or a letter of its own. */
export const COST_OF_SURPRISE = 10;
/** The cost of what is neither joined nor changed: numbers, other alphabets, the 's' of 'it's'. */
export const FIXED = 0;

const LATIN_WORD = /^[a-z*]+$/;
const ARABIC_WORD = /^[\u0621-\u064a*]+$/;
const ARABIC_LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';
/** A word of three letters is taken for another one only if that is among the commonest. */
const COMMON = 1500;
const SHORT = 3;
const DOUBLED = /(.)\1/u;
const DOUBLES = /(.)\1+/gu;
/** Shorter stems have a swapped neighbour too easily. */
const SHORTEST_SWAPPED_STEM = 4;
/** The article with its second letter and the word's first the other way round. */
const BROKEN_ARTICLE = /^ا(.)ل(.*)$/u;

/** What is known of words in the language that a text's letters are of. */
export class KnownWords {
  readonly vocabulary: Vocabulary;
  private readonly letters: LetterModel | undefined;

  constructor(private readonly language: VocabularyLanguage) {
    this.vocabulary = vocabularyOf(language);
    this.letters = language === 'ar' ? new LetterModel(this.vocabulary.words) : undefined;
  }

  /** Whether a word could be one of the language, known or not: letters and stars of its alphabet. */
  mayBeWord(word: string): boolean {
    return (this.language === 'en' ? LATIN_WORD : ARABIC_WORD).test(word);
  }

  /** The cost of a known word, below `COST_OF_SURPRISE`; undefined for others. `hash` is the word's `hashText`. */
  knownCost(word: string, hash?: number): number | undefined {
    const rank = this.vocabulary.rank(word, hash);
    if (rank >= 0) return Math.min(costOfRank(rank), COST_OF_RAREST);
    return this.hasKnownStem(word) ? COST_OF_RAREST : undefined;
  }

  /** The cost of a word among letters that folding joined, where no word is a surprise and rare ones must be told apart. */
  costInRun(word: string, hash?: number): number {
    if (!this.letters) {
      return this.knownCost(word, hash) ?? COST_OF_UNKNOWN_IN_RUN + COST_OF_UNKNOWN_LETTER * word.length;
    }
    return this.costOfArabic(word, hash) ?? COST_OF_UNKNOWN_ARABIC_IN_RUN + this.letters.cost(word);
  }

  /** Whether a word is known. */
  has(word: string): boolean {
    return this.vocabulary.rank(word) >= 0 || this.hasKnownStem(word);
  }

  /** The cost of any word by itself. */
  cost(word: string): number {
    const known = this.knownCost(word);
    if (known !== undefined) return known;
    if (!this.mayBeWord(word)) return FIXED;
    return word.length === 1 ? COST_OF_SURPRISE : COST_OF_UNKNOWN + word.length;
  }

  /** The likeliest word with a letter for each star; undefined when none is known. In English stars are vowels. */
  withoutStars(word: string): string | undefined {
    const at = word.indexOf('*');
    if (!this.letters || at < 0 || at !== word.lastIndexOf('*')) return this.vocabulary.withoutStars(word);
    let best: string | undefined;
    let least = Infinity;
    for (const letter of ARABIC_LETTERS) {
      const whole = word.slice(0, at) + letter + word.slice(at + 1);
      const cost = this.costOfArabic(whole) ?? Infinity;
      if (cost < least) [best, least] = [whole, cost];
    }
    return best;
  }

  /**
   * The word that an unknown one most likely was before letters were doubled or two were swapped; undefined when there is
   * none. An Arabic word keeps no doubled letter, whether it is known then or not: few have one.
   */
  repaired(word: string): string | undefined {
    const { vocabulary, letters } = this;
    const whole = vocabulary.unstretched(word) ?? vocabulary.unswapped(word);
    if (whole !== undefined && (whole.length !== SHORT || vocabulary.rank(whole) <= COMMON)) return whole;
    if (!letters) return undefined;
    const single = word.replace(DOUBLES, '$1');
    if (single !== word) return this.has(single) ? single : (this.unswappedArabic(single) ?? single);
    return this.unswappedArabic(word);
  }

  private unswappedArabic(word: string): string | undefined {
    for (const stem of arabicStems(word)) {
      const found = stem.length < SHORTEST_SWAPPED_STEM ? undefined : this.vocabulary.unswapped(stem);
      if (found !== undefined) return word.replace(stem, found);
    }
    const article = word.replace(BROKEN_ARTICLE, 'ال$1$2');
    return article !== word && this.has(article) ? article : undefined;
  }

  private costOfArabic(word: string, hash?: number): number | undefined {
    const rank = this.vocabulary.rank(word, hash);
    if (rank >= 0) return costOfRank(rank);
    const ranks = arabicStems(word).map((stem) => this.vocabulary.rank(stem)).filter((of) => of >= 0); // prettier-ignore
    return ranks.length === 0 ? undefined : costOfRank(Math.min(...ranks)) + COST_OF_CLITICS;
  }

  /** A doubled letter looks like a clitic ('وولد'), so a word is not taken for another one's stem and clitics then. */
  private hasKnownStem(word: string): boolean {
    const { language, vocabulary } = this;
    if (language !== 'ar' || !arabicStems(word).some((stem) => vocabulary.rank(stem) >= 0)) return false;
    return !DOUBLED.test(word) || vocabulary.unstretched(word) === undefined;
  }
}

function costOfRank(rank: number): number {
  return COST_OF_FIRST + Math.log(rank + 2);
}
