import { Worker } from 'node:worker_threads';
import type { DecidedComment, RefitResult } from './refit.js';

/** Longer than this no refit takes; one that does is ended. */
const LONGEST_MS = 5 * 60_000;
const MOST_MEMORY_MB = 1024;

/** From sources (in tests) the thread is started from the build, because threads are not transpiled. */
const script = new URL(import.meta.url.endsWith('.ts') ? '../../dist/learning/refit.worker.js' : './refit.worker.js', import.meta.url); // prettier-ignore

/** The refit did not come to its end; the message names no comment. */
export class RefitError extends Error {
  override readonly name = 'RefitError';
  readonly printable = true;
}

/** Refits in a thread of its own, so that whoever asks goes on serving. Aborting ends the thread. Throws RefitError. */
export function refitInThread(comments: readonly DecidedComment[], signal?: AbortSignal): Promise<RefitResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new RefitError('stopped'));
    const thread = new Worker(script, {
      workerData: comments,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const end = (message: string) => {
      reject(new RefitError(message));
      void thread.terminate();
    };
    const stop = () => end('stopped');
    const timer = setTimeout(() => end('took too long'), LONGEST_MS);
    signal?.addEventListener('abort', stop, { once: true });
    thread.once('message', ({ packed, ...result }: RefitResult) =>
      // A buffer arrives as plain bytes.
      resolve({ ...result, packed: packed && Buffer.from(packed) }),
    );
    // The thread's own message may quote what it choked on.
    thread.once('error', (error: Error) => reject(new RefitError(`failed: ${error.constructor.name}`)));
    thread.once('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      reject(new RefitError('ended without a result'));
    });
  });
}
