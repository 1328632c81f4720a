import { describe, expect, it } from '@jest/globals';
import {
  nothingLost,
  parseRow,
  percentile,
  renderReport,
  submissionOf,
  table,
  type RowOutcome,
} from './demo-report.js';

const outcome = (fields: Partial<RowOutcome>): RowOutcome => ({
  label: null,
  ending: 'approved',
  reasons: [],
  ms: 5,
  ...fields,
});

describe('parseRow', () => {
  it('reads a text with what may come with it', () => {
    const line =
      '{"text":"Hello","name":"Layla","email":"l@example.org","thread":"harbour","lang":"ar","label":1,"aux":{}}';
    expect(parseRow(line)).toEqual({
      text: 'Hello',
      name: 'Layla',
      email: 'l@example.org',
      thread: 'harbour',
      lang: 'ar',
      label: 1,
    });
  });

  it('takes fields of the wrong kind as absent', () => {
    expect(parseRow('{"text":"","name":3,"email":"","lang":null,"label":"1"}')).toEqual({ text: '' });
  });

  it.each(['', 'text', '[]', 'null', '3', '{"body":"Hello"}', '{"text":3}', '{"text":"cut'])(
    'does not take %j for a row',
    (line) => {
      expect(parseRow(line)).toBeNull();
    },
  );
});

describe('submissionOf', () => {
  const run = { id: 'r1', site: 'site_demo' };

  it('makes up who writes where, each author once, over fifty threads', () => {
    const made = Array.from({ length: 120 }, (_, index) => submissionOf({ text: 'Hello' }, index, run));
    expect(made[0]).toEqual({
      site: 'site_demo',
      thread: 'demo-1',
      name: 'Reader 1',
      email: 'reader1-r1@example.org',
      body: 'Hello',
    });
    expect(new Set(made.map(({ email }) => email)).size).toBe(120);
    expect(new Set(made.map(({ thread }) => thread)).size).toBe(50);
  });

  it('keeps what the row says, except a language that is none', () => {
    const row = { text: 'Hello', name: 'Layla', email: 'l@example.org', thread: 'harbour' };
    const kept = { site: 'site_demo', thread: 'harbour', name: 'Layla', email: 'l@example.org', body: 'Hello' };
    expect(submissionOf({ ...row, lang: 'pt-BR' }, 7, run)).toEqual({ ...kept, locale: 'pt-BR' });
    expect(submissionOf({ ...row, lang: 'English, mostly' }, 7, run)).toEqual(kept);
  });
});

describe('percentile', () => {
  it('goes by nearest rank, whatever the order', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0, 0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([1, 50, 99, 100]);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNull();
  });
});

describe('nothingLost', () => {
  it('is so when every row was judged or refused', () => {
    expect(nothingLost([outcome({}), outcome({ ending: 'spam' }), outcome({ ending: 'refused' })])).toBe(true);
  });

  it.each(['pending', 'unanswered', 'missing'] as const)('is not so when a row is %s', (ending) => {
    expect(nothingLost([outcome({}), outcome({ ending })])).toBe(false);
  });
});

describe('renderReport', () => {
  const times = { submittingMs: 2_000, wallMs: 12_340 };

  it('counts endings, reasons and faults, and says how long it took', () => {
    const report = renderReport(
      [
        outcome({ ms: 10 }),
        outcome({ ms: 30, ending: 'held', reasons: ['abuse-lexicon', 'too-many-links'] }),
        outcome({ ms: 20, ending: 'held', reasons: ['abuse-lexicon'] }),
        outcome({ ms: null, ending: 'refused', reasons: ['/body must not be empty'] }),
      ],
      times,
    );
    expect(report.split('\n')).toEqual([
      '               all      %',
      '─────────────────────────',
      'approved         1   25.0',
      'held             2   50.0',
      'rejected         0    0.0',
      'spam             0    0.0',
      'still pending    0    0.0',
      'refused          1   25.0',
      'all rows         4  100.0',
      '',
      'reasons of verdicts  all     %',
      '──────────────────────────────',
      'abuse-lexicon          2  50.0',
      'too-many-links         1  25.0',
      '',
      'refused because          all     %',
      '──────────────────────────────────',
      '/body must not be empty    1  25.0',
      '',
      'submitted         2 rows/s',
      'submit → verdict  p50 20 ms, p99 30 ms, max 30 ms (3 verdicts)',
      'wall time         12.3 s',
    ]);
  });

  it('splits by label where rows carry one', () => {
    const rows = [
      outcome({ label: 0 }),
      outcome({ label: 0, ending: 'held' }),
      outcome({ label: 1, ending: 'spam' }),
      outcome({}),
    ];
    const [head, , approved, held] = renderReport(rows, times).split('\n');
    expect(head!.trim().split(/ {2,}/)).toEqual(['all', '%', 'label 0', '%', 'label 1', '%', 'no label', '%']);
    expect(approved!.split(/ +/)).toEqual(['approved', '2', '50.0', '1', '50.0', '0', '0.0', '1', '100.0']);
    expect(held!.split(/ +/)).toEqual(['held', '1', '25.0', '1', '50.0', '0', '0.0', '0', '0.0']);
  });

  it('names what was lost, and says nothing of what was not', () => {
    const lost = renderReport(
      [outcome({ ending: 'missing', ms: null }), outcome({ ending: 'unanswered', ms: null, reasons: ['503'] })],
      times,
    );
    expect(lost).toMatch(/^LOST +1 +50\.0$/m);
    expect(lost).toMatch(/^not accepted because .*\n─+\n503 +1 +50\.0$/m);
    expect(renderReport([outcome({})], times)).not.toMatch(/LOST|not accepted/);
  });

  it('can tell of a run in which nothing happened', () => {
    expect(renderReport([], { submittingMs: 0, wallMs: 0 })).toContain(
      'submit → verdict  p50 –, p99 –, max – (0 verdicts)',
    );
  });
});

describe('table', () => {
  it('aligns names to the left and numbers to the right, in characters', () => {
    expect(
      table(
        ['', 'n'],
        [
          ['ä😀', '1'],
          ['b', '10'],
        ],
      ),
    ).toBe(['     n', '──────', 'ä😀   1', 'b   10'].join('\n'));
  });
});
