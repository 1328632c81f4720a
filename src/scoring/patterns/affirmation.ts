import type { TextSpan } from '../../text/text-span.js';
import { vocabularyOf } from '../../text/vocabulary.js';
import type { Word } from '../../text/words.js';
import type { ClassedText } from './class-reader.js';
import { classNumber } from './compile-patterns.js';
import type { PatternHit } from './pattern.js';
import { wordList, wordForms } from './word-list.js';

// Sentences that only affirm a group of people: 'I am proud to be …', 'We love our … neighbours', 'Women deserve equal pay',
// 'Racism has no place here', and the same in Arabic. Weights that learnt from what raters called hate take the name of a
// group for half of it. A sentence with a word of contempt, violence or exclusion, a 'not', a 'but' or a condition affirms
// nothing.

const GROUPS = [classNumber('GROUP'), classNumber('ETHNIC')];
const SPOILT = (['BEAST', 'VILE', 'KILL', 'KILLED', 'HATE', 'OUT', 'SLUR', 'INSULT', 'DIE'] as const).map(classNumber);
const DENIED = classNumber('NOT');
const HARMLESS: ReadonlySet<string> = new Set(['group-mention', 'self-identification', 'counter-speech', 'mourning', 'praise-bot']); // prettier-ignore

const ME = wordList('i we im ive weve id my our انا نحن احنا نحنا اني كلنا');
const LOVE = wordList(`love loves adore adores admire admires respect respects cherish appreciate appreciates value values welcome welcomes celebrate celebrates support supports embrace stand
  احب نحب بحب منحب بنحب احترم نحترم بحترم منحترم اقدر نقدر ادعم ندعم بدعم اعشق نعشق بعشق اعز نعز احيي نحيي اتضامن نتضامن`); // prettier-ignore
const PRIDE = wordList(`proud
  فخور فخوره فخورين فخورون افتخر نفتخر بفتخر منفتخر اعتز نعتز بعتز معتز معتزه معتزين سعيد سعيده سعداء محظوظ محظوظه محظوظين ممتن ممتنه`); // prettier-ignore
const GLAD = wordList('happy glad grateful blessed lucky thankful honoured honored privileged');
const OF_WHAT = wordList('be have know call live work meet');
const GREETING = wordList('thank thanks bless welcome salute kudos تحيه تحياتي احترامي محبتي شكرا اهلا مرحبا حياكم'); // prettier-ignore
const PRAISE = wordList(`great amazing wonderful awesome beautiful brilliant lovely fantastic incredible excellent fabulous kind gentle generous talented strong brave courageous smart intelligent
  valuable important essential vital welcome equal human inspiring inspiration blessing gift heroes treasure gorgeous friendly hardworking peaceful special valid loved worthy resilient
  رايع رايعه رايعين رايعون رايعات جميل جميله جميلين جميلات طيب طيبه طيبين طيبون طيبات عظيم عظيمه عظماء عظيمات محترم محترمه محترمين محترمون محترمات لطيف لطيفه لطفاء لطيفين
  مبدع مبدعه مبدعين مبدعات شجاع شجاعه شجعان كريم كريمه كرماء كريمات ذكي ذكيه اذكياء ذكيات مميز مميزه مميزين مميزون مميزات قدوه فخر نعمه بركه مسالم مسالمين مسالمون ودود ودودين
  متساوون متساوين سواسيه اخواننا اخوتنا اخواتنا اهلنا احباينا قويه قويات اقوياء موهوبين موهوبون مذهل مذهله مذهلين خلوق خلوقين حلو حلوه حلوين حلوات ممتاز ممتازه ممتازين ناجح ناجحه ناجحين ناجحات مهذب مهذبين مثقف مثقفه مثقفين رهيب رهيبين ملوك ملكات جمال كيوت حبايب
  محبوب محبوبه محبوبين مكافح مكافحين مكافحات عبقري عباقره موهوب موهوبه نشيط نشيطين مجتهد مجتهدين مجتهدات متفوق متفوقين خلاق روعه ابطال بطلات اجمل اروع احلي اعظم اطيب الطف ارقي اشجع`); // prettier-ignore
const DESERVING = wordList('deserve deserves merit يستحق يستحقون يستحقوا تستحق يستحقن نستحق بيستاهلوا يستاهلوا يستاهلون تستاهل'); // prettier-ignore
const GOODS = wordList(`respect rights love equality better happiness dignity justice praise freedom safety peace protection opportunity opportunities equal recognition admiration fair
  احترام حقوق حق حب مساواه سعاده كرامه عداله حريه سلام امان تقدير حمايه دعم فرص حياه كريمه افضل خير محبه`); // prettier-ignore
const PREJUDICE = wordList(`racism sexism misogyny islamophobia antisemitism homophobia transphobia ableism xenophobia bigotry prejudice discrimination stereotypes stereotyping
  عنصريه تمييز كراهيه طايفيه اسلاموفوبيا تعصب تنمر ذكوريه اضطهاد تحرش`); // prettier-ignore
const DENOUNCED = wordList(`wrong unacceptable shameful stop end fight fighting combat against condemn reject oppose place challenge tackle outdated unfair harmful intolerable disgrace
  مرفوض مرفوضه نرفض ارفض ضد ندين ادين محاربه نحارب مكافحه لا كفي اوقفوا وقف خطا عيب جريمه مقبول مقبوله يجب لازم انهاء القضاء استنكر نستنكر`); // prettier-ignore
