import { judgeNames, type JudgeFailure, type JudgeMode, type JudgeName } from './judge-modes.js';
import { policyPresets, type PresetName } from './policy-presets.js';

/** At which score a finding of a category makes a comment wait, or turns it away; null = never by itself. */
export interface Thresholds {
  hold: number | null;
  reject: number | null;
}

/** The categories a site sets thresholds for. A check that could not come to an end always holds; that is no setting. */
export type ThresholdCategory = 'spam' | 'abuse' | 'hate' | 'flood' | 'duplicate' | 'automation' | 'quality';

/** What is on trial: it is carried out beside the real thing, stored and reported, and counts for nothing. */
export interface PolicyOnTrial {
  /** Names of checks whose findings are stored with `shadow: true`. */
  checks: string[];
  /** Thresholds that differ from the real ones; the verdict they would have given is stored with each decision. */
  thresholds: Partial<Record<ThresholdCategory, Partial<Thresholds>>>;
}

/**
 * How a site wants its comments judged: data, not code, versioned with each change. Scores are 0..1.
 */
export interface SitePolicy {
  /** The preset that the thresholds were last taken from, and whether any has been set to something else since. */
  preset: PresetName;
  presetChanged: boolean;
  /** `screened`: what no check objects to is published. `premoderated`: a person looks at every comment first. */
  mode: 'screened' | 'premoderated';
  thresholds: Record<ThresholdCategory, Thresholds>;
  /** The most links an ordinary comment may have. */
  maxLinks: number;
  /** Host names (with their subdomains) that may be linked freely. */
  trustedDomains: string[];
  /** Words and phrases that make a comment wait; matched as whole words, however they are disguised. */
  blocklist: string[];
  /** How many comments within ten minutes are ordinary. */
  flood: { perAuthor: number; perAddress: number; perThread: number };
  /** A form sent sooner than this after it was served was not filled in by a person. */
  minTimeOnFormMs: number;
  /** For how many minutes authors may change what they wrote; 0 = never. */
  editMinutes: number;
  /** Who earns the lighter path: with how many approvals by people, each worth half as much after so many days. */
  trust: { enabled: boolean; approvals: number; halfLifeDays: number };
  /** After so many rejections for abuse or spam within so many days an author has to wait for a person; limit 0 = never. */
  strikes: { limit: number; days: number };
  /** How each outside judge is used. */
  judges: Record<JudgeName, JudgeMode>;
  judgeFailure: JudgeFailure;
  shadow: PolicyOnTrial;
  /** True when what is stored could not be read as a policy: then everything waits for a person, whatever else is here. */
  unreadable?: true;
}

/** What a new site starts with: doubt waits for a person, and only plain automation is turned away unseen. */
export const defaultSitePolicy: SitePolicy = {
  preset: 'standard',
  presetChanged: false,
  mode: 'screened',
  thresholds: policyPresets.standard,
  maxLinks: 2,
  trustedDomains: [],
  blocklist: [],
  flood: { perAuthor: 10, perAddress: 60, perThread: 1_000 },
  minTimeOnFormMs: 2_000,
  editMinutes: 15,
  trust: { enabled: true, approvals: 5, halfLifeDays: 90 },
  strikes: { limit: 3, days: 90 },
  judges: Object.fromEntries(judgeNames.map((name) => [name, 'off'])) as Record<JudgeName, JudgeMode>,
  judgeFailure: 'hold',
  shadow: { checks: [], thresholds: {} },
};

/** The site's policy as it is under one page; null = nothing is set for that page. */
export function policyOnThread(policy: SitePolicy, moderation: SitePolicy['mode'] | null): SitePolicy {
  return moderation === null ? policy : { ...policy, mode: moderation };
}
