import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

const typeA = 1;

/**
 * A name server on loopback, as small as it can be: it knows IPv4 addresses only, and may tell something else each time
 * that it is asked.
 */
export class NameServer {
  /** The names that were asked for an IPv4 address, in order. */
  readonly asked: string[] = [];
  /** Whether it takes questions and says nothing. */
  silent = false;
  private readonly answers = new Map<string, string[][]>();

  private constructor(private readonly socket: Socket) {}

  static async start(): Promise<NameServer> {
    const socket = createSocket('udp4');
    const server = new NameServer(socket);
    socket.on('message', (query, from) => server.answer(query, from));
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return server;
  }

  /** As WEBHOOK_DNS_SERVERS wants it. */
  get address(): string {
    return `127.0.0.1:${(this.socket.address() as AddressInfo).port}`;
  }

  /** What the name has, time after time; the last one stays. */
  knows(name: string, ...answers: string[][]): void {
    this.answers.set(name, answers);
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.socket.close(resolve));
  }

  /** RFC 1035, 4.1: the header, the question as it came, and the answers, whose name points back at the question. */
  private answer(query: Buffer, from: RemoteInfo): void {
    if (this.silent) return;
    const labels: string[] = [];
    let at = 12;
    for (let length = query[at]!; length > 0; length = query[at]!) {
      labels.push(query.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
    const name = labels.join('.');
    const wantsA = query.readUInt16BE(at + 1) === typeA;
    const planned = this.answers.get(name);
    if (wantsA) this.asked.push(name);
    const addresses = wantsA ? ((planned && planned.length > 1 ? planned.shift() : planned?.[0]) ?? []) : [];
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(planned ? 0x8180 : 0x8183, 2);
    header.writeUInt16BE(addresses.length, 6);
    header.fill(0, 8);
    const records = addresses.map((address) =>
      Buffer.from([0xc0, 12, 0, typeA, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
    );
    this.socket.send(Buffer.concat([header, query.subarray(12, at + 5), ...records]), from.port, from.address);
  }
}
