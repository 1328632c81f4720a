import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A proxy that breaks connections off as a bad network does, in the middle of whatever is being said. */
export interface CuttingProxy {
  url: string;
  /** How many connections it has cut. */
  cuts(): number;
  /** Where new connections lead from now on. */
  leadTo(url: string): void;
  close(): Promise<void>;
}

/** Opens one; `bytes` says of each connection how much of the answer passes before it is cut. */
export async function openCuttingProxy(target: string, bytes: () => number): Promise<CuttingProxy> {
  let { hostname, port } = new URL(target);
  let cut = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let left = bytes();
    const end = (): void => void [client, upstream].forEach((socket) => socket.destroy());
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end).once('close', () => {
        open.delete(socket);
        end();
      });
    }
    client.on('data', (data) => upstream.write(data));
    upstream.on('data', (data) => {
      client.write(data.subarray(0, left));
      left -= data.length;
      if (left > 0) return;
      cut += 1;
      // What was written before still arrives, then nothing more.
      client.end(end);
    });
    upstream.once('end', () => client.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cut,
    leadTo: (url) => void ({ hostname, port } = new URL(url)),
    close: async () => {
      open.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
