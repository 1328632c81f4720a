/** A comment to play, as a line of a demo file gives it. `label` is somebody's judgement of it: 1 = unwanted. */
export interface DemoRow {
  text: string;
  name?: string;
  email?: string;
  thread?: string;
  lang?: string;
  label?: 0 | 1;
}

/**
 * Where a row can end. `refused`: the service said what is wrong with it (or the line could not be read). `pending`: no
 * verdict came in time. `unanswered`: not accepted after all tries. `missing`: accepted, and now nobody knows it.
 */
export const endings = ['approved', 'held', 'rejected', 'spam', 'pending', 'refused', 'unanswered', 'missing'] as const;

/** One of the ends of a row. */
export type Ending = (typeof endings)[number];

/** What became of a row. `reasons` are the verdict's codes, or what was wrong; `ms` is the time from submission to decision. */
export interface RowOutcome {
  label: 0 | 1 | null;
  ending: Ending;
  reasons: readonly string[];
  ms: number | null;
}

/** How long the playing took, in milliseconds: until the last answer, and in all. */
export interface DemoTimes {
  submittingMs: number;
  wallMs: number;
}

const demoThreads = 50;

/** Reads a line of JSON; null when it is not an object with a text. Fields of the wrong kind count as absent. */
export function parseRow(line: string): DemoRow | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { text, label, ...rest } = value as Record<string, unknown>;
  if (typeof text !== 'string') return null;
  const row: DemoRow = { text };
  for (const field of ['name', 'email', 'thread', 'lang'] as const) {
    const given = rest[field];
    if (typeof given === 'string' && given !== '') row[field] = given;
  }
  if (label === 0 || label === 1) row.label = label;
  return row;
}

/** The submission of a row: what it does not say is made up from its index, and from the run so that runs are told apart. */
export function submissionOf(row: DemoRow, index: number, run: { id: string; site: string }): Record<string, string> {
  const submission: Record<string, string> = {
    site: run.site,
    thread: row.thread ?? `demo-${(index % demoThreads) + 1}`,
    name: row.name ?? `Reader ${index + 1}`,
    email: row.email ?? `reader${index + 1}-${run.id}@example.org`,
    body: row.text,
  };
  if (row.lang !== undefined && isLanguageTag(row.lang)) submission.locale = row.lang;
  return submission;
}

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** The value below which a share (0..1) of the numbers lies, by nearest rank; null of none. */
export function percentile(numbers: readonly number[], share: number): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Whether every row that the service was willing to take got its verdict. */
export function nothingLost(outcomes: readonly RowOutcome[]): boolean {
  return outcomes.every(({ ending }) => ending !== 'pending' && ending !== 'unanswered' && ending !== 'missing');
}

/** The report for people: endings, reasons and faults with counts, split by label where rows carry one; rates and times. */
export function renderReport(outcomes: readonly RowOutcome[], times: DemoTimes): string {
  const columns = columnsOf(outcomes);
  const head = ['', ...columns.flatMap(({ title }) => [title, '%'])];
  const always = new Set<Ending>(['approved', 'held', 'rejected', 'spam', 'pending', 'refused']);
  const lines = endings
    .filter((ending) => always.has(ending) || outcomes.some((outcome) => outcome.ending === ending))
    .map((ending) => lineOf(titles[ending], columns, (outcome) => outcome.ending === ending));
  const sections = [table(head, [...lines, lineOf('all rows', columns, () => true)])];
  for (const [title, concerns] of reasonSections) {
    const concerned = outcomes.filter(concerns);
    const reasons = byFrequency(concerned.flatMap((outcome) => [...new Set(outcome.reasons)]));
    if (reasons.length === 0) continue;
    const counted = reasons.map((reason) =>
      lineOf(reason, columns, (outcome) => concerns(outcome) && outcome.reasons.includes(reason)),
    );
    sections.push(table([title, ...head.slice(1)], counted));
  }
  return [...sections, timings(outcomes, times)].join('\n\n');
}

/** Aligns rows under a head: the first column to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  const lines = all.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        const space = ' '.repeat(width - [...cell].length);
        return column === 0 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('──'));
  return lines.join('\n');
}

interface Column {
  title: string;
  outcomes: readonly RowOutcome[];
}

const titles: Record<Ending, string> = {
  approved: 'approved',
  held: 'held',
  rejected: 'rejected',
  spam: 'spam',
  pending: 'still pending',
  refused: 'refused',
  unanswered: 'not accepted (gave up)',
  missing: 'LOST',
};

const reasonSections: [string, (outcome: RowOutcome) => boolean][] = [
  ['reasons of verdicts', ({ ending }) => !['refused', 'unanswered'].includes(ending)],
  ['refused because', ({ ending }) => ending === 'refused'],
  ['not accepted because', ({ ending }) => ending === 'unanswered'],
];

function columnsOf(outcomes: readonly RowOutcome[]): Column[] {
  const all = { title: 'all', outcomes };
  if (outcomes.every(({ label }) => label === null)) return [all];
  const split = ([0, 1, null] as const).map((label) => ({
    title: label === null ? 'no label' : `label ${label}`,
    outcomes: outcomes.filter((outcome) => outcome.label === label),
  }));
  return [all, ...split.filter((column) => column.outcomes.length > 0)];
}

function lineOf(title: string, columns: readonly Column[], belongs: (outcome: RowOutcome) => boolean): string[] {
  const cells = columns.flatMap(({ outcomes }) => {
    const count = outcomes.filter(belongs).length;
    return [number(count), outcomes.length === 0 ? '' : ((100 * count) / outcomes.length).toFixed(1)];
  });
  return [title, ...cells];
}

function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1)).map(([value]) => value);
}

function timings(outcomes: readonly RowOutcome[], { submittingMs, wallMs }: DemoTimes): string {
  const answered = outcomes.filter(({ ending }) => ending !== 'unanswered').length;
  const waits = outcomes.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  const rate = submittingMs > 0 ? number(Math.round((answered * 1_000) / submittingMs)) : '–';
  const [median, most, longest] = [0.5, 0.99, 1].map((share) => duration(percentile(waits, share)));
  return [
    `submitted         ${rate} rows/s`,
    `submit → verdict  p50 ${median}, p99 ${most}, max ${longest} (${number(waits.length)} verdicts)`,
    `wall time         ${duration(wallMs)}`,
  ].join('\n');
}

function duration(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
