import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { shippedModelFile } from '../scoring/load-model.js';
import { decodeModel } from '../scoring/model-file.js';
import { Scorer } from '../scoring/scorer.js';
import { naiveBayes, wordFilters, wordPressLinkRule, type Baseline } from './baselines.js';
import {
  calibrationRows,
  evasions,
  figuresOf,
  scoreSet,
  SHIPPED_THRESHOLD,
  speed,
  suiteAccuracy,
  type SetFigures,
} from './measure.js';
import { reliability, type Scored } from './metrics.js';
import { learningReport } from './learning-curve.js';
import { cells, figure, reliabilityPlot, table } from './report.js';
import { readSets, taughtRows, type EvaluationSet, type LabelledText } from './sets.js';
import { readSuites } from './suites.js';

const USAGE = `npm run evaluate -- --corpora DIR [--model FILE] [--out FILE] [--quick | --learning]

Measures the scorer on the data sets and suites below DIR, beside the filters that people install today.
  --model FILE   the weights to measure (default: the shipped ones)
  --out FILE     where to write the report (default: docs/evaluation.md)
  --quick        without the baselines
  --learning     instead, how sites' decisions improve it; only printed`;

const reportFile = fileURLToPath(new URL('../../docs/evaluation.md', import.meta.url));

const MOST_ROWS_FOR_FILTERS = 1000;

interface MeasuredSet {
  set: EvaluationSet;
  scored: Scored;
  methods: { name: string; figures: SetFigures }[];
}

/** The evaluation command. Resolves to the exit code. */
export async function evaluate(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      corpora: { type: 'string' },
      model: { type: 'string' },
      out: { type: 'string' },
      quick: { type: 'boolean', default: false },
      learning: { type: 'boolean', default: false },
    },
  });
  if (!values.corpora) {
    console.error(USAGE);
    return 2;
  }
  const model = decodeModel(readFileSync(values.model ?? shippedModelFile));
  const scorer = new Scorer(model);
  if (values.learning) {
    console.log(
      learningReport(values.corpora, scorer, new Set(model.sources), (name) => console.error(`learning: ${name}`)),
    );
    return 0;
  }
  const sets = readSets(values.corpora, new Set(model.sources));
  const measured = await measureSets(scorer, sets, values.corpora, new Set(model.sources), values.quick);
  const report = [
    '# Evaluation',
    '',
    '<!-- Written by `npm run evaluate`; do not edit. -->',
    '',
    `Weights ${model.version}, trained on: ${model.sources.join(', ')}.`,
    'A set is measured by its held-out part where the folder has one, else by the tenth of its train part that no fit sees',
    '(`dev`), or by the whole train part of a set that the weights did not learn from (`unseen`).',
    `F1 is at each method's own threshold (ours: ${SHIPPED_THRESHOLD}).`,
    ...setSections(measured),
    ...suiteSection(scorer, values.corpora),
    ...evasionSection(scorer, sets),
    ...calibrationSection(measured),
    ...speedSection(scorer, sets),
    '',
  ].join('\n');
  console.log(report);
  const out = values.out ?? reportFile;
  writeFileSync(out, report);
  console.log(`Written to ${out}.`);
  return 0;
}

async function measureSets(
  scorer: Scorer,
  sets: readonly EvaluationSet[],
  directory: string,
  trainedOn: ReadonlySet<string>,
  quick: boolean,
): Promise<MeasuredSet[]> {
  const filters = quick ? [] : await wordFilters();
  const taught = new Map<string, Baseline>();
  const bar = new SingleBar({ format: 'measuring [{bar}] {value}/{total} {name}', stream: process.stderr }, Presets.shades_classic); // prettier-ignore
  bar.start(sets.length, 0, { name: '' });
  const measured: MeasuredSet[] = [];
  for (const set of sets) {
    bar.increment(1, { name: set.name });
    const scored = scoreSet(set.rows, (text) => scorer.judge({ body: text }).scores[set.head]);
    const methods = [{ name: 'anteroom', figures: figuresOf(scored, SHIPPED_THRESHOLD) }];
    if (!quick) {
      const sample = sampleOf(set.rows);
      const key = `${set.head} ${set.language}`;
      const examples = taught.has(key) ? [] : taughtRows(directory, set.head, set.language, trainedOn);
      if (examples.length > 0) taught.set(key, await naiveBayes(examples));
      const bayes = taught.get(key);
      const others = set.head === 'spam' ? [wordPressLinkRule] : filters;
      for (const { name, judge } of others) methods.push({ name, figures: figuresOf(scoreSet(sample, judge), name === wordPressLinkRule.name ? 2 : 1) }); // prettier-ignore
      if (bayes) methods.push({ name: bayes.name, figures: figuresOf(scoreSet(sample, bayes.judge), 0) });
    }
    measured.push({ set, scored, methods });
  }
  bar.stop();
  return measured;
}

