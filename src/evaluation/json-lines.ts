import type { Evaluation } from './evaluation.js';

/** The figures for machines: a line of JSON for each method on each set, each functionality of a suite, each attack. */
export function jsonLines({ model, sets, suites, evasions, falseAlarms, calibration, speeds }: Evaluation): string {
  const ours = `anteroom ${model.version}`;
  const lines: object[] = [
    ...sets.flatMap(({ set, methods }) =>
      methods.map(({ method, rows, auc, averagePrecision, f1, recallAt1, recallAt5, threshold, perSecond }, i) => ({
        set: set.name,
        head: set.head,
        lang: set.language,
        part: set.part,
        n: rows,
        pos: i === 0 ? set.rows.filter(({ label }) => label === 1).length : undefined,
        auc,
        ap: averagePrecision,
        f1,
        r1: recallAt1,
        r5: recallAt5,
        threshold,
        model: i === 0 ? ours : method,
        bytes: i === 0 ? model.bytes : undefined,
        per_s: Math.round(perSecond),
      })),
    ),
    ...suites.flatMap(({ name, part, functionalities }) =>
      functionalities.map(({ functionality, hateful, cases, right, stopped, rejected }) => ({
        suite: name,
        part,
        functionality,
        hateful,
        n: cases,
        acc: right / cases,
        held: stopped / cases,
        rejected,
      })),
    ),
    ...evasions.map(({ attack, head, language, tried, caught, held, passed }) => ({ attack, head, lang: language, n: tried, caught, held, passed })), // prettier-ignore
    ...falseAlarms.map(({ set, rows, held, rejected }) => ({ ordinary: set, n: rows, held: held / rows, rejected })),
    ...calibration.map(({ head, group, rows, ece, chance }) => ({
      calibration: head,
      lang: group,
      n: rows,
      ece,
      chance,
    })),
    { speed: 'scorer', ...speeds.scorer },
    { speed: 'whole site', ...speeds.wholeSite },
    { model: ours, bytes: model.bytes, load_ms: model.loadMs, repeatable: model.repeatable, sources: model.sources },
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}
