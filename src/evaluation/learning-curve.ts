import { fitLayer, type DecidedComment } from '../learning/refit.js';
import type { Head } from '../scoring/heads.js';
import type { Scorer } from '../scoring/scorer.js';
import { readCorpus } from '../training/read-corpus.js';
import { rocAuc } from './metrics.js';
import { figure, table } from './report-parts.js';
import { ruleStream } from './rule-stream.js';

/** How well a site's comments are ranked after so many of its decisions. */
export interface CurvePoint {
  decisions: number;
  auc: number | null;
  refitMs: number;
  /** Whether the site's layer was accepted; if not, the shipped weights judged alone. */
  accepted: boolean;
}

/** A text with its label. */
interface Labelled {
  text: string;
  label: 0 | 1;
}

const STEPS = [50, 100, 200, 400, Number.POSITIVE_INFINITY];
const STREAMS: readonly { name: string; head: Head }[] = [
  { name: 'spam-article-comments', head: 'spam' },
  { name: 'tox-news-c3', head: 'abuse' },
  { name: 'hate-news-fox', head: 'hate' },
  { name: 'off-ar-news', head: 'abuse' },
];

/**
 * Lets a stream of decisions arrive as a site's, refits after 50, 100, 200, 400 and all of them as the service does, and
 * measures each layer on comments that nobody decided on. The decisions are of one moderator, each comment by another author.
 */
export function learningCurve(
  head: Head,
  stream: readonly Labelled[],
  heldOut: readonly Labelled[],
  scorer: Scorer,
): CurvePoint[] {
  const labels = heldOut.map(({ label }) => label);
  const shipped = heldOut.map(({ text }) => scorer.judge({ body: text }).logits[head]);
  const counts = [...new Set(STEPS.map((step) => Math.min(step, stream.length)))];
  const points = counts.map((decisions): CurvePoint => {
    const began = performance.now();
    const { layer } = fitLayer(stream.slice(0, decisions).map((comment, i) => asDecided(head, comment, i)), scorer); // prettier-ignore
    const refitMs = performance.now() - began;
    const accepted = layer.heads[head] !== undefined;
    const scores = accepted ? heldOut.map(({ text }) => scorer.judge({ body: text }, layer).logits[head]) : shipped;
    return { decisions, auc: rocAuc({ scores, labels }), refitMs, accepted };
  });
  return [{ decisions: 0, auc: rocAuc({ scores: shipped, labels }), refitMs: 0, accepted: false }, ...points];
}

/** The curves of the sites below a folder and of the made-up site with a rule of its own, as a section of a report. */
export function learningReport(
  directory: string,
  scorer: Scorer,
  trainedOn: ReadonlySet<string>,
  onProgress: (name: string) => void = () => {},
): string {
  const rows = [...sitesBelow(directory), ruledSite()].flatMap(({ name, head, stream, heldOut, part }) => {
    onProgress(name);
    const known = trainedOn.has(name) ? ', known to the shipped weights' : '';
    return learningCurve(head, stream, heldOut, scorer).map(({ decisions, auc, refitMs, accepted }, i) => [
      ...(i === 0 ? [name, head, `${part}${known} (${heldOut.length})`] : ['', '', '']),
      String(decisions),
      figure(auc),
      i === 0 ? 'shipped' : accepted ? 'learnt' : 'refused',
      i === 0 ? '–' : `${(refitMs / 1000).toFixed(1)} s`,
    ]);
  });
  return [
    '## Learning from moderators',
    '',
    'A site’s comments arrive with what was decided about them; after so many decisions the layer is refitted and measured on',
    'comments that nobody decided on. Where the shipped weights know the site’s comments already there is little to learn.',
    '',
    table([['site', 'head', 'measured on', 'decisions', 'AUC', 'layer', 'refit'], ...rows]),
  ].join('\n');
}

interface Site {
  name: string;
  head: Head;
  stream: readonly Labelled[];
  heldOut: readonly Labelled[];
  part: string;
}

function sitesBelow(directory: string): Site[] {
  return STREAMS.flatMap(({ name, head }): Site[] => {
    const train = readCorpus(directory, name);
    if (!train) return [];
    const heldOut = readCorpus(directory, name, 'heldout');
    if (heldOut) return [{ name, head, stream: train, heldOut, part: 'held out' }];
    const third = (id: string) => Number.parseInt(id.slice(0, 4), 16) % 10 < 3;
    const stream = train.filter(({ id }) => !third(id));
    return [{ name, head, stream, heldOut: train.filter(({ id }) => third(id)), part: '30 % of the train part' }];
  });
}

function ruledSite(): Site {
  const [stream, heldOut] = [ruleStream(500, 1), ruleStream(1000, 2)];
  return { name: 'a site with a rule of its own', head: 'spam', stream, heldOut, part: 'written' };
}

function asDecided(head: Head, { text, label }: Labelled, place: number): DecidedComment {
  return { body: text, labels: { [head]: label }, moderator: 'moderator', author: String(place) };
}
