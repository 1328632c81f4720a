/** `npm run --silent score -- --file F.jsonl`: prepares, then judges the comments of a file. */
import { prepare } from './prepare.mjs';

// Standard output belongs to the answers.
const { log } = console;
console.log = console.error;
await prepare({ build: true });
console.log = log;
process.setSourceMapsEnabled(true);
const { score } = await import('../dist/evaluation/score.js');
process.exitCode = await score(process.argv.slice(2));
