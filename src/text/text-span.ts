/** A stretch of a text: UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface TextSpan {
  start: number;
  end: number;
}

/** The same stretches in order, with overlapping and touching ones made one; at most `limit` of them. */
export function mergeSpans(spans: readonly TextSpan[], limit = 100): TextSpan[] {
  const merged: TextSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else if (merged.length === limit) break;
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

/** Whether a stretch lies wholly within one of the others. */
export function isWithin({ start, end }: TextSpan, others: readonly TextSpan[]): boolean {
  return others.some((other) => other.start <= start && end <= other.end);
}
