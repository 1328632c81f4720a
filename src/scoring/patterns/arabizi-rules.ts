import { arabicRules } from './arabic-rules.js';
import type { PatternRule } from './pattern.js';

/** Those that begin with an Arabic word can begin nowhere in Arabizi. */
const BEGINS_WITH_CLASS = /^[A-Z]/;

/** Arabizi patterns: the Arabic ones, and those whose words have to be spelt out. Words stand as folding leaves them. */
export const arabiziRules: readonly PatternRule[] = [
  ...arabicRules.filter(({ form }) => BEGINS_WITH_CLASS.test(form)),
  { kind: 'praise-of-violence', strength: 0.85, form: 'HERO ~3 fajar|fajaron|fajro|fajaroun|2atal|2atalon|2atalhom|2atalo|dba7o|daba7|dabahon|7ara2|7ara2on|el2anas|2anas|2asafon|qanas' }, // prettier-ignore
  { kind: 'praise-of-violence', strength: 0.85, form: 'KILLED|mato|matou ~3 3o2bal|3o2bel|ou2bel|3a2bel' },
  {
    kind: 'self-harm-urging',
    strength: 0.95,
    form: '2tol|o2tol|2etol|shno2|shnok|erme|ermi|irmi|mawet|ntehir 7alak|halak|nafsak|ro7ak|7alik',
  },
  {
    kind: 'self-harm-urging',
    strength: 0.9,
    form: 'rou7|roo7|ru7|rouh|ruh|roh mout|moot|mot|nta7er|inta7er|nte7er|ntehir|shno2|erme',
  },
  { kind: 'threat', strength: 0.85, form: 'ra7|rah|7a|ha|wallah|walla|wlh|badde|bade ~1 KILL' },
  { kind: 'threat', strength: 0.85, form: 'ha2tlak|ba2tlak|badba7ak|hadba7ak|la2tlak|b2tlak|ra7o2tlak' },
  { kind: 'threat', strength: 0.85, form: 'ra7|rah|ha|7a|hat tendam|tndam|tedfa3|tdfa3' },
  {
    kind: 'threat',
    strength: 0.85,
    form: 'dorak|dawrak|yomak|youmak|nhaytak|2ayamak jaye|jeye|jayi|gaya|2arib|2arab|2arabet|ma3doude',
  },
  {
    kind: 'incitement',
    strength: 0.85,
    form: 'e2telohom|o2tlouhon|2tlouhon|2tlohon|edba7ouhon|edbahohom|7er2ouhon|e7re2ouhon|da3souhon',
  },
  {
    kind: 'exclusion',
    strength: 0.85,
    form: 'GROUP ~4 yenfo|yer7alo|yerhalo|yentardo|yetrodo|yfelo|yin2el3o|yrou7o ~2 balad|baladna|lebnen|barra|bladon|hon',
  },
];
