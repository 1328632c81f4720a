import type { SiteLayer } from '../scoring/site-layer.js';

/**
 * What a check may say about a comment. `sanction`: the site's own people decided so before (a ban, strikes); 1 turns away,
 * anything from 0.5 on holds, and no threshold changes that. `inconclusive` is the runner's word for a check that crashed
 * or ran out of time.
 */
export type FindingCategory =
  'spam' | 'abuse' | 'hate' | 'flood' | 'duplicate' | 'automation' | 'quality' | 'sanction' | 'inconclusive';

/**
 * How a check knows what it says. `rule`: it can point at what it found (a word on a list, a link, a trap). `statistical`:
 * the comment resembles others, by weights; that alone never turns a comment away. `outside`: somebody else says so
 * (`judges/`); that can make a comment wait and counts for no more.
 */
export const checkKinds = ['rule', 'statistical', 'outside'] as const;

/** One of these. */
export type CheckKind = (typeof checkKinds)[number];

/** A stretch of the comment's body as stored: UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface EvidenceSpan {
  start: number;
  end: number;
}

/**
 * One thing that a check found. `score` is in 0..1, how sure the check is that this is what `category` says; the policy
 * compares it with the site's thresholds. `code` is a stable reason code (kebab-case); `text` is a sentence for people and
 * never holds an e-mail address, an IP address or a piece of the comment (the spans point at that).
 */
export interface Finding {
  check: string;
  code: string;
  category: FindingCategory;
  score: number;
  spans: EvidenceSpan[];
  text: string;
  /** Of the check that found it; set by the runner. What does not say `rule` is taken for statistical. */
  kind?: CheckKind;
  /** True for a finding on trial: it is stored and shown, and counts for nothing. */
  shadow?: boolean;
}

/** An earlier comment on the same site whose text equals this one or nearly so. */
export interface SimilarComment {
  commentId: string;
  /** 1 = the same folded text; below that, the estimated Jaccard similarity of their character shingles. */
  similarity: number;
  ageSeconds: number;
  sameAuthor: boolean;
  sameThread: boolean;
  status: string;
}

/** How many comments came in within the last `windowSeconds`, this one included; null = not known (no address recorded). */
export interface RecentCounts {
  windowSeconds: number;
  byAuthor: number;
  byAddress: number | null;
  byThread: number;
}

/** What can be banned. */
export const banKinds = ['fingerprint', 'domain', 'address-range', 'word'] as const;
/** One of them. */
export type BanKind = (typeof banKinds)[number];

/** What becomes of a comment that falls under a ban: it waits for a person, or is turned away. */
export const banActions = ['hold', 'reject'] as const;
/** One of them. */
export type BanAction = (typeof banActions)[number];

/** A ban on the comment's site. */
export interface BanRule {
  id: string;
  kind: BanKind;
  /** The host name, network or phrase; empty for a fingerprint. */
  value: string;
  action: BanAction;
  /** From then on it does not match; null = no end. */
  expiresAt: Date | null;
}

/** The bans that a comment may fall under; whether their time has come is for the check to see. */
export interface BanFacts {
  /** Those of the author's address, found by its fingerprint. */
  author: readonly BanRule[];
  /** Those of the client's network, found at the door: nobody knows it any more. */
  address: readonly BanRule[];
  /** Every one of a domain or a phrase: they are to be looked for. */
  domains: readonly BanRule[];
  words: readonly BanRule[];
}

/** What is known about the author at this site; made of what people decided, never of a name. */
export interface AuthorStanding {
  /** The comment came with the token that is given for a proven address: it is from whoever can read mail to it. */
  proven: boolean;
  /** Approvals by people since the last rejection, each worth half as much after every half-life. */
  approvals: number;
  /** Since a person last turned a comment of this author away; null = never. */
  secondsSinceRejection: number | null;
  /** Rejections for abuse or spam that still count. */
  strikes: number;
  /** Has earned the lighter path: proven, enough approvals, no rejection for long enough. */
  trusted: boolean;
}

/**
 * The cluster of near-duplicates that this comment belongs to, on its site: its members from `windowSeconds` before the
 * comment on, the comment included; the newest 100 are counted. `burstHarm` is what an earlier burst left, 0 if none.
 */
export interface ClusterFacts {
  windowSeconds: number;
  members: number;
  authors: number;
  addresses: number;
  threads: number;
  burstHarm: number;
}

/** What a site has set for the checks; the defaults stand in `sites/site-policy.ts`. */
export interface CheckSettings {
  /** The most links an ordinary comment may have. */
  maxLinks: number;
  /** Host names (and their subdomains) that may be linked freely. */
  trustedDomains: string[];
  /** Words and phrases that the site's moderators do not want; matched as whole words after folding. */
  blocklist: string[];
  flood: { perAuthor: number; perAddress: number; perThread: number };
  /** A form filled in faster than this (milliseconds) was not filled in by a person. */
  minTimeOnFormMs: number;
  /** An author with so many strikes within so many days has to wait for a person; 0 = never. */
  strikes: { limit: number; days: number };
}

/** Everything that a check may look at: read-only, plain data, the same for every check; `now` is included so that checks stay pure. */
export interface CheckInput {
  commentId: string;
  revision: number;
  now: Date;
  body: string;
  name: string;
  website: string | null;
  /** The language that the site's page was in, as a BCP 47 tag; null when the page did not say. */
  locale: string | null;
  author: {
    /** The part of the e-mail address behind the @, lower case. Never to be repeated in a finding. */
    emailDomain: string;
    standing: AuthorStanding;
  };
  form: {
    /** True when the field that people do not see was filled in. */
    trapFilled: boolean;
    /** Milliseconds between the form being served and sent; null when the form carried no token. */
    timeOnFormMs: number | null;
  };
  recent: RecentCounts;
  similar: SimilarComment[];
  bans: BanFacts;
  cluster: ClusterFacts;
  /** What the site's moderators have taught the scorer; null = nothing yet. */
  siteLayer: SiteLayer | null;
  settings: CheckSettings;
}

/**
 * A check is pure: the same input gives the same findings, nothing is read from outside. It says in its docstring what it
 * catches and what it misses. Throwing, or taking longer than `deadlineMs`, makes the comment wait for a person.
 */
export interface Check {
  /** kebab-case, unique, stable: it is stored with findings. */
  readonly name: string;
  readonly kind: CheckKind;
  /** The longest the runner waits, in milliseconds. */
  readonly deadlineMs: number;
  run(input: CheckInput): Finding[] | Promise<Finding[]>;
}
