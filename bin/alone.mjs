import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * A lock between processes that cannot go stale: whoever listens on a port worked out from the name has it, and the kernel
 * takes the port back however the holder ends. The holder greets callers with the name, so that a stranger who happens to
 * use the port is told apart and passed by.
 */

/** Runs the work while no other process on this machine does the same for this name; waits its turn, and says so. */
export async function alone(name, work) {
  const digest = createHash('sha256').update(name).digest();
  const greeting = `anteroom ${digest.toString('hex')}`;
  let told = false;
  for (let port = 20_000 + (digest.readUInt16BE(0) % 12_000); ;) {
    const server = await listen(port, greeting);
    if (server) {
      try {
        return await work();
      } finally {
        server.close();
      }
    }
    const answer = await greetingOf(port);
    if (answer === greeting) {
      if (!told) console.log('Waiting for another process that is installing or building …');
      told = true;
      await sleep(300);
    } else if (answer !== undefined) {
      port += 1; // a stranger's port
    }
  }
}

function listen(port, greeting) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => {}).end(greeting));
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen({ port, host: '127.0.0.1' }, () => resolve(server));
  });
}

/** What the listener says first; '' if it says nothing for a while, undefined if nobody listens any more. */
function greetingOf(port) {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (chunk) => (said += chunk));
    socket.once('error', () => resolve(undefined));
    socket.once('close', () => resolve(said));
  });
}
