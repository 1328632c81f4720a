/** At which score a finding of a category makes a comment wait, or turns it away; null = never by itself. */
export interface Thresholds {
  hold: number | null;
  reject: number | null;
}

/** The categories a site sets thresholds for. A check that could not come to an end always holds; that is no setting. */
export type ThresholdCategory = 'spam' | 'abuse' | 'hate' | 'flood' | 'duplicate' | 'automation' | 'quality';

/**
 * How a site wants its comments judged: data, not code, versioned with each change. Scores are 0..1.
 */
export interface SitePolicy {
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
}

/** What a new site starts with: abuse waits for a person and is never turned away unseen; plain machine spam is. */
export const defaultSitePolicy: SitePolicy = {
  mode: 'screened',
  thresholds: {
    spam: { hold: 0.5, reject: 0.95 },
    automation: { hold: 0.5, reject: 0.95 },
    abuse: { hold: 0.5, reject: null },
    hate: { hold: 0.4, reject: null },
    flood: { hold: 0.5, reject: null },
    duplicate: { hold: 0.5, reject: null },
    quality: { hold: 0.5, reject: null },
  },
  maxLinks: 2,
  trustedDomains: [],
  blocklist: [],
  flood: { perAuthor: 10, perAddress: 60, perThread: 1_000 },
  minTimeOnFormMs: 2_000,
};
