import { barsOf, isReached, type Bar } from './bars.js';
import type { Evaluation } from './evaluation.js';
import type { Head } from '../scoring/heads.js';
import { figure, percent, reliabilityPlot, table } from './report-parts.js';
import { shippedThreshold } from './set-figures.js';

/** The report, in Markdown. */
export function report(evaluation: Evaluation): string {
  return [
    '# Evaluation',
    '',
    '<!-- Written by `npm run evaluate`; do not edit. -->',
    '',
    ...introduction(evaluation),
    ...barSection(evaluation),
    ...setSections(evaluation),
    ...suiteSection(evaluation),
    ...falseAlarmSection(evaluation),
    ...evasionSection(evaluation),
    ...calibrationSection(evaluation),
    ...speedSection(evaluation),
    '',
  ].join('\n');
}

function introduction({ model, skipped }: Evaluation): string[] {
  return [
    `Weights ${model.version}, ${(model.bytes / 2 ** 20).toFixed(2)} MiB, learnt from: ${model.sources.join(', ')}.`,
    '',
    'A set is measured by its held-out part where the folder has one, else by the tenth of its train part that no fit sees',
    '(`dev`; calibration and choices were made on it), or by the whole train part of a set that the weights did not learn',
    'from (`unseen`).',
    ...(skipped.length === 0 ? [] : ['', `Not at hand, and so not measured: ${skipped.join(', ')}.`]),
  ];
}

function barSection(evaluation: Evaluation): string[] {
  const bars = barsOf(evaluation);
  const rows = bars.map((bar) => {
    const reached = isReached(bar);
    const sign = bar.better === 'more' ? '≥' : '≤';
    const said = reached === null ? 'not measured' : reached ? 'yes' : '**no**';
    return [bar.about, `${sign} ${bar.must}`, bar.aim === undefined ? '' : `${sign} ${bar.aim}`, measure(bar), said];
  });
  const reached = bars.filter((bar) => isReached(bar) === true).length;
  const missed = bars.filter((bar) => isReached(bar) === false).length;
  return [
    '',
    '## Bars',
    '',
    `What the weights have to reach, what would be better still, and what they do reach: ${reached} reached, ${missed} missed.`,
    '',
    table([['bar', 'must', 'aim', 'measured', 'reached'], ...rows]),
  ];
}

function measure({ measured, must }: Bar): string {
  if (measured === null) return '–';
  return must >= 4 ? String(Math.round(measured * 100) / 100) : figure(measured);
}

function setSections({ sets }: Evaluation): string[] {
  const heading = ['set', 'lang', 'part', 'rows (pos)', 'method', 'AUC', 'AP', 'F1', 'R@1%', 'R@5%', 'per s'];
  const sections = (['spam', 'abuse', 'hate'] as const).flatMap((head) => {
    const rows = sets
      .filter(({ set }) => set.head === head)
      .flatMap(({ set, methods }) =>
        methods.map((figures, i) => {
          const positives = set.rows.filter(({ label }) => label === 1).length;
          const facts = i === 0 ? [set.name, set.language, set.part, `${set.rows.length} (${positives})`] : ['', '', '', '']; // prettier-ignore
          const { method, auc, averagePrecision, f1, recallAt1, recallAt5, perSecond } = figures;
          const shown = [auc, averagePrecision, f1, recallAt1, recallAt5].map(figure);
          return [...facts, method, ...shown, String(Math.round(perSecond))];
        }),
      );
    return ['', `### ${head}, held from ${thresholds(head)}`, '', rows.length === 0 ? 'No sets.' : table([heading, ...rows])]; // prettier-ignore
  });
  return [
    '',
    '## Sets',
    '',
    'F1 is at the threshold at which each method itself says yes; ours is the one of a site that has set nothing. R@1% is the',
    'share of the bad that is found when one in a hundred of the good is held too. A filter that only knows yes and no has',
    'no such point below its own share of false alarms. The filters of others are asked about 1000 rows at most, evenly',
    'taken; npm bayes learnt from the same rows as our weights.',
    ...sections,
  ];
}

/** The thresholds as the scores of the data sets have them. */
function thresholds(head: Head): string {
  const [ar, en] = ['ar', 'en'].map((language) => figure(shippedThreshold(head, language)));
  return ar === en ? String(en) : `${en} (Arabic ${ar})`;
}

