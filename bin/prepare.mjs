/**
 * Makes the project ready to run: the right Node, the packages of the lock file, a build of the present sources. Does only
 * what is missing and says so. Depends on nothing, for it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const stamp = join(root, 'dist', '.sources');
/** What a build leaves, last things first: the service and the package for its clients. */
const outputs = ['sdk/dist/exports.js', 'dist/main.js'];

/** Checks Node, installs packages that are missing and builds what is out of date. Safe to run twice at the same time. */
export async function prepare({ build = true } = {}) {
  checkNode();
  process.chdir(root);
  const ready = () => installed() && (!build || built());
  if (ready()) return;
  const { alone } = await import('./alone.mjs'); // only now: an old Node could not even load it
  await alone(root, async () => {
    // Looked at again, because another process may just have done it while we waited.
    if (!installed()) await install();
    if (build && !built()) await compile();
  });
}

function checkNode() {
  const wanted = readJson('package.json').engines.node.replace(/[^\d.]/g, '');
  const [major, minor] = wanted.split('.').map(Number);
  const [ourMajor, ourMinor] = process.versions.node.split('.').map(Number);
  if (ourMajor > major || (ourMajor === major && ourMinor >= minor)) return;
  console.error(`Anteroom needs Node.js ${wanted} or later; this is ${process.versions.node} (${process.execPath}).`);
  process.exit(1);
}

/**
 * Whether node_modules holds what the lock file asks for. npm keeps a lock of its own in there, written when an
 * installation is complete; packages for other platforms are optional and not in it.
 */
function installed() {
  const wanted = readJson('package-lock.json');
  const present = readJson('node_modules/.package-lock.json');
  if (!wanted || !present) return wanted === undefined && present !== undefined;
  const entries = Object.entries(wanted.packages).filter(([path]) => path !== '');
  return entries.every(([path, entry]) => {
    const here = present.packages[path];
    return here
      ? here.version === entry.version && here.integrity === entry.integrity
      : Boolean(entry.optional || entry.devOptional);
  });
}

async function install() {
  const command = existsSync(join(root, 'package-lock.json')) ? 'ci' : 'install';
  // Building and testing need the development packages too, also where NODE_ENV is "production".
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  await step('Installing dependencies (about a minute)', npm([command, ...flags]));
}

function built() {
  return outputs.every((file) => existsSync(join(root, file))) && readText(stamp) === sourcesHash();
}

async function compile() {
  const hash = sourcesHash();
  // Where dist/ is not whole, the compiler's notes on it are wrong, and would make it skip what is missing.
  if (!existsSync(join(root, 'dist', 'main.js'))) rmSync(join(root, 'dist', '.tsbuildinfo'), { force: true });
  await step('Building', npm(['run', '--silent', 'build']));
  writeFileSync(stamp, hash);
}

/** One hash over all that the build depends on. Contents, not times: git and archives do not keep times. */
function sourcesHash() {
  const hash = createHash('sha256');
  const files = readdirSync(root).filter((name) => /^(tsconfig.*|package|package-lock)\.json$/.test(name));
  for (const file of [...files, 'sdk/tsconfig.json', ...filesBelow('src'), ...filesBelow('sdk/src')].sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return filesBelow(path);
    return path.endsWith('.spec.ts') ? [] : [path];
  });
}

/** The npm that started us, if any, else the one on PATH. */
function npm(args) {
  const script = process.env.npm_execpath;
  const own = script && /^npm(-cli)?\.c?js$/.test(basename(script)) && existsSync(script);
  return own ? [process.execPath, [script, ...args]] : ['npm', args];
}

/** Runs one command quietly; what it printed is shown only when it fails. */
async function step(title, [command, args]) {
  const begun = performance.now();
  console.log(`${title} …`);
  let output = '';
  const outcome = await new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (outcome === 0) {
    console.log(`${title.replace(/ \(.*/, '')} took ${seconds} s.`);
    return;
  }
  console.error(output.trimEnd());
  console.error(
    `${title} failed after ${seconds} s (${outcome}): ${basename(command)} ${args.map((arg) => basename(arg)).join(' ')}`,
  );
  process.exit(1);
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readJson(path) {
  const text = readText(join(root, path));
  return text === undefined ? undefined : JSON.parse(text);
}
