import { isDeepStrictEqual } from 'node:util';
import { judgeFailures, judgeModes, judgeNames } from './judge-modes.js';
import { thresholdCategories } from './merge-policy.js';
import { policyPresets, presetNames } from './policy-presets.js';
import { defaultSitePolicy, type SitePolicy } from './site-policy.js';

/** Parts that came with later releases: a policy that was stored before has them as a new site has. */
const cameLater = [
  'preset',
  'presetChanged',
  'judgeFailure',
  'shadow',
  'trust',
  'strikes',
  'editMinutes',
] as const satisfies (keyof SitePolicy)[];

/** What the first release gave every site. Its 0.95 was nobody's wish, so it is no leave to reject. */
const firstRelease = {
  spam: { hold: 0.5, reject: 0.95 },
  automation: { hold: 0.5, reject: 0.95 },
  abuse: { hold: 0.5, reject: null },
  hate: { hold: 0.4, reject: null },
  flood: { hold: 0.5, reject: null },
  duplicate: { hold: 0.5, reject: null },
  quality: { hold: 0.5, reject: null },
};

/**
 * What a site's row says, as a whole policy: what later releases added is filled in. Never throws: what cannot be read as a
 * policy becomes one under which every comment waits for a person.
 */
export function readPolicy(stored: unknown): SitePolicy {
  if (!isObject(stored)) return everythingWaits();
  const later = Object.fromEntries(cameLater.map((part) => [part, defaultSitePolicy[part]]));
  const judges = { ...defaultSitePolicy.judges, ...(isObject(stored.judges) ? stored.judges : {}) };
  const policy = { ...later, ...stored, judges } as unknown as SitePolicy;
  if (!isPolicy(policy)) return everythingWaits();
  if ('preset' in stored) return policy;
  const untouched = isDeepStrictEqual(policy.thresholds, firstRelease);
  return untouched ? { ...policy, thresholds: policyPresets.standard } : { ...policy, presetChanged: true };
}

function everythingWaits(): SitePolicy {
  return { ...defaultSitePolicy, mode: 'premoderated', unreadable: true };
}

// The parts that judging works with; lists are what they were validated as when they were set.
function isPolicy(policy: SitePolicy): boolean {
  const { preset, mode, thresholds, flood, shadow, trust, strikes } = policy;
  return (
    presetNames.includes(preset) &&
    (mode === 'screened' || mode === 'premoderated') &&
    isObject(thresholds) &&
    thresholdCategories.every((category) => {
      const limits: unknown = thresholds[category];
      return isObject(limits) && isLimit(limits.hold) && isLimit(limits.reject);
    }) &&
    [flood, trust, strikes].every(isObject) &&
    [
      flood.perAuthor,
      flood.perAddress,
      flood.perThread,
      policy.maxLinks,
      policy.minTimeOnFormMs,
      policy.editMinutes,
    ].every(isNumber) &&
    [trust.approvals, trust.halfLifeDays, strikes.limit, strikes.days].every(isNumber) &&
    typeof trust.enabled === 'boolean' &&
    [policy.trustedDomains, policy.blocklist, (shadow as unknown as Record<string, unknown> | null)?.checks].every(
      isListOfStrings,
    ) &&
    judgeNames.every((name) => judgeModes.includes(policy.judges[name])) &&
    judgeFailures.includes(policy.judgeFailure) &&
    isObject(shadow.thresholds) &&
    Object.values(shadow.thresholds).every((limits) => isObject(limits) && Object.values(limits).every(isLimit))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function isLimit(value: unknown): boolean {
  return value === null || (typeof value === 'number' && value >= 0 && value <= 1);
}

function isListOfStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
