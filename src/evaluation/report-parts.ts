import type { ReliabilityBin } from './metrics.js';

/** A table in Markdown; the first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const [heading = [], ...rest] = rows;
  const widths = heading.map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(heading), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n');
}

/** A share or an area with three decimals, '–' for none. */
export function figure(value: number | null): string {
  return value === null || Number.isNaN(value) ? '–' : value.toFixed(3);
}

/** A part of a whole as '12.3 %', '–' of nothing. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

const PLOT_WIDTH = 40;

/** The reliability plot, as text: where the bar ends is what was true of the comments that got this probability. */
export function reliabilityPlot(bins: readonly ReliabilityBin[]): string {
  return bins
    .filter(({ rows }) => rows > 0)
    .map(({ rows, said, true: truth }) => {
      const bar = '█'.repeat(Math.round(truth * PLOT_WIDTH)).padEnd(PLOT_WIDTH, '·');
      const at = Math.min(PLOT_WIDTH - 1, Math.round(said * PLOT_WIDTH));
      return `${said.toFixed(2)} ${bar.slice(0, at)}|${bar.slice(at + 1)} ${truth.toFixed(2)} (${rows})`;
    })
    .join('\n');
}
