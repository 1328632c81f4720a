/**
 * `npm run prove`: the long form of the proofs in test/proof, which `npm test` runs in a short one.
 * `npm run prove -- events --decisions 10000 --seed 7`.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './prepare.mjs';

const proofs = ['events'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    decisions: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const asked = positionals.length > 0 ? positionals : proofs;
const whole = [values.decisions, values.seed].every((value) => /^\d{1,9}$/.test(value));
if (values.help || !whole || asked.some((name) => !proofs.includes(name))) {
  console.log(`Usage: npm run prove -- [${proofs.join('|')}] [--decisions 10000] [--seed N]`);
  process.exit(values.help ? 0 : 1);
}
const child = spawn(
  process.execPath,
  [join(root, 'bin', 'test.mjs'), ...asked.map((name) => `test/proof/${name}.spec.ts`)],
  {
    stdio: 'inherit',
    env: { ...process.env, PROOF_DECISIONS: values.decisions, PROOF_SEED: values.seed },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('close', (code) => (process.exitCode = code ?? 1));
