/**
 * `npm test`: prepares, then runs jest with the arguments given. Jest's reporter hands its figures to us, and the last line
 * that we print is `N passed, N failed` (with `, N skipped` if there are any), whatever happens.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { closingLine } from '../test/support/closing-line.reporter.mjs';
import { stopWithNpm } from './npm-watch.mjs';
import { prepare, root } from './prepare.mjs';

stopWithNpm();
await prepare({ build: true });

const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const flags = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
const args = process.argv.slice(2);
console.log(`Running the tests: jest ${args.join(' ')}`.trimEnd());

const child = spawn(process.execPath, [...flags, jest, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));

let tally;
child.on('message', (message) => (tally = message));
child.once('close', (code, signal) => {
  if (code !== 0 && !tally?.failed) {
    console.log(
      `The test run ended with ${signal ?? `exit code ${code}`} though no test failed; counted as one failure.`,
    );
  }
  // Nothing to count after, say, `--help`.
  if (tally || code !== 0) console.log(closingLine(tally ?? { passed: 0, failed: 0, skipped: 0 }, code));
  process.exitCode = code ?? 1;
});
