import { lettersAndDigits } from './similarity.js';

// Prayers, condolences, thanks and the like are nobody's own words. Under a sad article a hundred readers write the same
// one, and that is no campaign.
const PHRASES = [
  ...['لا حول ولا قوة إلا بالله العلي العظيم', 'لا حول ولا قوة إلا بالله', 'إنا لله وإنا إليه راجعون'],
  ...['حسبي الله ونعم الوكيل', 'حسبنا الله ونعم الوكيل', 'لا إله إلا الله محمد رسول الله', 'لا إله إلا الله'],
  ...[
    'اللهم صل وسلم على سيدنا محمد',
    'اللهم صل على محمد',
    'وعلى آله وصحبه',
    'صلى الله عليه وسلم',
    'أستغفر الله العظيم',
  ],
  ...[
    'السلام عليكم ورحمة الله وبركاته',
    'السلام عليكم',
    'سبحان الله وبحمده',
    'سبحان الله العظيم',
    'الحمد لله رب العالمين',
  ],
  ...['الحمد لله', 'إن شاء الله', 'ما شاء الله', 'بارك الله فيك', 'جزاك الله خيرا', 'جزاكم الله خيرا', 'الله أكبر'],
  ...['اللهم لا تؤاخذنا بما فعل السفهاء منا', 'اللهم لا تاخذنا بما فعل السفهاء منا', 'بسم الله الرحمن الرحيم'],
  ...[
    'الله يرحمه ويغفر له',
    'الله يرحمها ويغفر لها',
    'الله يرحمه',
    'الله يرحمها',
    'الله يرحمهم',
    'رحمه الله',
    'رحمها الله',
  ],
  ...[
    'رحم الله الفقيد',
    'رحم الله الفقيدة',
    'وأسكنه فسيح جناته',
    'وأسكنها فسيح جناته',
    'ويسكنه فسيح جناته',
    'فسيح جناته',
  ],
  ...['وألهم أهله وذويه الصبر والسلوان', 'وألهم أهله الصبر والسلوان', 'الصبر والسلوان', 'خالص العزاء', 'البقاء لله'],
  ...['تغمده الله بواسع رحمته', 'بواسع رحمته', 'ألف مبروك', 'كل عام وأنتم بخير', 'رمضان كريم', 'عيد مبارك'],
  ...['rest in peace', 'may his soul rest in peace', 'may her soul rest in peace', 'my deepest condolences'],
  ...[
    'my condolences to the family',
    'condolences to the family',
    'thoughts and prayers',
    'our thoughts are with',
    'god bless',
  ],
  ...['sorry for your loss', 'thank you for sharing', 'thank you very much', 'thank you so much', 'thank you for this'],
  ...['thanks for sharing', 'great article', 'interesting article', 'well written article', 'keep up the good work'],
  ...[
    'i totally agree',
    'i completely agree',
    'couldnt agree more',
    'happy new year',
    'merry christmas',
    'happy birthday',
  ],
  ...['congratulations'],
];
const longestFirst = PHRASES.map(lettersAndDigits).sort((a, b) => b.length - a.length);
const ANY = new RegExp([...new Set(longestFirst)].join('|'), 'gu');

/** A run of folded letters without the phrases that everybody uses. */
export function withoutStockPhrases(letters: string): string {
  return letters.replace(ANY, '');
}
