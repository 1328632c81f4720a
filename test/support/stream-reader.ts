import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { get, type IncomingMessage } from 'node:http';

/** Reads an event stream over a connection of its own, with the public parser; can be paused and cut. */
export class StreamReader {
  readonly events: EventSourceMessage[] = [];
  raw = '';
  ended = false;

  private constructor(readonly response: IncomingMessage) {
    const parser = createParser({ onEvent: (event) => this.events.push(event) });
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      this.raw += text;
      parser.feed(text);
    });
    response.once('close', () => (this.ended = true));
    response.on('error', () => undefined);
  }

  /** Opens the stream; `paused` readers take nothing until they are resumed. */
  static open(url: string, headers: Record<string, string> = {}, paused = false): Promise<StreamReader> {
    return new Promise((resolve, reject) => {
      const request = get(url, { headers, agent: false }, (response) => {
        const reader = new StreamReader(response);
        if (paused) response.pause();
        resolve(reader);
      });
      request.on('error', reject);
    });
  }

  /** Cuts the connection, as bad luck would. */
  cut(): void {
    this.response.destroy();
  }

  /** The numbers of the events that came, in the order of their coming. */
  get numbers(): number[] {
    return this.events.filter(({ event }) => event !== 'reset').map(({ id }) => Number(id));
  }

  /** The last id that was seen, also of a heartbeat: what to come back with. */
  get place(): number {
    const whole = this.raw.slice(0, this.raw.lastIndexOf('\n\n') + 1);
    return Number([...whole.matchAll(/^id: (\d+)$/gm)].at(-1)![1]);
  }

  /** Why the stream was ended, if it was. */
  get reset(): { reason: string; after: number } | null {
    const last = this.events.findLast(({ event }) => event === 'reset');
    return last ? (JSON.parse(last.data) as { reason: string; after: number }) : null;
  }
}
