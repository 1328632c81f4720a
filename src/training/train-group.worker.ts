import { parentPort, workerData } from 'node:worker_threads';
import { devFigures } from './dev-figures.js';
import { collectExamples } from './examples.js';
import { fitGroup } from './fit-group.js';
import type { GroupDone, GroupTask } from './train-in-threads.js';

// One language group's training in a thread of its own; the main thread shows the progress and writes the file.
const { group, options, before } = workerData as GroupTask;
const examples = collectExamples(group, options);
const heads = fitGroup(group, examples, (share) => parentPort?.postMessage({ share }));
const done: GroupDone = { heads, examples: examples.length, figures: devFigures(examples, heads, before) };
parentPort?.postMessage(done);
