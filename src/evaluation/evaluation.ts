import { readFileSync } from 'node:fs';
import type { Scores } from '../scoring/heads.js';
import { decodeModel, type LoadedModel } from '../scoring/model-file.js';
import { Scorer } from '../scoring/scorer.js';
import { naiveBayes, wordFilters, wordPressLinkRule, type Baseline } from './baselines.js';
import { measureCalibration, type CalibrationFigures } from './calibration.js';
import { measureEvasions, type EvasionFigures } from './evasions.js';
import { measureFalseAlarms, newsSets, type FalseAlarms } from './ordinary-comments.js';
import { askMethod, shippedThreshold, type MeasuredSet } from './set-figures.js';
import { readSets, taughtRows, type EvaluationSet, type LabelledText } from './sets.js';
import { isRepeatable, measureLoading, measureSpeed, type Speeds } from './speed.js';
import { measureSuite, readSuites, type MeasuredSuite } from './suites.js';

/** What to measure. */
export interface EvaluationOptions {
  directory: string;
  modelFile: string;
  /** Leaves out the filters of others. */
  quick: boolean;
  /** Names of the sets and suites to look at; all when left out. */
  only?: ReadonlySet<string>;
  /** Told what is being measured, and how much of the whole is done, 0..1. */
  onProgress?: (what: string, share: number) => void;
}

/** Everything that was measured: what the report, the machine-readable lines and the bars are made from. */
export interface Evaluation {
  model: Pick<LoadedModel, 'version' | 'sources'> & { bytes: number; loadMs: number; repeatable: boolean };
  sets: MeasuredSet[];
  /** Known sets that are not below the folder. */
  skipped: string[];
  suites: MeasuredSuite[];
  falseAlarms: FalseAlarms[];
  evasions: EvasionFigures[];
  calibration: CalibrationFigures[];
  speeds: Speeds;
}

/** The filters of others are slow, and a thousand rows give a figure with two sure decimals. */
const MOST_ROWS_FOR_OTHERS = 1000;
/** What somebody might hide. */
const ATTACKED = [
  { head: 'abuse', language: 'en' },
  { head: 'abuse', language: 'ar' },
  { head: 'spam', language: 'en' },
] as const;
const SPEED_TEXTS = 4000;
const REPEATED_TEXTS = 300;

/** Measures a model on all that is below the folder. */
export async function measureAll(options: EvaluationOptions): Promise<Evaluation> {
  const { directory, modelFile, quick, only, onProgress = () => {} } = options;
  const bytes = readFileSync(modelFile);
  const model = decodeModel(bytes);
  const scorer = new Scorer(model);
  const trainedOn = new Set(model.sources);
  const wanted = ({ name }: { name: string }) => !only || only.has(name);
  const found = readSets(directory, trainedOn);
  const sets = found.sets.filter(wanted);
  const suites = readSuites(directory).filter(wanted);
  // A row of a suite is judged by all checks, of a set mostly by the scorer: about as long as four of them.
  const work = [...sets.map(({ rows }) => rows.length), ...suites.map(({ cases }) => 4 * cases.length)];
  const total = work.reduce((sum, rows) => sum + rows, 1);
  let done = 0;
  const next = (what: string, amount: number) => {
    onProgress(what, done / total);
    done += amount;
  };

  const others = await otherMethods(directory, trainedOn, quick);
  const measuredSets: MeasuredSet[] = [];
  for (const set of sets) {
    next(set.name, set.rows.length);
    measuredSets.push(await measureSet(set, scorer, others));
  }
  const measuredSuites: MeasuredSuite[] = [];
  for (const suite of suites) {
    next(suite.name, 4 * suite.cases.length);
    measuredSuites.push(await measureSuite(suite, scorer));
  }
  next('false alarms, evasions, speed', 0);
  const news = sets.filter(({ name }) => newsSets.includes(name as (typeof newsSets)[number]));
  const falseAlarms: FalseAlarms[] = [];
  for (const set of news) falseAlarms.push(await measureFalseAlarms(set, scorer));
  const evasions: EvasionFigures[] = [];
  for (const { head, language } of ATTACKED) evasions.push(...(await measureEvasions(scorer, sets, head, language)));
  // Comments as long as the bar speaks of; those of the first news set are a third of that.
  const texts = (news.find(({ language }) => language === 'en') ?? sets[0])?.rows.map(({ text }) => text).slice(0, SPEED_TEXTS) ?? suites[0]?.cases.map(({ text }) => text) ?? []; // prettier-ignore
  const speeds = await measureSpeed(scorer, texts);
  const facts = {
    version: model.version,
    sources: model.sources,
    bytes: bytes.length,
    loadMs: measureLoading(modelFile),
    repeatable: isRepeatable(modelFile, scorer, texts.slice(0, REPEATED_TEXTS)),
  };
  onProgress('done', 1);
  return {
    model: facts,
    sets: measuredSets,
    skipped: found.skipped.filter((name) => wanted({ name })),
    suites: measuredSuites,
    falseAlarms,
    evasions,
    calibration: measureCalibration(measuredSets),
    speeds,
  };
}

type OtherMethods = (set: EvaluationSet) => Promise<Baseline[]>;

/** For a set, the filters that make sense for it: rules about links for spam, word lists for the rest, Bayes for all. */
async function otherMethods(directory: string, trainedOn: ReadonlySet<string>, quick: boolean): Promise<OtherMethods> {
  if (quick) return () => Promise.resolve([]);
  const filters = await wordFilters();
  const taught = new Map<string, Promise<Baseline[]>>();
  return async ({ head, language }) => {
    const key = `${head} ${language}`;
    const bayes = taught.get(key) ?? naiveBayes(taughtRows(directory, head, language, trainedOn), language);
    taught.set(key, bayes);
    return [...(head === 'spam' ? [wordPressLinkRule] : filters), ...(await bayes)];
  };
}

async function measureSet(set: EvaluationSet, scorer: Scorer, others: OtherMethods): Promise<MeasuredSet> {
  const { head, language, rows } = set;
  const said: Scores[] = [];
  const judge = (body: string): number => {
    const { scores } = scorer.judge({ body });
    said.push(scores);
    return scores[head];
  };
  const ours = askMethod('anteroom', shippedThreshold(head, language), rows, judge);
  const sample = sampleOf(rows);
  const theirs = (await others(set)).map(({ name, threshold, judge }) => askMethod(name, threshold, sample, judge));
  return { set, said, methods: [ours, ...theirs] };
}

function sampleOf(rows: readonly LabelledText[]): LabelledText[] {
  const step = Math.ceil(rows.length / MOST_ROWS_FOR_OTHERS);
  return rows.filter((_, i) => i % step === 0);
}
