import type { ProblemPart } from '../http/problem.js';
import { defaultSitePolicy, type SitePolicy, type ThresholdCategory, type Thresholds } from './site-policy.js';

/** The parts of a policy to change; what is left out stays. Lists are replaced as a whole. */
export interface PolicyChange extends Partial<Omit<SitePolicy, 'thresholds' | 'flood'>> {
  thresholds?: Partial<Record<ThresholdCategory, Partial<Thresholds>>>;
  flood?: Partial<SitePolicy['flood']>;
}

/** Every category that has thresholds. */
export const thresholdCategories = Object.keys(defaultSitePolicy.thresholds) as ThresholdCategory[];

/** The policy with a change laid over it; neither argument is touched. */
export function mergePolicy(present: SitePolicy, change: PolicyChange): SitePolicy {
  const thresholds = { ...present.thresholds };
  for (const category of thresholdCategories) {
    thresholds[category] = { ...present.thresholds[category], ...change.thresholds?.[category] };
  }
  return { ...present, ...change, thresholds, flood: { ...present.flood, ...change.flood } };
}

/** What makes no sense in a whole policy: a comment would be turned away at a lower score than it is held at. */
export function faultsOfPolicy(policy: SitePolicy): ProblemPart[] {
  return thresholdCategories
    .filter((category) => {
      const { hold, reject } = policy.thresholds[category];
      return hold !== null && reject !== null && hold > reject;
    })
    .map((category) => ({
      pointer: `/policy/thresholds/${category}`,
      detail: 'must have a hold that is not above its reject',
    }));
}
