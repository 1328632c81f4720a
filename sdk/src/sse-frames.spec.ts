import { describe, expect, it } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { SseFrames, type SseFrame } from './sse-frames.js';

const read = (pieces: string[]): SseFrame[] => {
  const frames = new SseFrames();
  return pieces.flatMap((piece) => frames.feed(piece));
};

const cut = (text: string, at: number[]): string[] => {
  const places = [0, ...at.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return places.slice(1).map((place, index) => text.slice(places[index], place));
};

const field = fc.oneof(
  ...['data', 'id', 'event', 'retry', 'odd', ''].map((name) =>
    fc.tuple(fc.constant(name), fc.constantFrom(': ', ':', ''), fc.string({ unit: 'binary', maxLength: 12 })),
  ),
);
const line = field.map(([name, colon, value]) => `${name}${colon}${value.replace(/[\r\n\0]/g, '')}`);
const streams = fc
  .array(fc.tuple(fc.oneof(line, fc.constant('')), fc.constantFrom('\n', '\r\n')), { maxLength: 30 })
  .map((lines) => lines.map(([text, end]) => text + end).join('') + '\n\n');

describe('frames of server-sent events', () => {
  it('are what the public parser reads, however the stream is cut', () => {
    fc.assert(
      fc.property(streams, fc.array(fc.nat(), { maxLength: 8 }), (stream, at) => {
        const theirs: unknown[] = [];
        createParser({ onEvent: ({ id, event, data }) => theirs.push([id, event, data]) }).feed(stream);
        const ours = read(cut(stream, at)).filter(({ data }) => data !== undefined);
        expect(ours.map(({ id, event, data }) => [id, event || undefined, data])).toEqual(theirs);
      }),
      { numRuns: 500 },
    );
  });

  it('are given too when they have an id only, as heartbeats have', () => {
    expect(read([':\nid: 7\n\n', 'event: x\n\n', 'id: 8\ndata: {}\n\n'])).toEqual([
      { id: '7' },
      { id: '8', data: '{}' },
    ]);
  });

  it('leave out what has not ended, and a mark at the beginning', () => {
    expect(read(['\uFEFFdata: 1\n\ndata: 2\n'])).toEqual([{ data: '1' }]);
    expect(read(['data: 1\r', '\n\r', '\ndata: 2\r\n'])).toEqual([{ data: '1' }]);
  });

  it('say how long to wait before coming back', () => {
    const frames = new SseFrames();
    frames.feed('retry: 2000\nretry: soon\n\n');
    expect(frames.retryMs).toBe(2_000);
  });

  it('do not grow without end', () => {
    expect(() => read(['data: ', 'x'.repeat(2_000_000)])).toThrow(RangeError);
  });
});
