import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { MultiBar, Presets } from 'cli-progress';
import { FEATURE_VERSION } from '../scoring/features.js';
import { languageGroups, type LanguageGroup } from '../scoring/language-group.js';
import { shippedModelFile } from '../scoring/load-model.js';
import { decodeModel, encodeModel, type HeadModel } from '../scoring/model-file.js';
import { allowedCorpora } from './examples.js';
import { writtenDirectory } from './written-directory.js';

const USAGE = `npm run train -- --corpora DIR [--everything] [--out FILE]

Trains the scorer and writes its weights: the same data gives the same bytes.
  --corpora DIR   the folder with the public data sets, one folder each
  --everything    use also the sets whose licence does not permit shipping what was learnt from them
  --out FILE      where to write (default: the shipped model; with --everything it has to be given)`;

interface GroupDone {
  heads: HeadModel[];
  examples: number;
}

/** The training command. Resolves to the exit code. */
export async function train(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: { corpora: { type: 'string' }, everything: { type: 'boolean', default: false }, out: { type: 'string' } },
  });
  if (!values.corpora || (values.everything && !values.out)) {
    console.error(USAGE);
    return 2;
  }
  const corporaDirectory = values.corpora;
  const allowed = allowedCorpora(values.everything);
  const missing = allowed.filter(({ name }) => !existsSync(join(corporaDirectory, name, 'train.jsonl.gz')));
  if (missing.length > 0) {
    console.error(`Missing below ${corporaDirectory}: ${missing.map(({ name }) => name).join(', ')}.`);
    console.error('Without them the weights would not be the shipped ones; nothing was trained.');
    return 1;
  }
  const began = Date.now();
  const names = new Set(allowed.map(({ name }) => name));
  const options = { corporaDirectory, writtenDirectory, names };
  const bars = new MultiBar({ format: '{group} [{bar}] {percentage}%', hideCursor: true, noTTYOutput: true, notTTYSchedule: 10_000 }, Presets.shades_classic); // prettier-ignore
  const done = await Promise.all(
    languageGroups.map((group) => {
      const bar = bars.create(100, 0, { group: group.padEnd(5) });
      return trainGroup(group, options, (share) => bar.update(Math.round(share * 100)));
    }),
  );
  bars.stop();
  const bytes = encodeModel({
    features: FEATURE_VERSION,
    sources: [...names, 'written'],
    heads: done.flatMap(({ heads }) => heads),
  });
  const out = values.out ?? shippedModelFile;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, bytes);
  const examples = done.reduce((sum, group) => sum + group.examples, 0);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(
    `${out}: version ${decodeModel(bytes).version}, ${(bytes.length / 2 ** 20).toFixed(2)} MiB, from ${examples} examples in ${seconds} s.`,
  );
  return 0;
}

function trainGroup(group: LanguageGroup, options: unknown, onProgress: (share: number) => void): Promise<GroupDone> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-group.worker.js', import.meta.url), {
      workerData: { group, options },
      resourceLimits: { maxOldGenerationSizeMb: 3072 },
    });
    worker.on('message', (message: { share: number } | GroupDone) => {
      if ('share' in message) onProgress(message.share);
      else {
        onProgress(1);
        resolve(message);
      }
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`Training ${group} ended early (${code}).`)));
  });
}
