import { parentPort, workerData } from 'node:worker_threads';
import type { LanguageGroup } from '../scoring/language-group.js';
import { collectExamples, type ExampleOptions } from './examples.js';
import { fitGroup } from './fit-group.js';

// One language group's training in a thread of its own; the main thread shows the progress and writes the file.
const { group, options } = workerData as { group: LanguageGroup; options: ExampleOptions };
const examples = collectExamples(group, options);
const heads = fitGroup(group, examples, (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ heads, examples: examples.length });
