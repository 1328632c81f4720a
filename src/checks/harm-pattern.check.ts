import { findPatterns } from '../scoring/patterns/find-patterns.js';
import type { PatternKind } from '../scoring/patterns/pattern.js';
import type { Check, Finding, FindingCategory } from './check.js';
import { isWithin } from '../text/text-span.js';
import { asidesOf } from './comment-judgement.js';
import { foldedBody } from './folded-body.js';

/** What a pattern accuses of; kinds that are not here accuse nobody by themselves. */
const HARMS: Partial<Record<PatternKind, { category: FindingCategory; text: string }>> = {
  threat: { category: 'abuse', text: 'Reads like a threat.' },
  incitement: { category: 'abuse', text: 'Asks for violence against people.' },
  'wish-of-harm': { category: 'abuse', text: 'Wishes people harm or death.' },
  'praise-of-violence': { category: 'abuse', text: 'Praises killing.' },
  recruiting: { category: 'abuse', text: 'Recruits for fighting.' },
  'self-harm-urging': { category: 'abuse', text: 'Urges somebody to self-harm.' },
  dehumanising: { category: 'hate', text: 'Calls people animals, vermin or filth.' },
  'group-hate': { category: 'hate', text: 'Says hateful things about a group of people.' },
  exclusion: { category: 'hate', text: 'Demands that a group of people be shut out.' },
};

/** Forms that are weaker than this turn up in ordinary talk too; the scorer weighs them with the rest. */
const LEAST_STRENGTH = 0.8;

/**
 * Catches threats, incitement, praise of violence, recruiting, urging to self-harm, and groups of people called animals,
 * hated or to be shut out, by the form of the sentence, so also without a swear word: in English, Arabic and Arabizi. A
 * quotation that is condemned, a denial, a report of what others did is let pass. Misses what no form of
 * `scoring/patterns/` describes, and irony.
 */
export const harmPatternCheck: Check = {
  name: 'harm-pattern',
  kind: 'rule',
  deadlineMs: 1_000,
  run(input) {
    const folded = foldedBody(input);
    const found = new Map<PatternKind, Finding>();
    for (const { kind, strength, softened, start, end } of findPatterns(folded)) {
      const harm = HARMS[kind];
      if (!harm || softened || strength < LEAST_STRENGTH) continue;
      const span = folded.toOriginal(start, end);
      if (isWithin(span, asidesOf(input))) continue;
      const finding = found.get(kind) ?? {
        check: 'harm-pattern',
        code: `pattern-${kind}`,
        score: 0,
        spans: [],
        ...harm,
      };
      finding.score = Math.max(finding.score, strength);
      finding.spans.push(span);
      found.set(kind, finding);
    }
    return [...found.values()];
  },
};
