import { Worker } from 'node:worker_threads';
import { FEATURE_VERSION } from '../scoring/features.js';
import { languageGroups, type LanguageGroup } from '../scoring/language-group.js';
import type { HeadModel, Model } from '../scoring/model-file.js';
import type { DevFigure } from './dev-figures.js';
import type { ExampleOptions } from './examples.js';

/** What a training thread is given. */
export interface GroupTask {
  group: LanguageGroup;
  options: ExampleOptions;
  /** The weights that the new ones would replace. */
  before: Model | null;
}

/** What a training thread comes back with. */
export interface GroupDone {
  heads: HeadModel[];
  examples: number;
  figures: DevFigure[];
}

/** New weights, with what they are from and how they do. */
export interface Trained {
  model: Model;
  examples: number;
  figures: DevFigure[];
}

/**
 * Trains every language group, each in a thread. The order of the heads is that of `languageGroups`, whichever thread is
 * done first: the same data gives the same model.
 */
export async function trainInThreads(
  options: ExampleOptions,
  before: Model | null,
  onProgress: (group: LanguageGroup, share: number) => void,
): Promise<Trained> {
  const done = await Promise.all(
    languageGroups.map((group) => trainGroup({ group, options, before }, (share) => onProgress(group, share))),
  );
  return {
    model: {
      features: FEATURE_VERSION,
      sources: [...options.names, 'written'],
      heads: done.flatMap(({ heads }) => heads),
    },
    examples: done.reduce((sum, { examples }) => sum + examples, 0),
    figures: done.flatMap(({ figures }) => figures),
  };
}

function trainGroup(task: GroupTask, onProgress: (share: number) => void): Promise<GroupDone> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-group.worker.js', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 3072 },
    });
    worker.on('message', (message: { share: number } | GroupDone) => {
      if ('share' in message) return onProgress(message.share);
      onProgress(1);
      return resolve(message);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`Training ${task.group} ended early (${code}).`)));
  });
}
