import { explain, type Explanation } from './explain.js';
import type { FeatureVector } from './feature-vector.js';
import { FEATURE_VERSION, featureVector } from './features.js';
import { calibrated } from './fitting/platt.js';
import { GroupWeights } from './group-weights.js';
import { headOf, type Head, type Scores } from './heads.js';
import { languageGroups, type LanguageGroup } from './language-group.js';
import { ModelFileError, type HeadModel, type LoadedModel } from './model-file.js';
import { readComment, type ScorerInput } from './reading.js';
import { secondLook } from './second-look.js';
import { applySiteLayer, type SiteLayer } from './site-layer.js';

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
  private readonly byGroup = new Map<LanguageGroup, GroupWeights>();

  constructor(private readonly model: LoadedModel) {
    if (model.features !== FEATURE_VERSION) {
      throw new ModelFileError(`The model is for features ${model.features}; this program has ${FEATURE_VERSION}.`);
    }
    for (const group of languageGroups) {
      this.byGroup.set(group, new GroupWeights(model.heads.filter((head) => head.group === group)));
    }
  }

  /** Names the weights: scores of different versions are not comparable. */
  get version(): string {
    return this.model.version;
  }

  /** Judges a comment, by what its site has taught as well if a layer is given; never throws, whatever the text. */
  judge(input: ScorerInput, layer: SiteLayer | null = null): Judgement {
    const reading = readComment(input);
    const vector = featureVector(reading);
    const logits = { spam: SILENT, abuse: SILENT, hate: SILENT };
    const deciding = new Map<Head, HeadModel>();
    for (const group of reading.groups) {
      for (const [model, logit] of this.byGroup.get(group)?.logits(vector) ?? []) {
        // Below even odds menace says nothing: every sharp word has a little of it.
        if (model.part === 'menace' && logit < 0) continue;
        const head = headOf(model.part);
        if (deciding.has(head) && logit <= logits[head]) continue;
        logits[head] = logit;
        deciding.set(head, model);
      }
    }
    const discount = secondLook(reading.folded);
    logits.abuse -= discount;
    logits.hate -= discount;
    const identity = { slope: 1, offset: 0 };
    const scores = {
      spam: calibrated(identity, logits.spam),
      abuse: calibrated(identity, logits.abuse),
      hate: calibrated(identity, logits.hate),
    };
    const explainHead = (head: Head): Explanation => {
      const model = deciding.get(head);
      const site = layer?.heads[head];
      return model || site ? explain(reading, vector, model, site) : { words: [], traits: [] };
    };
    const judged = layer ? applySiteLayer({ logits, scores, vector }, layer) : { logits, scores };
    return { language: reading.language, ...judged, vector, explain: explainHead };
  }
}
