// How likely Arabic letters follow each other in words, counted in a list of words. It tells a word that nobody knows from
// the end of one and the beginning of the next.

const FIRST = 0x620;
const LETTERS = 43;
/** The cost of a letter of another alphabet. */
const COST_OF_STRANGE = 6;
/** How many sightings the guess from one letter fewer counts for. */
const SMOOTHING = 6;

/** Costs (negative logarithms of probabilities) of words by their letters. */
export class LetterModel {
  private readonly costs = new Float32Array(LETTERS ** 3);

  /** Counts threes of letters in `words`, each word once. */
  constructor(words: readonly string[]) {
    const threes = new Float64Array(LETTERS ** 3);
    const twos = new Float64Array(LETTERS ** 2);
    const ones = new Float64Array(LETTERS);
    let all = 0;
    for (const word of words) {
      let before = 0;
      let last = 0;
      for (let at = 0; at <= word.length; at++) {
        const letter = placeOf(word, at);
        (threes[(before * LETTERS + last) * LETTERS + letter] as number)++;
        (twos[last * LETTERS + letter] as number)++;
        (ones[letter] as number)++;
        all++;
        before = last;
        last = letter;
      }
    }
    const sumsOfTwos = sums(twos);
    const sumsOfThrees = sums(threes);
    for (let at = 0; at < this.costs.length; at++) {
      const letter = at % LETTERS;
      const pair = at % LETTERS ** 2;
      const one = ((ones[letter] as number) + 1) / (all + LETTERS);
      const two =
        ((twos[pair] as number) + SMOOTHING * one) / ((sumsOfTwos[Math.floor(pair / LETTERS)] as number) + SMOOTHING);
      const three =
        ((threes[at] as number) + SMOOTHING * two) / ((sumsOfThrees[Math.floor(at / LETTERS)] as number) + SMOOTHING);
      this.costs[at] = -Math.log(three);
    }
  }

  /** The cost of a word, its end included. */
  cost(word: string): number {
    let cost = 0;
    let before = 0;
    let last = 0;
    for (let at = 0; at <= word.length; at++) {
      const letter = placeOf(word, at);
      cost += letter < 0 ? COST_OF_STRANGE : (this.costs[(before * LETTERS + last) * LETTERS + letter] as number);
      before = last;
      last = Math.max(0, letter);
    }
    return cost;
  }
}

/** 0 for the end of a word, -1 for what is no Arabic letter. */
function placeOf(word: string, at: number): number {
  if (at === word.length) return 0;
  const place = word.charCodeAt(at) - FIRST;
  return place > 0 && place < LETTERS ? place : -1;
}

function sums(counts: Float64Array): Float64Array {
  const result = new Float64Array(counts.length / LETTERS);
  counts.forEach((count, at) => {
    (result[Math.floor(at / LETTERS)] as number) += count;
  });
  return result;
}
