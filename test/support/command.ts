import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** How a command ended and what it printed. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command of `bin/` as a person would, with `input` on its standard input. */
export function runCommand(
  name: string,
  args: string[],
  { input = '', env = {} as NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  return runProcess(process.execPath, [join('bin', `${name}.mjs`), ...args], { input, env });
}

/** Runs a program to its end, in the folder of the project or the one named. */
export function runProcess(
  program: string,
  args: string[],
  { input = '', env = {} as NodeJS.ProcessEnv, cwd = '.' } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
    const ended: Ended = { code: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ended, code }));
    child.stdin.on('error', () => {}).end(input);
  });
}

/** Writes a part of a data set as the corpora hold it. */
export function writeCorpus(folder: string, name: string, part: 'train' | 'heldout', rows: readonly object[]): void {
  mkdirSync(join(folder, name), { recursive: true });
  const lines = rows.map((row) => JSON.stringify({ source: name, ...row }));
  writeFileSync(join(folder, name, `${part}.jsonl.gz`), gzipSync(`${lines.join('\n')}\n`));
}