/** What turns praise round: conditions, exceptions, scorn, places to be sent to. */
const SPOILERS = wordList(`but if unless until without except only when than when whenever supposedly allegedly apparently yeah right lol haha sarcasm slave slaves slavery cage cages zoo jail prison gone leave leaves
  leaving back away elsewhere gas oven ovens fuck fucking fucked shit ass hell kitchen cook cheap cry crying tears fail failing joke jokes funny war blood bloody pain screaming beg begging
  property obey submit submissive serve serving servants quiet silent bed sex rape naked
  لكن ولكن بس اذا لو الا فقط عندما لما عبيد خدم خدام مطبخ سجن قفص نار جهنم حرق دم بكاء هههه سرير جنس متعه طاعه تطيع تخدم يموتوا ماتوا موت ميت ميتين برا بعيد`); // prettier-ignore
/** 'More beautiful than' puts one group below another, 'how beautiful' none. */
const ELATIVE = wordList('اجمل اروع احلي اعظم اطيب الطف ارقي اشجع');
const SWEARING = /f+[u*]+c+k|shit|damn|bloody|bitch|cunt|^arse|^ass$/;
const THEY = classNumber('THEY');
const ARABIC_NOTS = wordList('لا ليس ليسوا ليست مش مو ما لم لن غير لسنا لست');
const ENGLISH = 0;
const REACH = 6;

interface Sentence {
  first: number;
  last: number;
}

/**
 * The sentences, in the FOLDED text, that only affirm a group of people or denounce prejudice against it; none when
 * another sentence speaks of 'them' or has anything harmful in it.
 */
export function affirmations(classed: ClassedText, hits: readonly PatternHit[]): TextSpan[] {
  if (hits.some(({ kind }) => !HARMLESS.has(kind))) return [];
  const { words, items } = classed;
  const all = sentencesOf(classed);
  const affirming = all.filter((sentence) => isAffirming(classed, sentence));
  if (affirming.length === 0) return [];
  const others = all.filter((sentence) => !affirming.includes(sentence));
  const isScorn = others.some(({ first, last }) => items.slice(first, last + 1).some((own) => own.some((item) => item.class === THEY || SPOILT.includes(item.class)))); // prettier-ignore
  if (isScorn) return [];
  return affirming.map(({ first, last }) => ({ start: (words[first] as Word).start, end: (words[last] as Word).end }));
}

function sentencesOf({ words, sentences }: ClassedText): Sentence[] {
  const found: Sentence[] = [];
  for (let first = 0, at = 1; at <= words.length; at++) {
    if (at < words.length && sentences[at] === sentences[first]) continue;
    found.push({ first, last: at - 1 });
    first = at;
  }
  return found;
}

function isAffirming(classed: ClassedText, { first, last }: Sentence): boolean {
  const own = classed.items.slice(first, last + 1);
  const texts = classed.words.slice(first, last + 1).map(({ text }) => text);
  const groups = own.flatMap((some, at) => (some.some((item) => GROUPS.includes(item.class)) ? [at] : []));
  const forms = texts.map(wordForms);
  const has = (list: ReadonlySet<string>, from = 0, to = forms.length - 1): boolean => placeOf(forms, list, from, to) >= 0; // prettier-ignore
  const denounces = has(PREJUDICE) && has(DENOUNCED);
  if (groups.length === 0 && !denounces) return false;
  if (own.some((some) => some.some((item) => SPOILT.includes(item.class))) || has(SPOILERS)) return false;
  if (!texts.every((text, at) => isPlain(text) || (own[at] as readonly unknown[]).length > 0)) return false;
  if (denounces) return true;
  if (own.some((some) => some.some((item) => item.vocabulary === ENGLISH && item.class === DENIED))) return false;
  if (texts.some((text, at) => ARABIC_NOTS.has(text) && !has(ELATIVE, at + 1, at + 1))) return false;
  if (texts.some((text, at) => text === 'من' && has(ELATIVE, Math.max(0, at - 2), at - 1))) return false;
  const to = texts.findIndex((text, at) => text === 'to' && has(GLAD, at - 1, at - 1) && has(OF_WHAT, at + 1, at + 1));
  if (has(PRIDE) || to >= 0 || has(GREETING)) return true;
  const loved = placeOf(forms, LOVE, 0, forms.length - 1);
  if (loved >= 0 && (isArabic(texts[loved]) || has(ME, Math.max(0, loved - REACH), loved))) {
    return groups.some((at) => at > loved && at <= loved + REACH);
  }
  return groups.some((at) => {
    const from = isArabic(texts[at]) ? Math.max(0, at - REACH) : at + 1;
    return has(PRAISE, from, at + REACH) || (has(DESERVING, from, at + REACH) && has(GOODS, at + 1));
  });
}

/** What nobody knows may be what spoils it: 'I haet …'. Arabic words are in no list too often. */
function isPlain(text: string): boolean {
  if (isArabic(text)) return true;
  return !SWEARING.test(text) && (text.length < 3 || vocabularyOf('en').rank(text) >= 0);
}

/** The first place from `from` to `to` where a word is on the list in one of its forms; -1 for none. */
function placeOf(forms: readonly (readonly string[])[], list: ReadonlySet<string>, from: number, to: number): number {
  for (let at = from; at <= to; at++) if (forms[at]?.some((form) => list.has(form))) return at;
  return -1;
}

function isArabic(word: string | undefined): boolean {
  return word !== undefined && word.charCodeAt(0) >= 0x621;
}
