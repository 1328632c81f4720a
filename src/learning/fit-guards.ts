import { logLoss, type LogisticFit } from '../scoring/fitting/logistic.js';

/** A lesson that a fit is tried on: the shipped log odds and the score of a site model that had not seen it. */
export interface TriedLesson {
  row: readonly number[];
  label: 0 | 1;
  weight: number;
  moderator: string | null;
}

/** A moderator has a voice from so many decisions on; fewer are chance. */
const DECISIONS_FOR_A_VOICE = 20;
/** A loss of this much is no objection: nobody's decisions are predicted exactly as well as before. */
const HARDLY_WORSE = 0.01;

/**
 * Do most of the moderators see their own decisions predicted better by the second fit? Each has one voice, however much
 * they decided, so that one cannot swing the site against the others. Where nobody has a voice nobody objects.
 */
export function moderatorsGain(lessons: readonly TriedLesson[], before: LogisticFit, after: LogisticFit): boolean {
  const byModerator = new Map<string, TriedLesson[]>();
  for (const lesson of lessons) {
    if (lesson.moderator === null) continue;
    const own = byModerator.get(lesson.moderator);
    if (own) own.push(lesson);
    else byModerator.set(lesson.moderator, [lesson]);
  }
  const voices = [...byModerator.values()].filter((own) => own.length >= DECISIONS_FOR_A_VOICE);
  const inFavour = voices.filter((own) => lossOf(own, after) <= lossOf(own, before) + HARDLY_WORSE);
  return voices.length === 0 || inFavour.length > voices.length / 2;
}

function lossOf(lessons: readonly TriedLesson[], fit: LogisticFit): number {
  return logLoss(lessons.map(({ row }) => row), lessons.map(({ label }) => label), lessons.map(() => 1), fit); // prettier-ignore
}

/** The chance that a fit puts a positive lesson above a negative one, each counted by its weight; ties count half. */
export function rankingOf(lessons: readonly TriedLesson[], { weights }: LogisticFit): number {
  const scored = lessons
    .map(({ row, label, weight }) => ({
      label,
      weight,
      score: row.reduce((sum, value, k) => sum + value * (weights[k] as number), 0),
    })) // prettier-ignore
    .sort((a, b) => a.score - b.score);
  const whole = [0, 0];
  for (const { label, weight } of scored) (whole[label] as number) += weight;
  let below = 0;
  let won = 0;
  for (let from = 0; from < scored.length;) {
    let to = from;
    const tied = [0, 0];
    while (to < scored.length && scored[to]?.score === scored[from]?.score) {
      const { label, weight } = scored[to++] as (typeof scored)[number];
      (tied[label] as number) += weight;
    }
    won += (tied[1] as number) * (below + (tied[0] as number) / 2);
    below += tied[0] as number;
    from = to;
  }
  return won / ((whole[0] as number) * (whole[1] as number) || 1);
}
