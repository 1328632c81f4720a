const BYTE_ORDER_MARK = '\ufeff';

/** The most UTF-16 units of a line that are kept; what comes beyond is dropped, so that memory has an end. */
export const LONGEST_LINE = 1 << 20;

/**
 * The lines of a stream of bytes in UTF-8, as many at a time as each piece of the stream completes, so that a reader who
 * waits for answers gets them. Lines end with \n or \r\n only: a line separator inside a JSON string is part of it.
 */
export async function* lineBatches(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let begun = '';
  let first = true;
  const completed = (text: string): string[] => {
    const lines = (begun + text).split('\n');
    begun = (lines.pop() as string).slice(0, LONGEST_LINE + 1);
    return lines;
  };
  const tidy = (lines: string[]): string[] =>
    lines.map((line) => {
      const bare = first && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line;
      first = false;
      return bare.endsWith('\r') ? bare.slice(0, -1) : bare;
    });
  for await (const bytes of stream) {
    const lines = completed(decoder.decode(bytes, { stream: true }));
    if (lines.length > 0) yield tidy(lines);
  }
  yield tidy([...completed(decoder.decode()), begun]);
}
