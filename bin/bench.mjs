/** `npm run bench`: prepares, then runs the benchmarks in this process. Arguments reach them as they are. */
import { prepare } from './prepare.mjs';

await prepare({ build: true });
process.setSourceMapsEnabled(true);
await import('../bench/run.mjs');
