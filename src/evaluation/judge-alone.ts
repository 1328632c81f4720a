import { CHECKS } from '../checks/checks.js';
import type { CheckInput, Finding } from '../checks/check.js';
import { runChecks } from '../checks/check-runner.js';
import { commentJudgement } from '../checks/comment-judgement.js';
import type { Scores } from '../scoring/heads.js';
import { shippedScorer } from '../scoring/load-model.js';
import type { Scorer } from '../scoring/scorer.js';
import { screeningVerdict, type Verdict } from '../verdict/screening-policy.js';
import { defaultSitePolicy } from '../sites/site-policy.js';

/** A comment as the commands take it; everything but the body may be left out. */
export interface LooseComment {
  id: string;
  body: string;
  name?: string;
  email?: string;
  lang?: string;
}

/** What a site with the default policy would make of a comment that came alone, with nothing known of its author. */
export interface LooseJudgement {
  lang: string;
  scores: Scores;
  verdict: Verdict;
  findings: Finding[];
}

/** Judges a comment with every check, without a database; `scorer` may have other weights than the shipped ones. */
export async function judgeAlone(comment: LooseComment, scorer: Scorer = shippedScorer()): Promise<LooseJudgement> {
  const input = inputOf(comment);
  const { language, scores } = commentJudgement(input, scorer);
  const { findings } = await runChecks(CHECKS, input);
  return {
    lang: language === 'und' ? (comment.lang ?? language) : language,
    scores,
    verdict: screeningVerdict(findings, defaultSitePolicy),
    findings,
  };
}

function inputOf({ id, body, name, email, lang }: LooseComment): CheckInput {
  const { maxLinks, trustedDomains, blocklist, flood, minTimeOnFormMs, strikes } = defaultSitePolicy;
  return {
    commentId: id,
    revision: 1,
    now: new Date(0),
    body,
    name: name ?? '',
    website: null,
    locale: lang ?? null,
    author: {
      emailDomain: email?.split('@').at(-1)?.toLowerCase() ?? '',
      standing: { proven: false, approvals: 0, secondsSinceRejection: null, strikes: 0, trusted: false },
    },
    form: { trapFilled: false, timeOnFormMs: null },
    recent: { windowSeconds: 600, byAuthor: 1, byAddress: null, byThread: 1 },
    similar: [],
    cluster: { windowSeconds: 86_400, members: 1, authors: 1, addresses: 1, threads: 1, burstHarm: 0 },
    siteLayer: null,
    bans: { author: [], address: [], domains: [], words: [] },
    settings: { maxLinks, trustedDomains, blocklist, flood, minTimeOnFormMs, strikes },
  };
}
