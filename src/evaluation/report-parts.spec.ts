import { describe, expect, it } from '@jest/globals';
import { reliability } from './metrics.js';
import { figure, percent, reliabilityPlot, table } from './report-parts.js';

describe('the parts of the report', () => {
  it('are tables with columns as wide as what is in them', () => {
    expect(table([['set', 'AUC'], ['spam-youtube', '0.98']])).toBe(
      ['| set          | AUC  |', '| ------------ | ---- |', '| spam-youtube | 0.98 |'].join('\n'),
    ); // prettier-ignore
  });

  it('are figures with three decimals, and a dash for none', () => {
    expect([figure(0.98765), figure(1), figure(null), figure(Number.NaN)]).toEqual(['0.988', '1.000', '–', '–']);
    expect([percent(1, 3), percent(0, 5), percent(0, 0)]).toEqual(['33.3 %', '0.0 %', '–']);
  });

  it('are plots whose bar ends at the truth and whose stroke stands at what was said', () => {
    const labels = Array.from({ length: 10 }, (_, i) => (i < 5 ? 1 : 0) as 0 | 1);
    const plot = reliabilityPlot(reliability({ scores: labels.map(() => 0.25), labels }).bins);
    expect(plot).toBe(`0.25 ${'█'.repeat(10)}|${'█'.repeat(9)}${'·'.repeat(20)} 0.50 (10)`);
    expect(plot.split('\n')).toHaveLength(1);
  });
});