/** The filters are slow, and a figure with two sure decimals is enough for them. */
function sampleOf(rows: readonly LabelledText[]): LabelledText[] {
  const step = Math.ceil(rows.length / MOST_ROWS_FOR_FILTERS);
  return rows.filter((_, i) => i % step === 0);
}

function setSections(measured: readonly MeasuredSet[]): string[] {
  const heading = ['set', 'lang', 'part', 'rows (pos)', 'method', 'AUC', 'AP', 'F1', 'R@1%', 'R@5%'];
  return (['spam', 'abuse', 'hate'] as const).flatMap((head) => {
    const rows = measured
      .filter(({ set }) => set.head === head)
      .flatMap(({ set, methods }) =>
        methods.map(({ name, figures }, i) => {
          const positives = set.rows.filter(({ label }) => label === 1).length;
          const facts = i === 0 ? [set.name, set.language, set.part, `${set.rows.length} (${positives})`] : ['', '', '', '']; // prettier-ignore
          return [...facts, name, ...cells(figures)];
        }),
      );
    return ['', `## Sets: ${head}`, '', table([heading, ...rows])];
  });
}

function suiteSection(scorer: Scorer, directory: string): string[] {
  const suites = readSuites(directory).map(({ name, part, cases }) => {
    const byFunctionality = suiteAccuracy(scorer, cases);
    const totals = [...byFunctionality.values()];
    const right = totals.reduce((sum, entry) => sum + entry.right, 0);
    return { name, part, cases, byFunctionality, accuracy: right / cases.length };
  });
  const functionalities = [...new Set(suites.flatMap(({ byFunctionality }) => [...byFunctionality.keys()]))].sort();
  const shown = suites.filter(({ name }) => /-(en|ar)$/.test(name));
  const detail = functionalities.map((functionality) => [
    functionality,
    ...shown.map(({ byFunctionality }) => {
      const entry = byFunctionality.get(functionality);
      return entry ? `${figure(entry.right / entry.of)} (${entry.of})` : '–';
    }),
  ]);
  return [
    '',
    '## Suites',
    '',
    'Share of the cases judged right by the hate head at the shipped threshold. Nothing was trained, tuned or calibrated on these.',
    '',
    table([['suite', 'part', 'cases', 'accuracy'], ...suites.map(({ name, part, cases, accuracy }) => [name, part, String(cases.length), figure(accuracy)])]), // prettier-ignore
    '',
    table([['functionality', ...shown.map(({ name }) => name)], ...detail]),
  ];
}

function evasionSection(scorer: Scorer, sets: readonly EvaluationSet[]): string[] {
  const asked = ['tox-wiki', 'off-ar-news', 'spam-youtube'].flatMap((name) => sets.find((set) => set.name === name) ?? []); // prettier-ignore
  const results = asked.map((set) => new Map(evasions(scorer, set).map((result) => [result.attack, result])));
  const names = [...new Set(results.flatMap((result) => [...result.keys()]))];
  const rows = names.map((name) => [
    name,
    ...results.flatMap((result) => {
      const found = result.get(name);
      return found ? [`${figure(found.caught)} (${found.tried})`, figure(found.passed)] : ['–', '–'];
    }),
  ]);
  return [
    '',
    '## Evasions',
    '',
    'Every word of three letters or more is hidden in the same way. `caught`: share of the comments that are still held, of',
    'those that are held when written plainly. `passed`: share of harmless comments that still pass.',
    '',
    table([['attack', ...asked.flatMap(({ name }) => [`${name}: caught`, 'passed'])], ...rows]),
  ];
}

function calibrationSection(measured: readonly MeasuredSet[]): string[] {
  return [
    '',
    '## Calibration',
    '',
    'The bar ends where the truth is, the stroke stands where the scorer said it would be; in brackets the comments.',
    ...calibrationRows(measured).flatMap(({ head, group, scored }) => {
      const { bins, ece } = reliability(scored);
      return [
        '',
        `### ${head}, ${group}: expected calibration error ${figure(ece)}`,
        '',
        '```',
        reliabilityPlot(bins),
        '```',
      ];
    }),
  ];
}

function speedSection(scorer: Scorer, sets: readonly EvaluationSet[]): string[] {
  const texts = (sets.find(({ name }) => name === 'tox-news-c3') ?? sets[0])?.rows.map(({ text }) => text).slice(0, 4000) ?? []; // prettier-ignore
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
  const { perSecond, p50, p99 } = speed(scorer, texts);
  return [
    '',
    '## Speed',
    '',
    `${Math.round(perSecond)} comments/s on one core, folding included (mean length ${Math.round(mean)} characters); p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms.`,
    `This machine is shared: read it as a lower bound. Node ${process.version}.`,
  ];
}
