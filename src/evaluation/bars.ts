import type { Head } from '../scoring/heads.js';
import type { Evaluation } from './evaluation.js';

/** Something that the weights have to reach, with what they do reach. */
export interface Bar {
  about: string;
  must: number;
  /** What would be better still, where somebody has seen it. */
  aim?: number;
  /** Whether more is better, or less. */
  better: 'more' | 'less';
  /** Null when it could not be measured with the data at hand. */
  measured: number | null;
}

/** Whether a bar is reached; null when that could not be measured. */
export function isReached({ must, better, measured }: Bar): boolean | null {
  if (measured === null) return null;
  return better === 'more' ? measured >= must : measured <= must;
}

const LETTER_ATTACKS = ['leet-digits', 'leet-signs', 'look-alikes', 'zero-width', 'hidden', 'full-width', 'marks', 'repeats', 'case']; // prettier-ignore

/** Every bar, in the order of the report. */
export function barsOf(evaluation: Evaluation): Bar[] {
  const { suites, falseAlarms, calibration, speeds, model } = evaluation;
  const more = (about: string, must: number, measured: number | null, aim?: number): Bar => ({ about, must, aim, better: 'more', measured }); // prettier-ignore
  const less = (about: string, must: number, measured: number | null): Bar => ({ about, must, better: 'less', measured }); // prettier-ignore
  const ours = (name: string) => evaluation.sets.find(({ set }) => set.name === name)?.methods[0];
  const auc = (name: string) => ours(name)?.auc ?? null;
  const suite = (name: string) => suites.find((measured) => measured.name === name);
  const innocent = suites
    .filter(({ name }) => /^suite-hatecheck-(en|ar)$/.test(name))
    .flatMap(({ functionalities }) => functionalities.filter(({ hateful }) => !hateful));
  const evasion = (head: Head, language: string, attacks: readonly string[]) =>
    least(
      evaluation.evasions
        .filter((found) => found.head === head && found.language === language && attacks.includes(found.attack))
        .map(({ caught }) => caught),
    );
  const alarm = (name: string) => falseAlarms.find(({ set }) => set === name);
  const share = (part: number | undefined, whole: number | undefined) => whole ? (part ?? 0) / whole : null; // prettier-ignore
  return [
    more('spam-youtube: AUC', 0.982, auc('spam-youtube'), 0.989),
    more('spam-youtube: recall at 1 % false alarms', 0.8, ours('spam-youtube')?.recallAt1 ?? null, 0.86),
    more('spam-article-comments: AUC', 0.8, auc('spam-article-comments'), 0.86),
    more('tox-wiki: AUC', 0.945, auc('tox-wiki'), 0.96),
    more('off-olid: AUC', 0.79, auc('off-olid'), 0.84),
    more('tox-news-c3: AUC', 0.715, auc('tox-news-c3'), 0.77),
    more('tox-youtube: AUC', 0.84, auc('tox-youtube'), 0.865),
    more('off-ar-news: AUC', 0.86, auc('off-ar-news'), 0.93),
    more('off-ar-osact4: AUC', 0.79, auc('off-ar-osact4')),
    more('HateCheck, English: accuracy', 0.66, suite('suite-hatecheck-en')?.accuracy ?? null, 0.72),
    more('HateCheck, Arabic: accuracy', 0.55, suite('suite-hatecheck-ar')?.accuracy ?? null),
    less('HateCheck, English and Arabic: held share of the worst functionality without hate', 0.5, most(innocent.map(({ stopped, cases }) => stopped / cases))), // prettier-ignore
    less('HateCheck, English and Arabic: comments without hate turned away', 0, innocent.length === 0 ? null : innocent.reduce((sum, { rejected }) => sum + rejected, 0)), // prettier-ignore
    less('Ordinary comments on English news held', 0.04, share(alarm('tox-news-c3')?.held, alarm('tox-news-c3')?.rows)),
    less('Ordinary comments on Arabic news held', 0.04, share(alarm('off-ar-news')?.held, alarm('off-ar-news')?.rows)),
    ...(['en', 'ar'] as const).flatMap((language) => [
      more(`Evasions (abuse, ${language}): letters changed, worst attack`, 0.95, evasion('abuse', language, LETTER_ATTACKS), 0.98), // prettier-ignore
      more(`Evasions (abuse, ${language}): dots, spaces`, 0.75, evasion('abuse', language, ['dots', 'spaces']), 0.85),
      more(`Evasions (abuse, ${language}): star, swap`, 0.65, evasion('abuse', language, ['star', 'swap']), 0.8),
    ]),
    ...calibration.map(({ head, group, ece }) => less(`Calibration error: ${head}, ${group}`, 0.03, ece)),
    more('Comments a second, scorer', 2500, speeds.scorer.perSecond, 8000),
    less('Slowest comment in a hundred, scorer (ms)', 5, speeds.scorer.p99),
    less('Size of the weights (MiB)', 4, model.bytes / 2 ** 20),
    less('Loading the weights (ms)', 200, model.loadMs),
  ];
}

function least(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.min(...values);
}

function most(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}
