import { Problem, problems } from '../http/problem.js';
import { faultsOfPolicy, mergePolicy } from './merge-policy.js';
import { asPolicyChange, type SitePolicyDto } from './site-policy.dto.js';
import type { SitePolicy } from './site-policy.js';

/** The policy with what was asked for laid over it; 422 when it makes no sense as a whole. */
export function changedPolicy(present: SitePolicy, asked: SitePolicyDto | undefined): SitePolicy {
  const policy = mergePolicy(present, asPolicyChange(asked));
  const errors = faultsOfPolicy(policy);
  if (errors.length > 0)
    throw new Problem(problems['invalid-request'], 'The policy makes no sense as a whole.', { errors });
  return policy;
}
