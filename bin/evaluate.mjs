/** `npm run evaluate`: prepares, then measures the scorer. Arguments reach it as they are. */
import { prepare } from './prepare.mjs';

await prepare({ build: true });
process.setSourceMapsEnabled(true);
const { evaluate } = await import('../dist/evaluation/evaluate.js');
process.exitCode = await evaluate(process.argv.slice(2));
