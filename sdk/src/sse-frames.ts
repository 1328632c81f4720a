/** A frame of a stream of server-sent events. One without `data` is no event: only its `id` counts, as the place reached. */
export interface SseFrame {
  id?: string;
  event?: string;
  data?: string;
}

/** Longer than any line that the service sends; more than this is not kept. */
const longestLine = 1_000_000;

/**
 * Reads server-sent events piece by piece, however they are cut. Unlike a browser's EventSource it also gives frames that
 * have an id and no data, because heartbeats of the service are such. `retryMs` is the pause last asked for.
 */
export class SseFrames {
  retryMs: number | null = null;
  private rest = '';
  private begun = false;
  private frame: SseFrame = {};

  /** The frames that are complete with this piece. Throws a RangeError for a line without end. */
  feed(piece: string): SseFrame[] {
    this.rest += piece;
    if (!this.begun && this.rest !== '') {
      this.begun = true;
      if (this.rest.startsWith('\uFEFF')) this.rest = this.rest.slice(1);
    }
    const frames: SseFrame[] = [];
    const lineEnd = /\r\n|\n|\r/g;
    let start = 0;
    for (let match = lineEnd.exec(this.rest); match; match = lineEnd.exec(this.rest)) {
      // A carriage return at the very end may be the first half of a line end.
      if (match[0] === '\r' && match.index === this.rest.length - 1) break;
      this.readLine(this.rest.slice(start, match.index), frames);
      start = lineEnd.lastIndex;
    }
    this.rest = this.rest.slice(start);
    if (this.rest.length > longestLine) throw new RangeError('The stream of events has a line without end.');
    return frames;
  }

  private readLine(line: string, frames: SseFrame[]): void {
    if (line === '') {
      if (this.frame.data !== undefined || this.frame.id !== undefined) frames.push(this.frame);
      this.frame = {};
      return;
    }
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') this.frame.data = this.frame.data === undefined ? value : `${this.frame.data}\n${value}`;
    else if (field === 'event') this.frame.event = value;
    else if (field === 'id' && !value.includes('\0')) this.frame.id = value;
    else if (field === 'retry' && /^\d{1,6}$/.test(value)) this.retryMs = Number(value);
  }
}
