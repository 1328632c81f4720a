import { explain, type Explanation } from './explain.js';
import type { FeatureVector } from './feature-vector.js';
import { FEATURE_VERSION, featureVector } from './features.js';
import { calibrated } from './fitting/platt.js';
import { heads, type Head, type Scores } from './heads.js';
import type { LanguageGroup } from './language-group.js';
import { ModelFileError, type HeadModel, type LoadedModel } from './model-file.js';
import { readComment, type ScorerInput } from './reading.js';

/** What the scorer says of a comment. */
export interface Judgement {
  /** BCP 47 primary tag, 'und' when not known. */
  language: string;
  /** Calibrated probabilities 0..1. */
  scores: Scores;
  /** The same before the last step: log odds. */
  logits: Scores;
  /** The comment's features, for weights of a site's own. */
  vector: FeatureVector;
  /** Which words and traits weighed most for a head; made when asked. */
  explain(head: Head): Explanation;
}

/** The log odds of a head for which a language group has no weights. */
const SILENT = -10;

/**
 * Judges comments by a trained model: pure, deterministic, a fraction of a millisecond for a comment of usual length. A
 * comment in two languages is judged by the weights of both and gets the higher score of each head.
 */
export class Scorer {
  private readonly byGroup = new Map<LanguageGroup, Map<Head, HeadModel>>();

  constructor(private readonly model: LoadedModel) {
    if (model.features !== FEATURE_VERSION) {
      throw new ModelFileError(`The model is for features ${model.features}; this program has ${FEATURE_VERSION}.`);
    }
    for (const head of model.heads) {
      const group = this.byGroup.get(head.group) ?? new Map<Head, HeadModel>();
      this.byGroup.set(head.group, group.set(head.head, head));
    }
  }

  /** Names the weights: scores of different versions are not comparable. */
  get version(): string {
    return this.model.version;
  }

  /** Judges a comment; never throws, whatever the text. */
  judge(input: ScorerInput): Judgement {
    const reading = readComment(input);
    const vector = featureVector(reading);
    const logits = { spam: SILENT, abuse: SILENT, hate: SILENT };
    const deciding = new Map<Head, HeadModel>();
    for (const head of heads) {
      for (const group of reading.groups) {
        const model = this.byGroup.get(group)?.get(head);
        if (!model) continue;
        const logit = logitOf(model, vector);
        if (deciding.has(head) && logit <= logits[head]) continue;
        logits[head] = logit;
        deciding.set(head, model);
      }
    }
    const identity = { slope: 1, offset: 0 };
    const scores = {
      spam: calibrated(identity, logits.spam),
      abuse: calibrated(identity, logits.abuse),
      hate: calibrated(identity, logits.hate),
    };
    const explainHead = (head: Head): Explanation => {
      const model = deciding.get(head);
      return model ? explain(reading, vector, model) : { words: [], traits: [] };
    };
    return { language: reading.language, scores, logits, vector, explain: explainHead };
  }
}

function logitOf({ weights, scale, calibration }: HeadModel, { hashes, values }: FeatureVector): number {
  const mask = weights.length - 1;
  let sum = 0;
  for (let i = 0; i < hashes.length; i++) {
    sum += (weights[(hashes[i] as number) & mask] as number) * (values[i] as number);
  }
  return calibration.slope * sum * scale + calibration.offset;
}
