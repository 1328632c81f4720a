import type { ReliabilityBin } from './metrics.js';
import type { SetFigures } from './measure.js';

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

/** The cells of a set's figures, in the order AUC, AP, F1, R@1%, R@5%. */
export function cells(figures: SetFigures): string[] {
  const { auc, averagePrecision, f1, recallAt1, recallAt5 } = figures;
  return [auc, averagePrecision, f1, recallAt1, recallAt5].map(figure);
}

/** The reliability plot, as text: where the bar ends is what was true of the comments that got this probability. */
export function reliabilityPlot(bins: readonly ReliabilityBin[]): string {
  const width = 40;
  return bins
    .map(({ rows, said, true: truth }) => {
      if (rows === 0) return '';
      const bar = '█'.repeat(Math.round(truth * width)).padEnd(width, '·');
      const at = Math.min(width - 1, Math.round(said * width));
      return `${said.toFixed(2)} ${bar.slice(0, at)}|${bar.slice(at + 1)} ${truth.toFixed(2)} (${rows})`;
    })
    .filter((line) => line !== '')
    .join('\n');
}
