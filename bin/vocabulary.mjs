/** `npm run vocabulary`: prepares, then counts words in this process. Arguments reach it as they are. */
import { prepare } from './prepare.mjs';

await prepare({ build: true });
process.setSourceMapsEnabled(true);
const { vocabulary } = await import('../dist/training/vocabulary.js');
process.exitCode = await vocabulary(process.argv.slice(2));
