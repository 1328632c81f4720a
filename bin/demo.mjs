/** `npm run demo`: prepares, then plays the demonstration client in this process. Arguments reach it as they are. */
import { prepare } from './prepare.mjs';

await prepare({ build: true });
process.setSourceMapsEnabled(true);
await import('../dist/demo.js');
