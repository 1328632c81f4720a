import { isDeepStrictEqual } from 'node:util';
import type { ProblemPart } from '../http/problem.js';
import { policyPresets } from './policy-presets.js';
import {
  defaultSitePolicy,
  type PolicyOnTrial,
  type SitePolicy,
  type ThresholdCategory,
  type Thresholds,
} from './site-policy.js';

/** The thresholds to change; what is left out stays. */
export type ThresholdChange = Partial<Record<ThresholdCategory, Partial<Thresholds>>>;

/** The parts of a policy to change; what is left out stays. Lists are replaced as a whole. */
export interface PolicyChange extends Partial<
  Omit<SitePolicy, 'thresholds' | 'flood' | 'judges' | 'shadow' | 'trust' | 'strikes'>
> {
  thresholds?: ThresholdChange;
  flood?: Partial<SitePolicy['flood']>;
  judges?: Partial<SitePolicy['judges']>;
  shadow?: Partial<PolicyOnTrial>;
  trust?: Partial<SitePolicy['trust']>;
  strikes?: Partial<SitePolicy['strikes']>;
}

/** Every category that has thresholds. */
export const thresholdCategories = Object.keys(defaultSitePolicy.thresholds) as ThresholdCategory[];

/**
 * The policy with a change laid over it; neither argument is touched. A preset first sets every threshold, whatever it was;
 * thresholds named beside it are laid over that.
 */
export function mergePolicy(present: SitePolicy, change: PolicyChange): SitePolicy {
  const preset = change.preset ?? present.preset;
  const thresholds = mergeThresholds(
    change.preset ? policyPresets[change.preset] : present.thresholds,
    change.thresholds ?? {},
  );
  const touched = change.preset !== undefined || change.thresholds !== undefined;
  const merged: SitePolicy = {
    ...present,
    ...change,
    preset,
    presetChanged: touched ? !isDeepStrictEqual(thresholds, policyPresets[preset]) : present.presetChanged,
    thresholds,
    flood: { ...present.flood, ...change.flood },
    trust: { ...present.trust, ...change.trust },
    strikes: { ...present.strikes, ...change.strikes },
    judges: { ...present.judges, ...change.judges },
    shadow: { ...present.shadow, ...onTrial(change.shadow) },
  };
  // Whoever changes a policy that could not be read has seen what stands in its place.
  delete merged.unreadable;
  return merged;
}

// A change may come as an instance of a DTO; a policy is plain data.
function onTrial({ checks, thresholds }: Partial<PolicyOnTrial> = {}): Partial<PolicyOnTrial> {
  const plain = (limits: ThresholdChange): ThresholdChange =>
    Object.fromEntries(thresholdCategories.flatMap((name) => (limits[name] ? [[name, { ...limits[name] }]] : [])));
  return { ...(checks && { checks }), ...(thresholds && { thresholds: plain(thresholds) }) };
}

/** Thresholds with a change laid over them. */
export function mergeThresholds(present: SitePolicy['thresholds'], change: ThresholdChange): SitePolicy['thresholds'] {
  const merged = { ...present };
  for (const category of thresholdCategories) merged[category] = { ...present[category], ...change[category] };
  return merged;
}

/** What makes no sense in a whole policy: a comment would be turned away at a lower score than it is held at. */
export function faultsOfPolicy(policy: SitePolicy): ProblemPart[] {
  const onTrial = mergeThresholds(policy.thresholds, policy.shadow.thresholds);
  return [
    ...faultsOfThresholds(policy.thresholds, '/policy/thresholds'),
    ...faultsOfThresholds(onTrial, '/policy/shadow/thresholds', Object.keys(policy.shadow.thresholds)),
  ];
}

function faultsOfThresholds(
  thresholds: SitePolicy['thresholds'],
  pointer: string,
  among: readonly string[] = thresholdCategories,
): ProblemPart[] {
  return thresholdCategories
    .filter((category) => {
      const { hold, reject } = thresholds[category];
      return among.includes(category) && hold !== null && reject !== null && hold > reject;
    })
    .map((category) => ({
      pointer: `${pointer}/${category}`,
      detail: 'must have a hold that is not above its reject',
    }));
}
