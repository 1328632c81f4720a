import type { ThresholdCategory, Thresholds } from './site-policy.js';

/** The names of the presets, from the one that lets least pass to the one that lets most pass. */
export const presetNames = ['strict', 'standard', 'light'] as const;

/** One of the presets. */
export type PresetName = (typeof presetNames)[number];

// Only the honeypot is this sure by itself; a quick form from a throw-away address (0.96) is not.
const plainAutomation = 0.98;

/**
 * Thresholds to start from, as data. In `standard` and `light` the machine turns away plain automation and nothing else: a
 * site that wants more gives its leave by setting `reject` for a category. `strict` gives that leave for advertising. None
 * gives it for abuse or hate: what a text means is for people to say.
 */
export const policyPresets: Readonly<Record<PresetName, Readonly<Record<ThresholdCategory, Thresholds>>>> = {
  strict: {
    spam: { hold: 0.35, reject: 0.97 },
    abuse: { hold: 0.35, reject: null },
    hate: { hold: 0.25, reject: null },
    flood: { hold: 0.5, reject: null },
    duplicate: { hold: 0.5, reject: null },
    automation: { hold: 0.5, reject: plainAutomation },
    quality: { hold: 0.4, reject: null },
  },
  standard: {
    spam: { hold: 0.5, reject: null },
    abuse: { hold: 0.5, reject: null },
    hate: { hold: 0.3, reject: null },
    flood: { hold: 0.5, reject: null },
    duplicate: { hold: 0.5, reject: null },
    automation: { hold: 0.5, reject: plainAutomation },
    quality: { hold: 0.5, reject: null },
  },
  light: {
    spam: { hold: 0.7, reject: null },
    abuse: { hold: 0.7, reject: null },
    hate: { hold: 0.5, reject: null },
    flood: { hold: 0.6, reject: null },
    duplicate: { hold: 0.7, reject: null },
    automation: { hold: 0.7, reject: plainAutomation },
    quality: { hold: 0.8, reject: null },
  },
};
