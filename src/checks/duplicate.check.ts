import { isBurst } from './burst.js';
import type { Check, ClusterFacts, Finding, SimilarComment } from './check.js';
import { foldedBody } from './folded-body.js';

/** Below this similarity two texts share phrases, not authorship. */
const NEAR = 0.7;
/** Other people's short texts are the same by chance: 'Thank you!', 'Well said.' */
const FEWEST_LETTERS = 24;
const CAMPAIGN_COPIES = 3;

/**
 * Catches the same text sent again: twice by one author in one thread (a double click), by one author elsewhere, by
 * others, as a campaign of three copies or more, and as a burst: many near-duplicates within a day from several people,
 * networks or in several threads. Misses translated and thoroughly reworded copies, and copies of short texts.
 */
export const duplicateCheck: Check = {
  name: 'duplicate',
  kind: 'rule',
  deadlineMs: 1_000,
  run(input) {
    const copies = input.similar.filter(({ similarity }) => similarity >= NEAR);
    const findings: Finding[] = [];
    if (copies.some((copy) => isExact(copy) && copy.sameAuthor && copy.sameThread)) {
      findings.push(finding('double-post', 0.7, 'The author has sent this text in this thread before.'));
    }
    const letters = foldedBody(input).text.replace(/[^\p{L}\p{N}]+/gu, '').length;
    const elsewhere = copies.filter(({ sameAuthor, sameThread }) => !(sameAuthor && sameThread));
    if (letters >= FEWEST_LETTERS) findings.push(...copiesElsewhere(elsewhere));
    if (isBurst(input.cluster)) findings.push(burst(input.cluster));
    return findings;
  },
};

function copiesElsewhere(copies: SimilarComment[]): Finding[] {
  const [first] = copies;
  if (!first) return [];
  if (copies.length >= CAMPAIGN_COPIES) {
    const score = Math.min(0.94, 0.8 + 0.02 * (copies.length - CAMPAIGN_COPIES));
    return [finding('duplicate-campaign', score, `${copies.length} earlier comments have this text or nearly so.`)];
  }
  const byOthers = copies.some(({ sameAuthor }) => !sameAuthor);
  const who = byOthers ? 'others have' : 'the author has';
  return copies.some(isExact)
    ? [finding('duplicate-exact', byOthers ? 0.7 : 0.65, `The same text was sent before; ${who} sent it.`)]
    : [finding('duplicate-near', byOthers ? 0.55 : 0.5, `Nearly the same text was sent before; ${who} sent it.`)];
}

function burst({ members, authors, threads }: ClusterFacts): Finding {
  const score = Math.min(0.94, 0.9 + 0.001 * members);
  const many = members >= 100 ? '100 or more' : String(members);
  const from = `${authors} ${authors === 1 ? 'author' : 'authors'} in ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
  return finding('duplicate-burst', score, `${many} comments of a day, by ${from}, have nearly this text.`);
}

function isExact({ similarity }: SimilarComment): boolean {
  return similarity >= 1;
}

function finding(code: string, score: number, text: string): Finding {
  return { check: 'duplicate', code, category: 'duplicate', score, spans: [], text };
}
