import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { shippedModelFile } from '../scoring/load-model.js';
import { decodeModel, ModelFileError } from '../scoring/model-file.js';
import { Scorer } from '../scoring/scorer.js';
import { readOptions } from '../training/command-options.js';
import { CorpusFileError } from '../training/read-corpus.js';
import { barsOf, isReached } from './bars.js';
import { measureAll, type Evaluation, type EvaluationOptions } from './evaluation.js';
import { jsonLines } from './json-lines.js';
import { learningReport } from './learning-curve.js';
import { fillModelCard } from './model-card.js';
import { report } from './report.js';
import { showStage } from './stage.js';

const USAGE = `npm run evaluate -- --corpora DIR [--model FILE] [--out FILE] [--json FILE] [--only NAMES]
                   [--quick | --learning]

Measures the scorer on the data sets and suites below DIR, beside the filters that people install today. DIR holds a folder
for each, with heldout.jsonl.gz or train.jsonl.gz or both.
  --model FILE   the weights to measure (default: the shipped ones)
  --out FILE     where to write the report (default: docs/evaluation.md; then the figures of docs/model-card.md too)
  --json FILE    also write the figures as lines of JSON
  --only NAMES   only these sets and suites, with commas between them
  --quick        without the filters of others
  --learning     instead, how sites' decisions improve it; only printed`;

const reportFile = fileURLToPath(new URL('../../docs/evaluation.md', import.meta.url));
const cardFile = fileURLToPath(new URL('../../docs/model-card.md', import.meta.url));

/** The evaluation command. Resolves to the exit code. */
export async function evaluate(argv: string[]): Promise<number> {
  const read = () =>
    parseArgs({
      args: argv,
      options: {
        corpora: { type: 'string' },
        model: { type: 'string', default: shippedModelFile },
        out: { type: 'string', default: reportFile },
        json: { type: 'string' },
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        learning: { type: 'boolean', default: false },
      },
    }).values;
  const options = readOptions(read, USAGE);
  if (!options?.corpora) {
    if (options) console.error(USAGE);
    return 2;
  }
  const { corpora, model, out, json, only, quick } = options;
  if (!statSync(corpora, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(`There is no folder ${corpora}.`);
    return 1;
  }
  if (!existsSync(model)) {
    console.error(`There are no weights at ${model}.`);
    return 1;
  }
  if (options.learning) return printLearning(corpora, model);
  const names = only === undefined ? undefined : new Set(only.split(',').map((name) => name.trim()));
  const evaluation = await measured({ directory: corpora, modelFile: model, quick, only: names });
  if (!evaluation) return 1;
  if (evaluation.sets.length + evaluation.suites.length === 0) {
    console.error(`Nothing to measure below ${corpora}: no <set>/heldout.jsonl.gz and no <set>/train.jsonl.gz.`);
    return 1;
  }
  const text = report(evaluation);
  console.log(text);
  writeFileSync(out, text);
  if (out === reportFile && existsSync(cardFile))
    writeFileSync(cardFile, fillModelCard(readFileSync(cardFile, 'utf8'), evaluation));
  if (json !== undefined) writeFileSync(json, jsonLines(evaluation));
  if (evaluation.skipped.length > 0) console.error(`Skipped, not below ${corpora}: ${evaluation.skipped.join(', ')}.`);
  const missed = barsOf(evaluation).filter((bar) => isReached(bar) === false);
  if (missed.length > 0) console.error(`Bars missed: ${missed.map(({ about }) => about).join('; ')}.`);
  console.error(`Written to ${out}${json === undefined ? '' : ` and ${json}`}.`);
  return 0;
}

function printLearning(corpora: string, modelFile: string): number {
  const model = decodeModel(readFileSync(modelFile));
  const tell = (name: string) => console.error(`learning: ${name}`);
  console.log(learningReport(corpora, new Scorer(model), new Set(model.sources), tell));
  return 0;
}

/** Null, after saying why, when a file cannot be used. */
async function measured(options: EvaluationOptions): Promise<Evaluation | null> {
  const stage = showStage();
  try {
    return await measureAll({ ...options, onProgress: stage.show });
  } catch (error) {
    if (!(error instanceof ModelFileError || error instanceof CorpusFileError)) throw error;
    console.error(error.message);
    return null;
  } finally {
    stage.stop();
  }
}
