/**
 * `npm start`: prepares, then becomes the server. It is loaded into this very process rather than run as a child, so signals
 * and exit codes need no forwarding, and killing this process cannot leave a server behind.
 */
import { stopWithNpm } from './npm-watch.mjs';
import { prepare } from './prepare.mjs';

stopWithNpm();
await prepare({ build: true });
process.setSourceMapsEnabled(true);
await import('../dist/main.js');
