import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { submissions, vocabulary } from './submissions.mjs';

/**
 * The load generator: `wrk` when it is on PATH (a third of the CPU), else autocannon. Both keep so many connections busy with
 * one request each, one after another (closed loop: what a server cannot take is not asked), every comment different.
 */
export async function chooseGenerator() {
  const version = await new Promise((resolve) => {
    const child = spawn('wrk', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.once('error', () => resolve(undefined)).once('close', () => resolve(/wrk \S*?(\d[\w.-]*)/.exec(said)?.[1]));
  });
  if (version) return { name: `wrk ${version}`, post: postWithWrk };
  const { default: autocannon } = await import('autocannon');
  return { name: 'autocannon', post: (target) => postWithAutocannon(autocannon, target) };
}

/**
 * Posts comments for so many seconds. Answers `accepted` (2xx answers), `refused` (other answers), `broken` (no answer),
 * `seconds`, `rate` (accepted per second) and latencies `p50` and `p99` in ms.
 */
async function postWithWrk({ url, site, connections, seconds }) {
  const script = fileURLToPath(new URL('submissions.lua', import.meta.url));
  const args = [
    '-t',
    '1',
    '-c',
    connections,
    '-d',
    `${seconds}s`,
    '--timeout',
    '20s',
    '-s',
    script,
    `${url}/v1/comments`,
  ];
  const tag = Math.random().toString(36).slice(2, 10);
  const child = spawn('wrk', [...args.map(String), '--', site, tag, ...vocabulary], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  const line = /^FIGURES (.*)$/m.exec(said)?.[1];
  if (code !== 0 || !line) throw new Error(`wrk failed (${code}): ${said}`);
  const [requests, notOk, broken, microseconds, p50, p99] = line.split(' ').map(Number);
  const accepted = requests - notOk;
  const took = microseconds / 1e6;
  return { accepted, refused: notOk, broken, seconds: took, rate: accepted / took, p50: p50 / 1e3, p99: p99 / 1e3 };
}

async function postWithAutocannon(autocannon, { url, site, connections, seconds }) {
  const next = submissions(site);
  const result = await autocannon({
    url: `${url}/v1/comments`,
    method: 'POST',
    connections,
    duration: seconds,
    timeout: 20,
    headers: { 'content-type': 'application/json' },
    requests: [{ setupRequest: (request) => ({ ...request, body: next() }) }],
  });
  const { latency, duration, errors } = result;
  const accepted = result['2xx'];
  const figures = { accepted, refused: result.non2xx, broken: errors, seconds: duration, rate: accepted / duration };
  return { ...figures, p50: latency.p50, p99: latency.p99 };
}
