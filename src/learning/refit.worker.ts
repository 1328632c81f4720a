import { parentPort, workerData } from 'node:worker_threads';
import { refit, type DecidedComment } from './refit.js';

// The thread of `refit-in-thread.ts`: comments in, a packed layer out.

parentPort?.postMessage(refit(workerData as DecidedComment[]));
