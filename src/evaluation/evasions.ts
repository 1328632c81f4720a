import { seededRandom } from '../scoring/fitting/random.js';
import type { Head } from '../scoring/heads.js';
import type { Scorer } from '../scoring/scorer.js';
import { attacks, attackText, type Attack } from '../training/attacks.js';
import { judgeAlone } from './judge-alone.js';
import { isHeld } from './set-figures.js';
import type { EvaluationSet, LabelledText } from './sets.js';

/** What an attack did to the comments of a head and language. */
export interface EvasionFigures {
  attack: string;
  head: Head;
  language: string;
  /** Caught comments that the attack changed. */
  tried: number;
  /** Share of them that the head still catches. */
  caught: number;
  /** Share of them that a default site keeps from readers, for whichever reason. */
  held: number;
  /** Share of changed harmless comments that still pass. */
  passed: number;
}

/** Longer comments would be caught by what the attack left alone. */
const LONGEST = 300;
const MOST_ROWS = 1000;
/** From fewer comments a share says nothing. */
const FEWEST = 20;

/** Every attack on the short comments of all sets of a head and language that the shipped threshold judges right. */
export async function measureEvasions(
  scorer: Scorer,
  sets: readonly EvaluationSet[],
  head: Head,
  language: string,
): Promise<EvasionFigures[]> {
  const flagged = (text: string) => isHeld(scorer.judge({ body: text }), head);
  const rows = sets
    .filter((set) => set.head === head && set.language === language)
    .flatMap((set) => set.rows)
    .filter(({ text }) => text.length <= LONGEST);
  const bad = some(rows.filter(({ label }) => label === 1)).filter(({ text }) => flagged(text));
  const good = some(rows.filter(({ label }) => label === 0)).filter(({ text }) => !flagged(text));
  const figures: EvasionFigures[] = [];
  for (const attack of attacks) {
    const hidden = attacked(bad, attack);
    if (hidden.length < FEWEST) continue;
    let caught = 0;
    let held = 0;
    for (const body of hidden) {
      const judgement = await judgeAlone({ id: attack.name, body }, scorer);
      caught += Number(isHeld({ ...judgement, language: judgement.lang }, head));
      held += Number(judgement.verdict.action !== 'approve');
    }
    const harmless = attacked(good, attack);
    const passed = harmless.filter((text) => !flagged(text)).length / Math.max(1, harmless.length);
    const tried = hidden.length;
    figures.push({ attack: attack.name, head, language, tried, caught: caught / tried, held: held / tried, passed });
  }
  return figures;
}

function attacked(rows: readonly LabelledText[], attack: Attack): string[] {
  const random = seededRandom(1);
  return rows.flatMap(({ text }) => {
    const hidden = attackText(text, attack, random);
    return hidden === text ? [] : [hidden];
  });
}

function some(rows: readonly LabelledText[]): LabelledText[] {
  const step = Math.ceil(rows.length / MOST_ROWS);
  return rows.filter((_, i) => i % step === 0);
}
