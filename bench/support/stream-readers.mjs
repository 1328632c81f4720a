import { connect } from 'node:net';

/**
 * Many readers of one event stream, each on a connection of its own. They parse no more than they must, as they share the
 * machine with the server: the last id, how many events came, and for each type that is counted how late it was.
 */
export class StreamReaders {
  #sockets = [];
  #counts = (type) => type !== 'comment.submitted';
  /** Milliseconds from an event's `time` to its arrival, of every event at every reader since the last `take`. */
  #late = [];

  /** Opens so many and waits until each of them has its answer. */
  static async open(url, count, headers = {}) {
    const readers = new StreamReaders();
    // Not all at once: a server's backlog of new connections is 511 long.
    for (let opened = 0; opened < count; opened += 100)
      await Promise.all(
        Array.from({ length: Math.min(100, count - opened) }, () => readers.#open(new URL(url), headers)),
      );
    return readers;
  }

  /** What each reader has: the id seen last, and how many events. */
  get seen() {
    return this.#sockets.map(({ last, events }) => ({ last, events }));
  }

  /** Connections that are gone although we did not close them. */
  get broken() {
    return this.#sockets.filter(({ socket }) => socket.destroyed).length;
  }

  /** The lateness seen since the last call. */
  take() {
    return this.#late.splice(0);
  }

  close() {
    for (const { socket } of this.#sockets) socket.destroy();
  }

  #open(url, headers) {
    const reader = { socket: connect(Number(url.port), url.hostname), rest: '', last: 0, events: 0 };
    this.#sockets.push(reader);
    const { socket } = reader;
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n${lines.join('')}\r\n`);
    socket.setEncoding('latin1');
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('data', (text) => {
        socket.off('error', reject).on('error', () => {});
        if (text.startsWith('HTTP/1.1 200 ')) resolve();
        else reject(new Error(`The stream was not opened: ${text.slice(0, 200)}`));
      });
      socket.on('data', (text) => this.#read(reader, text));
    });
  }

  #read(reader, text) {
    const now = Date.now();
    const whole = reader.rest + text;
    const end = whole.lastIndexOf('\n\n') + 2;
    if (end < 2) {
      reader.rest = whole;
      return;
    }
    reader.rest = whole.slice(end);
    for (const frame of whole.slice(0, end).split('\n\n')) {
      const id = /(?:^|\n)id: (\d+)/.exec(frame);
      if (id) reader.last = Number(id[1]);
      const event = /\nevent: (\S+)\ndata: .*?"time":"([^"]+)"/.exec(frame);
      if (!event) continue;
      reader.events += 1;
      if (this.#counts(event[1])) this.#late.push(now - Date.parse(event[2]));
    }
  }
}
