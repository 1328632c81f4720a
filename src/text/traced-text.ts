import type { TextSpan } from './text-span.js';

/**
 * A text made from another one, that still knows where each of its UTF-16 units came from: unit `i` stands for
 * `starts[i]` to `ends[i]` of the original.
 */
export class TracedText {
  /** What was found out about it; see `Remembered`. */
  readonly remembered: unknown[] = [];

  constructor(
    readonly original: string,
    readonly text: string,
    readonly starts: Uint32Array,
    readonly ends: Uint32Array,
  ) {}

  /** The stretch of the original behind `start` to `end` of this text; always inside the original, never reversed. */
  toOriginal(start: number, end: number): TextSpan {
    const from = this.starts[Math.max(0, start)] ?? this.original.length;
    if (end <= start) return { start: from, end: from };
    const to = this.ends[Math.min(end, this.text.length) - 1] ?? from;
    return { start: from, end: Math.max(from, to) };
  }

  /** The same places with another text of the same length. */
  withText(text: string): TracedText {
    return text === this.text ? this : new TracedText(this.original, text, this.starts, this.ends);
  }
}

let remembered = 0;

/** Something that is found out about a text once and kept with it. A WeakMap would do, and cost a tenth of the scorer's time. */
export class Remembered<T> {
  private readonly place = remembered++;

  constructor(private readonly find: (text: TracedText) => T) {}

  /** The finding about a text: always the same object for the same text. */
  of(text: TracedText): T {
    return (text.remembered[this.place] ??= this.find(text)) as T;
  }
}

/** Builds a traced text from left to right. */
export class TracedTextWriter {
  private text = '';
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;
  private length = 0;

  /** `capacity` is the most UTF-16 units that will be written. */
  constructor(
    private readonly original: string,
    capacity: number,
  ) {
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
  }

  /** Appends `text`, all of it standing for `start` to `end` of the original. */
  write(text: string, start: number, end: number): void {
    this.text += text;
    this.starts.fill(start, this.length, this.length + text.length);
    this.ends.fill(end, this.length, this.length + text.length);
    this.length += text.length;
  }

  /** Appends `from` to `to` of another traced text of the same original, places included. */
  copy(source: TracedText, from: number, to: number): void {
    this.text += source.text.slice(from, to);
    this.starts.set(source.starts.subarray(from, to), this.length);
    this.ends.set(source.ends.subarray(from, to), this.length);
    this.length += to - from;
  }

  /** The text as written so far. */
  finish(): TracedText {
    const { length } = this;
    return new TracedText(this.original, this.text, this.starts.slice(0, length), this.ends.slice(0, length));
  }
}
