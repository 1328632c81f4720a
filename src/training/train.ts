import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { languageGroups } from '../scoring/language-group.js';
import { shippedModelFile } from '../scoring/load-model.js';
import { decodeModel, encodeModel, ModelFileError, type LoadedModel } from '../scoring/model-file.js';
import { readOptions } from './command-options.js';
import { losses, type DevFigure } from './dev-figures.js';
import { allowedCorpora } from './examples.js';
import { showProgress } from './progress.js';
import { trainInThreads, type Trained } from './train-in-threads.js';
import { writtenDirectory } from './written-directory.js';

const USAGE = `npm run train -- --corpora DIR [--check] [--force] [--everything --out FILE]

Trains the scorer and writes its weights: the same data gives the same bytes.
  --corpora DIR   the folder with the public data sets, one folder each
  --written DIR   the folder with the examples of our own (default: training/written)
  --out FILE      where to write (default: the shipped model)
  --check         write nothing; exit code 1 unless the outcome is the file at --out, bit for bit
  --force         write also when a head orders the rows that no fit saw worse than the file at --out does
  --everything    use also the sets whose licence does not permit shipping what was learnt from them; needs --out`;

/** The training command. Resolves to the exit code. */
export async function train(argv: string[]): Promise<number> {
  const read = () =>
    parseArgs({
      args: argv,
      options: {
        corpora: { type: 'string' },
        written: { type: 'string', default: writtenDirectory },
        out: { type: 'string' },
        check: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
        everything: { type: 'boolean', default: false },
      },
    }).values;
  const options = readOptions(read, USAGE);
  if (!options?.corpora || (options.everything && !options.out)) {
    if (options) console.error(USAGE);
    return 2;
  }
  const corporaDirectory = options.corpora;
  const out = options.out ?? shippedModelFile;
  const allowed = allowedCorpora(options.everything);
  const missing = allowed.filter(({ name }) => !existsSync(join(corporaDirectory, name, 'train.jsonl.gz')));
  if (missing.length > 0) {
    console.error(`Missing below ${corporaDirectory}: ${missing.map(({ name }) => name).join(', ')}.`);
    console.error('Without them the weights would not be the same ones; nothing was trained.');
    return 1;
  }
  const before = existing(out);
  const began = performance.now();
  const progress = showProgress(languageGroups);
  const trained = await trainInThreads(
    { corporaDirectory, writtenDirectory: options.written, names: new Set(allowed.map(({ name }) => name)) },
    before,
    progress.update,
  ).finally(progress.stop);
  console.log(devTable(trained.figures));
  const bytes = encodeModel(trained.model);
  if (options.check) return compare(bytes, out);
  const worse = losses(trained.figures);
  if (worse.length > 0 && !options.force) {
    console.error(`Not written: worse than ${out} for ${namesOf(worse)}. To write all the same: --force.`);
    return 1;
  }
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, bytes);
  console.log(summary(out, bytes, trained, performance.now() - began));
  return 0;
}

/** The weights to compare with; null when there are none, or none that this program can read. */
function existing(file: string): LoadedModel | null {
  if (!existsSync(file)) return null;
  try {
    return decodeModel(readFileSync(file));
  } catch (error) {
    if (error instanceof ModelFileError) return null;
    throw error;
  }
}

function compare(bytes: Buffer, file: string): number {
  const trained = decodeModel(bytes);
  const kept = existing(file);
  if (!kept) {
    console.error(`There are no weights at ${file} to compare with; the trained ones are ${trained.version}.`);
    return 1;
  }
  if (kept.version === trained.version) {
    console.log(`The same, bit for bit: version ${trained.version}.`);
    return 0;
  }
  const different = trained.heads.filter(({ group, part, weights }) => {
    const other = kept.heads.find((candidate) => candidate.group === group && candidate.part === part);
    return !other || !bytesOf(weights).equals(bytesOf(other.weights));
  });
  const what = different.length > 0 ? namesOf(different) : 'the header only';
  console.error(`Not the same: trained ${trained.version}, the file has ${kept.version}. Different: ${what}.`);
  return 1;
}

function bytesOf({ buffer, byteOffset, byteLength }: Int8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function devTable(figures: readonly DevFigure[]): string {
  const shown = (auc: number | null) => (auc === null ? '    –' : auc.toFixed(3));
  const lines = figures.map(({ group, part, rows, positives, auc, aucBefore }) =>
    [group.padEnd(6), part.padEnd(6), shown(aucBefore), ' ', shown(auc), ' ', `${rows} (${positives})`].join(' '),
  );
  return ['ROC AUC on the tenth of the rows that no fit sees:', 'group  head   before  now    rows (positive)', ...lines].join('\n'); // prettier-ignore
}

function namesOf(heads: readonly { group: string; part: string }[]): string {
  return heads.map(({ group, part }) => `${group} ${part}`).join(', ');
}

function summary(file: string, bytes: Buffer, { examples }: Trained, ms: number): string {
  const size = (bytes.length / 2 ** 20).toFixed(2);
  const seconds = Math.round(ms / 1000);
  return `${file}: version ${decodeModel(bytes).version}, ${size} MiB, from ${examples} examples in ${seconds} s.`;
}
