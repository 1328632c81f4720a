import { corpora } from '../training/corpora.js';
import type { Evaluation } from './evaluation.js';
import { figure, table } from './report-parts.js';

// The model card is written by hand, but for its figures and the list of its data: these stand between two marks, and are
// filled in when the report is written.

/** The card with its marked parts as the evaluation has them; parts without marks are left out. */
export function fillModelCard(card: string, evaluation: Evaluation): string {
  const parts = { weights: weightsPart(evaluation), data: dataPart(evaluation), figures: figuresPart(evaluation) };
  return Object.entries(parts).reduce((text, [name, part]) => {
    const [begin, end] = [`<!-- begin: ${name} -->`, `<!-- end: ${name} -->`];
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    return from < 0 || to < from ? text : `${text.slice(0, from + begin.length)}\n\n${part}\n\n${text.slice(to)}`;
  }, card);
}

function weightsPart({ model }: Evaluation): string {
  return `Version ${model.version}, ${(model.bytes / 2 ** 20).toFixed(2)} MiB.`;
}

function dataPart({ model }: Evaluation): string {
  const used = new Set(model.sources);
  const rows = corpora.filter(({ name }) => used.has(name)).map(({ name, licence }) => [name, licence]);
  const left = corpora.filter(({ name }) => !used.has(name)).map(({ name, licence }) => `${name} (${licence})`);
  const others = left.length === 0 ? [] : ['', `Not learnt from, only measured on: ${left.join(', ')}.`];
  return [table([['data set', 'licence'], ...rows, ['written', 'this project, Apache-2.0']]), ...others].join('\n');
}

function figuresPart({ sets, suites }: Evaluation): string {
  const rows = sets.map(({ set, methods: [ours] }) => [
    set.name,
    set.language,
    set.head,
    set.part,
    ...[ours?.auc, ours?.averagePrecision, ours?.f1, ours?.recallAt1, ours?.recallAt5].map((value) =>
      figure(value ?? null),
    ),
  ]);
  const suiteRows = suites.map(({ name, cases, accuracy }) => [name, String(cases), figure(accuracy)]);
  return [
    table([['set', 'lang', 'head', 'part', 'AUC', 'AP', 'F1', 'R@1%', 'R@5%'], ...rows]),
    ...(suiteRows.length === 0 ? [] : ['', table([['suite', 'cases', 'judged right'], ...suiteRows])]),
  ].join('\n');
}
