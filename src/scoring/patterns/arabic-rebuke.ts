import type { TextSpan } from '../../text/text-span.js';
import type { TracedText } from '../../text/traced-text.js';
import type { Word } from '../../text/words.js';
import type { ClassedText } from './class-reader.js';
import { wordForms, wordList } from './word-list.js';

// What an Arabic comment rebukes others for saying, in quotation marks or not: 'القول بأن … عنصرية', 'عيب تقولوا …'. English
// has rebuked-speech.ts.

/** Nouns that are somebody's saying. */
const SAYINGS = wordList(`قول القول وصف نعت تشبيه تسميه اتهام ادعاء الادعاء اعتبار التعميم تعميم الدعوه دعوات المطالبه مطالبات الهتاف هتافات شتم شتايم اهانه تحريض التحريض
  عبارات شعارات استخدام مقوله ترديد اعتقاد الاعتقاد التفكير معامله السخريه سخريه
  التنمر تنمر التمييز
  التحدث الحديث الاستهزاء مهاجمه الهجوم هجوم معاداه المعاداه كارهي كارهو الكارهين التهديد تهديد شيطنه اقصاء تهميش اضطهاد ايذاء الاعتداء اعتداء لوم تمني`); // prettier-ignore
const SAYING = wordList(`يقول يقولون يقولوا تقول تقولوا تقولون نقول بيقول بيقولوا بقول قال قالوا يصف يصفون تصف نصف وصفوا ينعت ينعتون يسمي يسمون تسمي نسمي بيسمي يشبه يشبهون تشبه يتهم يتهمون
  يدعي يدعون يكتب يكتبون بيكتب يردد يرددون يعتبر يعتبرون يشتم يشتمون يهين يهينون يحرض يحرضون يكره يكرهون ينادي ينادون يطالب يطالبون يحكي يحكوا يحكون بيحكي بيحكوا تحكي تحكوا نحكي قلت قلتم تقولين بتقول
  يعتقد يعتقدون تعتقد نعتقد يظن يظنون تظن بيفكر بيفكروا يفكر يفكرون تفكر يكتبوا كتبوا بيكره بيكرهو بيكرهوا يكرهوا تكره تكرهوا تكرهون يعامل يعاملون تعامل يسخر يسخرون تسخر يتنمر يتنمرون تتحدث يتحدث يتحدثون تتكلم يتكلم يتكلمون بيتكلم بيتكلموا يستهزء يهاجم يهاجمون تهاجم
  يعادي يعادون يحتقر يحتقرون تحتقر يتمني يتمنون تتمني يهدد يهددون يلوم يلومون تلوم يوذي يوذون`); // prettier-ignore
const WHO = wordList('من اللي الي يلي الذي الذين التي ان كل شخص احد حدا واحد ناس الناس لما عندما حين بعضهم');
/** What the writer says or feels is no saying of others, and whom he calls names is there. */
const OWN = wordList('انا نحن احنا نحنا عندي عنا انني باني يا');
const JUDGED = wordList(`عنصري عنصريه عنصريين عنصريون عيب معيب مخجل مرفوض مرفوضه خطا غلط حرام جهل جاهل كراهيه ظلم متعصب متعصبين تعصب تنمر مقرف بشع سخيف سخيفه سخافه
  يخجل يخجلوا يستحي يستحوا يعتذر يعتذروا يحاسب محاسبه يعاقب يتعاقب ممنوع يمنع طايفي طايفيه مهين مسيء مسييه مستفز مقبول مقبوله يجوز جريمه تخلف افتراء تمييز وقح وقحه وقاحه مقزز سيء سيئ سيئه شر جهله جاهلين جهلاء موذ موذي جارح مسيئه خجل العار عار مشين مشينه شنيع فظيع فظيعه
  مروع دناءه كريه كريهه بغيض بغيضه مستهجن مدان مدانه خاطئ خاطئه هراء تفاهه بذيء لائق لائقه مولم مخزيه مزعج متحيز فاشي فاشيه نازي نازيين رجعي انساني لاانساني حاقد حاقدين
  ذكوري للاشمئزاز للشفقه مضحك فصل عقوبه حبس حظر يتربي تربيه`); // prettier-ignore
const FORBIDDEN = wordList(`عيب حرام كفي كفاكم بكفي يكفي توقف توقفوا اوقفوا وقفوا بطلوا خطا غلط عنصريه العنصريه معيب مخجل مرفوض مقبول يجوز يحق يصح بيصير يصير ارفض نرفض ندين ادين استنكر نستنكر
  جهل سخيف مقرف جريمه المعيب المخجل الخطا كيف تجرؤ تجرؤون تجروا بتسترجي تخجل تخجلوا تستحي وقاحه مهين المهين مسيء يصحش ينفع ينفعش ماينفعش مينفعش مايصحش ازاي المخزي السيء السخيف الظلم المولم يحزنني يزعجني تتوقف نتوقف`); // prettier-ignore
const QUOTED = /["“„«]([^"“”„«»]{2,300})["“”»]/g;
const BEFORE = 6;
const ARABIC_LETTERS = 0x621;

/** The stretches of a text, in the FOLDED text, that an Arabic comment rebukes others for saying. */
export function arabicRebukes(classed: ClassedText, folded: TracedText): TextSpan[] {
  const { words, sentences } = classed;
  const spans = rebukedQuotations(classed, folded);
  for (let first = 0, at = 1; at <= words.length; at++) {
    if (at < words.length && sentences[at] === sentences[first]) continue;
    const sentence = words.slice(first, at);
    const said = sentence.some(({ text }) => text.charCodeAt(0) >= ARABIC_LETTERS) ? rebukedIn(sentence) : null;
    if (said) spans.push({ start: (sentence[said[0]] as Word).start, end: (sentence[said[1]] as Word).end });
    first = at;
  }
  return spans;
}

function rebukedQuotations({ words }: ClassedText, { text }: TracedText): TextSpan[] {
  return [...text.matchAll(QUOTED)].flatMap(({ 0: whole, index }) => {
    const end = index + whole.length;
    const outside = words.filter((word) => word.end <= index || word.start >= end);
    const isRebuked = outside.some((word) => wordForms(word.text).some((form) => JUDGED.has(form) || FORBIDDEN.has(form))); // prettier-ignore
    return isRebuked ? [{ start: index, end }] : [];
  });
}

/** The first and last word of what a sentence rebukes. */
function rebukedIn(sentence: readonly Word[]): [number, number] | null {
  if (sentence.some(({ text }) => OWN.has(text))) return null;
  const forms = sentence.map(({ text }) => wordForms(text));
  const is = (list: ReadonlySet<string>, at: number): boolean => forms[at]?.some((form) => list.has(form)) ?? false;
  for (let at = 0; at < forms.length; at++) {
    const isNoun = is(SAYINGS, at);
    if (!isNoun && !is(SAYING, at)) continue;
    if (isNoun || is(WHO, at - 1) || is(WHO, at - 2)) {
      const judged = forms.findIndex((_, end) => end > at + 1 && is(JUDGED, end));
      if (judged > 0) return [at, judged - 1];
    }
    for (let before = at - 1; before >= Math.max(0, at - BEFORE); before--) {
      if (is(FORBIDDEN, before)) return [at, forms.length - 1];
    }
  }
  return null;
}
