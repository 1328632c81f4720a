import { FEWEST_ROWS, fitCalibrationCurve } from '../scoring/fitting/calibration-curve.js';
import { fitCalibration } from '../scoring/fitting/platt.js';
import type { Part } from '../scoring/heads.js';
import type { HeadModel } from '../scoring/model-file.js';
import type { Example } from './examples.js';

/** What turns the score of a part's weights into log odds. */
export type Shape = Pick<HeadModel, 'calibration' | 'bend'>;

/** The raw score of the example of this number. */
export type ScoreOf = (example: number) => number;

/** Weights to calibrate, and the means to find out how such weights do on what they have not seen. */
export interface CalibrationProblem {
  part: Part;
  examples: readonly Example[];
  /** Scores by the weights that are calibrated, which saw no `dev` example. */
  score: ScoreOf;
  /** Scores by weights fitted to the wanted examples alone; null when they are all of one class. */
  refit: (wanted: (example: Example) => boolean) => ScoreOf | null;
}

/** Folds that are left out in turn, to calibrate on examples that the weights did not see. */
const FOLDS = 5;
/** How much less sure real comments make what only our own examples teach. */
const TEMPER = 0.8;
/** The least share of positives that is assumed there, about that of the data sets which the other parts are calibrated on. */
const LEAST_SHARE = 0.15;

/** An example with a label for the part, and how much it counts. */
interface Asked {
  example: number;
  label: 0 | 1;
  weight: number;
}

type Scored = Asked & { score: number };

/**
 * Calibrates a part on examples that its weights did not see: those kept aside where they are many, else all of the data
 * sets' in turn (of 2,800 Arabic comments a tenth gives four times the error that all of them give), and our own where no
 * data set tells the part.
 */
export function calibratePart(problem: CalibrationProblem): Shape {
  const { part, examples, score } = problem;
  const labelled = examples.flatMap(({ genuine, positivesOnly, labels, weight }, example): Asked[] => {
    const label = labels[part];
    // A set of nothing but abuse says nothing about how often a comment is abusive. Of a set that counts little in the
    // fit the root counts here, so that its own probabilities are not far off either.
    const counts = genuine && !positivesOnly && label !== undefined;
    return counts ? [{ example, label, weight: Math.sqrt(Math.min(1, weight)) }] : [];
  });
  const isDev = ({ example }: Asked) => examples[example]?.dev ?? false;
  const dev = labelled.filter(isDev);
  if (part === 'menace' || new Set(dev.map(({ label }) => label)).size < 2) return calibrateOnOwn(problem);
  return curveOf(
    dev.length < FEWEST_ROWS
      ? unseen(
          problem,
          labelled.filter((asked) => !isDev(asked)),
        )
      : dev.map((asked) => ({ ...asked, score: score(asked.example) })),
  );
}

/** Weights that saw a template know its siblings and are far too sure of them: each is scored by weights that saw none of it. */
function calibrateOnOwn(problem: CalibrationProblem): Shape {
  const asked = problem.examples.flatMap(({ labels }, example): Asked[] => {
    const label = labels[problem.part];
    return label === undefined ? [] : [{ example, label, weight: 1 }];
  });
  const scored = unseen(problem, asked);
  const share = scored.filter(({ label }) => label === 1).length / scored.length;
  const importance = Math.max(1, (LEAST_SHARE / share) * ((1 - share) / (1 - LEAST_SHARE)));
  const { slope, offset } = fitCalibration(
    scored.map(({ score }) => score),
    scored.map(({ label }) => label),
    scored.map(({ label }) => (label === 1 ? importance : 1)),
  );
  return { calibration: { slope: TEMPER * slope, offset: TEMPER * offset }, bend: [] };
}

/** Scores by weights that saw neither the example nor anything else of its origin. */
function unseen({ examples, refit }: CalibrationProblem, asked: readonly Asked[]): Scored[] {
  const foldOf = ({ origin }: Example) => (origin >>> 0) % FOLDS;
  return Array.from({ length: FOLDS }, (_, fold) => {
    const scoreOf = refit((example) => !example.dev && foldOf(example) !== fold);
    const own = asked.filter(({ example }) => foldOf(examples[example] as Example) === fold);
    return scoreOf ? own.map((each) => ({ ...each, score: scoreOf(each.example) })) : [];
  }).flat();
}

function curveOf(scored: readonly Scored[]): Shape {
  return fitCalibrationCurve(
    scored.map(({ score }) => score),
    scored.map(({ label }) => label),
    scored.map(({ weight }) => weight),
  );
}
