import { abuseLexiconCheck } from './abuse-lexicon.check.js';
import { banCheck } from './ban.check.js';
import { blocklistCheck } from './blocklist.check.js';
import type { Check } from './check.js';
import { disposableEmailCheck } from './disposable-email.check.js';
import { duplicateCheck } from './duplicate.check.js';
import { floodCheck } from './flood.check.js';
import { gibberishCheck } from './gibberish.check.js';
import { harmPatternCheck } from './harm-pattern.check.js';
import { honeypotCheck } from './honeypot.check.js';
import { linksCheck } from './links.check.js';
import { scorerCheck } from './scorer.check.js';
import { shoutingCheck } from './shouting.check.js';
import { strikesCheck } from './strikes.check.js';
import { timeOnFormCheck } from './time-on-form.check.js';

/** Every check there is, in the order in which moderators read their findings. A check that is not here does not exist. */
export const CHECKS: readonly Check[] = [
  banCheck,
  strikesCheck,
  honeypotCheck,
  timeOnFormCheck,
  disposableEmailCheck,
  floodCheck,
  duplicateCheck,
  blocklistCheck,
  linksCheck,
  abuseLexiconCheck,
  harmPatternCheck,
  scorerCheck,
  shoutingCheck,
  gibberishCheck,
];