function suiteSection({ suites }: Evaluation): string[] {
  if (suites.length === 0) return [];
  const rows = suites.map(({ name, part, cases, accuracy, functionalities }) => {
    const sum = (hateful: boolean, what: 'cases' | 'stopped' | 'rejected') =>
      functionalities.filter((entry) => entry.hateful === hateful).reduce((total, entry) => total + entry[what], 0);
    const stopped = (hateful: boolean) => percent(sum(hateful, 'stopped'), sum(hateful, 'cases'));
    return [name, part, String(cases), figure(accuracy), stopped(true), stopped(false), String(sum(false, 'rejected'))];
  });
  const shown = suites.filter(({ name }) => /-(en|ar)$/.test(name));
  const names = [...new Set(shown.flatMap(({ functionalities }) => functionalities.map(({ functionality }) => functionality)))].sort(); // prettier-ignore
  const detail = names.map((name) => [
    name,
    ...shown.flatMap(({ functionalities }) => {
      const entry = functionalities.find(({ functionality }) => functionality === name);
      if (!entry) return ['–', '–'];
      return [`${figure(entry.right / entry.cases)} (${entry.cases})`, percent(entry.stopped, entry.cases)];
    }),
  ]);
  return [
    '',
    '## Suites',
    '',
    'Functional tests; nothing was trained, tuned or calibrated on them. `right`: share of the cases that the hate head',
    `judges right at ${thresholds('hate')}. \`held\`: share that a default site as a whole keeps from readers until a person has looked.`,
    '',
    table([['suite', 'part', 'cases', 'right', 'hateful held', 'not hateful held', 'not hateful rejected'], ...rows]),
    '',
    'By functionality; names ending in `_nh` are not hateful.',
    '',
    table([['functionality', ...shown.flatMap(({ name }) => [`${name.replace('suite-', '')}: right`, 'held'])], ...detail]), // prettier-ignore
  ];
}

function falseAlarmSection({ falseAlarms }: Evaluation): string[] {
  if (falseAlarms.length === 0) return [];
  const rows = falseAlarms.map(({ set, rows: count, held, rejected, clearRows, clearHeld, reasons }) => [
    set,
    String(count),
    percent(held, count),
    String(rejected),
    percent(clearHeld, clearRows),
    reasons.slice(0, 4).map(({ code, times }) => `${code} ${times}`).join(', '), // prettier-ignore
  ]);
  return [
    '',
    '## Ordinary comments',
    '',
    'Comments on news that raters found harmless, judged by every check with the default policy.',
    '',
    table([['set', 'comments', 'held', 'rejected', 'held where raters agreed', 'most frequent reasons'], ...rows]),
  ];
}

function evasionSection({ evasions }: Evaluation): string[] {
  if (evasions.length === 0) return [];
  const rows = evasions.map(({ attack, head, language, tried, caught, held, passed }) => [
    `${head}, ${language}`,
    attack,
    String(tried),
    figure(caught),
    figure(held),
    figure(passed),
  ]);
  return [
    '',
    '## Evasions',
    '',
    'Every word of three letters or more is hidden in the same way, in comments of up to 300 characters. `caught`: share that',
    'the head still puts above the threshold, of those that it puts there when written plainly. `held`: share that a default',
    'site keeps from readers, for whichever reason. `passed`: share of harmless comments that still pass.',
    '',
    table([['head, lang', 'attack', 'comments', 'caught', 'held', 'passed'], ...rows]),
  ];
}

function calibrationSection({ calibration }: Evaluation): string[] {
  return [
    '',
    '## Calibration',
    '',
    'On the measured rows of the sets that the weights learnt from, each with the label that it has for the head. The bar ends',
    'where the truth is, the stroke stands where the scorer said it would be; in brackets the comments. On few rows even true',
    'probabilities show an error; how much, stands beside it as chance.',
    ...calibration.flatMap(({ head, group, bins, ece, chance }) => [
      '',
      `### ${head}, ${group}: expected calibration error ${figure(ece)} (chance ${figure(chance)})`,
      '',
      '```',
      reliabilityPlot(bins),
      '```',
    ]),
  ];
}

function speedSection({ speeds: { comments, meanLength, scorer, wholeSite }, model }: Evaluation): string[] {
  const row = (name: string, { perSecond, p50, p99 }: typeof scorer) => [name, String(Math.round(perSecond)), p50.toFixed(2), p99.toFixed(2)]; // prettier-ignore
  return [
    '',
    '## Speed',
    '',
    `${comments} comments of ${Math.round(meanLength)} characters on average, one core, folding included; Node.js ${process.version}.`,
    `The weights are read in ${model.loadMs.toFixed(0)} ms. A second scorer from the same file said ${model.repeatable ? 'exactly the same' : '**something else**'}.`,
    '',
    table([['', 'comments/s', 'p50 (ms)', 'p99 (ms)'], row('scorer', scorer), row('all checks', wholeSite)]),
  ];
}
