/** `npm run train`: prepares, then trains in this process. Arguments reach it as they are. */
import { prepare } from './prepare.mjs';

await prepare({ build: true });
process.setSourceMapsEnabled(true);
const { train } = await import('../dist/training/train.js');
process.exitCode = await train(process.argv.slice(2));
