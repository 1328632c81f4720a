import type { PatternRule } from './pattern.js';

// Arabic has no copula, and its verbs carry their objects: 'اقتلوهم' is 'kill them'. Nouns of killing ('قتل', 'قصف') are
// told of every day under news of war, so they accuse nobody without a word that demands, praises or wishes beside them.

/** What was done to people, with its object. */
const DONE = 'اطلق|اطلقو|نفذ|نسف|قنص|قصف|قتل|قتلهم|قتلو|قتلوهم|قتله|فجر|فجرت|فجرو|فجرهم|فجروهم|ذبح|ذبحو|ذبحهم|ذبحوهم|دبحهم|حرق|حرقو|حرقهم|حرقوهم|احرقهم|طخهم|طخو|قصفهم|قصفوهم|نسفهم|طعنو|طعنه|طعنهم|سحلهم|دعسهم|دهسهم|قنصهم|صفاهم|ضربهم'; // prettier-ignore
const WHO = 'اللي|يلي|الي|الذي|الذين|من|لمن|لكل|لل|اللى';
const DEAD = 'ماتوا|ماتو|مات|قتلوا|قتلو|انقتلوا|فطس|فطسوا|فطسو|احترقوا|احترقو|موتهم|موته|قتلهم|مقتلهم|مقتل|جثث|جثثهم|الجثث|دمهم|دماهم|دماوهم|يموتون|يموتوا|يحترقون|يحترقوا|نفوقهم|نفوق|هلاكهم'; // prettier-ignore
const KILLING = 'قتلهم|ذبحهم|حرقهم|اعدامهم|شنقهم|سحقهم|ابادتهم|تصفيتهم|سحلهم|دعسهم|رجمهم|نحرهم|دهسهم|تفجيرهم|افناهم';
const OUTING = 'طرد|طردهم|ترحيل|ترحيلهم|منع|منعهم|سجن|سجنهم|حبس|حبسهم|عزل|عزلهم|حرمان|حرمانهم|نطرد|نطردهم|نرحل|نرحلهم|نمنع|نعزل|نتخلص|التخلص|يطردوا|يطردو|ينطردوا|يرحلوا|يرحلو|يرحلون|ينقلعوا|ينحبسوا|يسجنوا|يعزلوا|يمنعوا|يترحلوا|ينفوا|تنظيف|تنظف|تتنظف|تطهير|نظفوا|ابعاد'; // prettier-ignore
const HOMES = 'بيتك|بيتكم|بيوتكم|بيوتهم|شارعك|شارعكم|حارتك|راسك|روسكم|رووسكم|روسهم|رووسهم|اهلك|عليك|عليكم|عيالك|ولادك|اولادك'; // prettier-ignore

/** Arabic patterns. */
export const arabicRules: readonly PatternRule[] = [
  { kind: 'dehumanising', strength: 0.9, form: 'ALL? GROUP|THEY ~2 BEAST' },
  { kind: 'dehumanising', strength: 0.85, form: 'BEAST GROUP' },
  { kind: 'dehumanising', strength: 0.75, form: 'BEAST THEY' },
  { kind: 'dehumanising', strength: 0.75, form: 'PEOPLE ~2 BEAST' },
  { kind: 'dehumanising', strength: 0.85, form: 'GROUP|THEY ~1 مثل|متل|زي|كانهم|اشبه|مجرد ~1 BEAST' },
  { kind: 'dehumanising', strength: 0.85, form: 'GROUP|THEY ~1 NOT|ماهم|مهم ~1 بشر|بشرا|اوادم|ادميين|ناس|ادمين|ادم' },
  { kind: 'group-hate', strength: 0.9, form: 'HATE ~2 GROUP' },
  { kind: 'group-hate', strength: 0.75, form: 'GROUP ~2 VILE' },
  { kind: 'group-hate', strength: 0.85, form: 'ALL|جميع|كافة GROUP ~1 VILE|BEAST|SLUR' },
  { kind: 'group-hate', strength: 0.85, form: 'GROUP ~4 ALL|كلن|كلها|جميعا|جميعهم|كلو|كلهن ~1 VILE|BEAST|SLUR' },
  { kind: 'group-hate', strength: 0.85, form: 'NOT ~1 GROUP شريف|نظيف|صادق|يفهم|محترم|يستحق' },
  { kind: 'group-hate', strength: 0.85, form: 'GROUP|THEY ~1 VILE|SLUR بالفطرة|بطبعهم|بدمهم|بالدم|بالوراثة|ابا' },
  { kind: 'group-hate', strength: 0.85, form: 'GROUP عبيد|خدم|جواري|ملاعين|انجاس' },
  { kind: 'group-hate', strength: 0.75, form: 'GROUP ~2 HATE' },
  { kind: 'group-hate', strength: 0.85, form: 'الدنيا|العالم|البلد|بلدنا|الحياة ~2 بدون|بلا|غير GROUP' },
  {
    kind: 'group-hate',
    strength: 0.85,
    form: 'المرأة|المراة|مرة|الحرمة|الانثى|النساء|النسوان ~2 ناقصة|ناقصات|بنصف|نص عقل|العقل',
  },
  { kind: 'incitement', strength: 0.9, form: 'KILL ~2 GROUP|THEY' },
  { kind: 'incitement', strength: 0.85, form: 'KILL كل|جميع|الكفار|الخونة|المرتدين|الكلاب|الانجاس' },
  { kind: 'incitement', strength: 0.85, form: 'MUST ~2 KILL' },
  { kind: 'incitement', strength: 0.85, form: `MUST ~1 ${KILLING}` },
  { kind: 'incitement', strength: 0.85, form: `${KILLING}|دمهم|دمه|دمكم حلال|مباح|واجب|فرض|حقهم|مهدور` },
  { kind: 'incitement', strength: 0.85, form: 'اقتلوهم|اذبحوهم|ادبحوهم|احرقوهم|اعدموهم|ابيدوهم|اسحلوهم|ادعسوهم|اسحقوهم|ارجموهم|اشنقوهم|اقصفوهم|افرموهم|امحوهم|ابيدوهم|ادفنوهم|اقتلوه|اعدموه|احرقوه|اشنقوه|اذبحوه' }, // prettier-ignore
  { kind: 'incitement', strength: 0.85, form: 'GROUP|THEY|PEOPLE ~2 MUST ~2 KILLED' },
  { kind: 'incitement', strength: 0.8, form: 'MUST ~1 GROUP|THEY ~2 KILLED' },
  { kind: 'incitement', strength: 0.85, form: 'يستاهلون|يستاهلوا|بيستاهلوا|بيستاهلو|يستاهلو|يستحقون|يستحقوا|تستاهلون ~1 الموت|القتل|الذبح|الحرق|الشنق|الابادة|الاعدام|الرجم' }, // prettier-ignore
  { kind: 'incitement', strength: 0.75, form: 'MUST KILLED' },
  { kind: 'incitement', strength: 0.85, form: 'رصاصة|طلقة|رصاصه ~1 براسه|براسهم|بالراس|راسه|راسهم|براسك|راسك|جبينه' },
  { kind: 'incitement', strength: 0.85, form: `${KILLING}|تمحى|تنمحى|امسحوا|امحوا|ابيدوا|دمروا|احرقوا|اقصفوا|افنوا|ولعوا|هدوا ~4 رووس|روس|راس|بسكانها|باهلها|اهلها|فيها|الوجود|الخريطة|رووسهم|روسهم|ابوهم` }, // prettier-ignore
  { kind: 'incitement', strength: 0.85, form: 'خذوا|احملوا|جهزوا|ارفعوا|خدوا بنادقكم|سلاحكم|السلاح|اسلحتكم|سكاكينكم ~3 ادخلوا|وادخلوا|اقتلوا|واقتلوا|اذبحوا|واذبحوا|انزلوا|عليهم|واحرقوا' }, // prettier-ignore
  { kind: 'incitement', strength: 0.85, form: 'NOT تتركوا|تخلوا|تخلو|تبقوا|تبقو|تتركو ~3 حيا|نفسا|حي|عايش|طفلا' },
  { kind: 'incitement', strength: 0.8, form: 'NOT ترحموا|ترحمو|تشفقوا ~1 منهم|احدا|احد|صغيرا|GROUP' },
  {
    kind: 'incitement',
    strength: 0.85,
    form: 'NOT ~1 ينفع|بينفع|بيمشي|يفيد|يصلح|بيفهموا|يفهمون ~2 غير|الا|سوى|بغير ~1 KILLED|السيف|الرصاص|الدعس|السلاح|الدم',
  },
  { kind: 'incitement', strength: 0.8, form: 'انزلوا|هبوا|اطلعوا ~4 واحرقوا|احرقوا|واقتلوا|واذبحوا|واضربوهم' },
  { kind: 'wish-of-harm', strength: 0.85, form: 'WISH ~2 DIE' },
  {
    kind: 'wish-of-harm',
    strength: 0.85,
    form: 'WISH ~1 ياخذ|ياخد|يلعن|يحرق|يبيد|يهلك|اهلك|احرق|ابد|يمحي|دمر ~1 GROUP',
  },
  { kind: 'wish-of-harm', strength: 0.85, form: 'لعنة الله على GROUP' },
  { kind: 'wish-of-harm', strength: 0.9, form: 'الموت لل|لكل? GROUP' },
  { kind: 'wish-of-harm', strength: 0.85, form: 'الموت لك|لكم' },
  { kind: 'wish-of-harm', strength: 0.85, form: 'WISH ~2 تموت|تحترق|تنحرق|تنشل|يموتوا|ينحرقوا|يموتون|يحترقون|ينقرضوا|يغرقوا|يغرقون|ينبادوا ~1 حرق|حرقا|كلهم|كلكم|جميعا|قريبا|قهر|سرطان|بالسرطان|محروق|GROUP' }, // prettier-ignore
  { kind: 'wish-of-harm', strength: 0.85, form: 'WISH ~1 تموت|تموتي|تحترق|تنحرق|تنقبر|تنشل|موتك' },
  {
    kind: 'wish-of-harm',
    strength: 0.85,
    form: 'WISH ~2 تشوف|اشوف|نشوف|يفرجينا|يوريك|تشوفي ~2 بالكفن|مكفن|ميت|ميتين|موت|موتك|جثة|بالقبر',
  },
  {
    kind: 'wish-of-harm',
    strength: 0.85,
    form: `الصاروخ|القذيفة|البرميل|القنبلة|الصواريخ ~2 NOT? ينزل|ينزلوا|ينزلو|يخطي|تنزل|يقع|تقع|بنص|بنصف|على ~1 ${HOMES}`,
  },
  {
    kind: 'wish-of-harm',
    strength: 0.85,
    form: 'يبتليك|يصيبك|جعلك|جعلكم|يجيك|يعطيك ~1 السرطان|بالسرطان|سرطان|الموت|الشلل',
  },
  { kind: 'exclusion', strength: 0.85, form: 'OUT ~2 GROUP' },
  { kind: 'exclusion', strength: 0.85, form: 'GROUP ~3 OUT' },
  { kind: 'exclusion', strength: 0.85, form: `MUST ~2 ${OUTING} ~2 GROUP` },
  { kind: 'exclusion', strength: 0.85, form: `GROUP ~2 MUST ~2 ${OUTING}` },
  { kind: 'exclusion', strength: 0.85, form: 'يا GROUP ~2 ارحلوا|ارحلو|انقلعوا|برا|اطلعوا|ارجعوا|اخرجوا' },
  { kind: 'exclusion', strength: 0.85, form: 'ارحلوا|انقلعوا|ارجعوا|اطلعوا|برا|اخرجوا ~3 يا GROUP' },
  { kind: 'exclusion', strength: 0.7, form: 'MUST ~2 OUT' },
  {
    kind: 'exclusion',
    strength: 0.85,
    form: 'المراة|الحرمة|البنت|النساء|النسوان|الحريم|الستات مكانها|مكانهن|مكانهم ~1 البيت|المطبخ|بالمطبخ|بالبيت',
  },
  { kind: 'threat', strength: 0.85, form: 'KNOW ~2 HOME' },
  { kind: 'threat', strength: 0.85, form: 'بيتك|شارعك|عنوانك|حارتك|سيارتك معروف|معروفة|عندنا|معنا|محفوظ' },
  {
    kind: 'threat',
    strength: 0.85,
    form: 'دورك|دوركم|يومك|يومكم|ساعتك|حسابك|حسابكم جاي|جاية|قرب|قريب|اقترب|اقتربت|القادم|قادم|جايي|عنا|عندنا|عسير|لاحق',
  },
  { kind: 'threat', strength: 0.85, form: 'راح|رح|سوف|بكرا|ح|والله تندم|تندمون|تندموا|تدفع|ندفعك|نربيك|نوصلك|نوصلكم|نجيك|نجيكم|نزورك|نلاقيك|نجيبك|نعلمك|نفرجيك|نفرجيكم' }, // prettier-ignore
  {
    kind: 'threat',
    strength: 0.85,
    form: 'ستندم|ستندمون|حتندم|هتندم|لتندم|ستدفع ~3 على|كل|كتبته|كلمة|كلامك|الثمن|ثمن|هذا|المقال',
  },
  {
    kind: 'threat',
    strength: 0.85,
    form: 'انتظر|انتظروا|استنى|استنوا|استنا مصيرك|مصيركم|دورك|دوركم|يومك|نهايتك|ردنا|موتك|حسابك',
  },
  { kind: 'threat', strength: 0.85, form: 'ايامك|ايامكم|نهايتك|نهايتكم ~1 معدودة|قريبة|قربت|يدي|ايدينا|ايدي|قرب' },
  {
    kind: 'threat',
    strength: 0.85,
    form: 'قبرك|كفنك|جنازتك|نعشك|تابوتك|قبركم ~2 محفور|جاهز|ناطرك|بانتظارك|ينتظرك|قريب|قرب|حفرناه|جهزناه|جهز',
  },
  { kind: 'threat', strength: 0.85, form: 'جهز|حضر|احفر|اكتب|اشتر|جهزوا كفنك|قبرك|وصيتك|قبوركم|اكفانكم' },
  { kind: 'threat', strength: 0.85, form: 'ساقتلك|ساقتلكم|سنقتلك|سنقتلكم|ساذبحك|سنذبحك|سنذبحكم|ساحرقك|سنحرقكم|سندفنك|سندفنكم|سادفنك|هقتلك|هقتلكم|هدبحك|حقتلك|لاقتلك|لاقتلنك|لاذبحك|بقتلك|بقتلكم|بذبحك|بدبحك|نقتلك|نذبحك|بدعسك|حموتك|هموتك|بطخك|سنصفيك|سنغتالك|سنلاحقك' }, // prettier-ignore
  { kind: 'threat', strength: 0.85, form: 'راح|رح|ح|بدي|والله|سوف|لازم|بوعدك اقتلك|اقتلكم|اذبحك|اذبحكم|ادبحك|احرقك|اكسر|اقطع|ادعسك|ادعسكم|ادفنك|اطخك|افشخك|نقتلك|نقتلكم|نذبحك|نذبحكم|نحرقكم|نحرقك|ندفنكم|ندفنك|ندعسكم|نكسر|نقطع|نطخك' }, // prettier-ignore
  {
    kind: 'threat',
    strength: 0.85,
    form: 'رح|راح|بدي|سوف|والله ~1 نكسر|اكسر|اكسرلك|نقطع|اقطع|افقع راسك|راسكم|ايدك|ايديك|لسانك|رقبتك|عظامك|رجلك',
  },
  {
    kind: 'threat',
    strength: 0.85,
    form: 'ساكسر|سنكسر|ساقطع|سنقطع|هكسر|لاكسر|هقطع راسك|راسكم|يدك|يديك|لسانك|رقبتك|عظامك|رجليك',
  },
  { kind: 'threat', strength: 0.85, form: 'سناتي|سنزورك|سنجدك|سنصل|هنجيلك|هنوصلك|سنطرق|جايينك|جايينلك|جاييك|جايين|ساجدك|سنعرف اليك|اليكم|لك|لعندك|بابك|ليلا|بالليل|قريبا|الليلة|لبيتك|البيت' }, // prettier-ignore
  {
    kind: 'threat',
    strength: 0.85,
    form: 'لن|ما|ولن يسمع|يجدك|يجدوك|يعثر|يلاقوك|يلاقيك|يعرف|حدا ~1 احد|حدا|عليك|صوتك|جثتك|لوين|وين ~1 صوتك|عليك|دفنوك|دفناك',
  },
  {
    kind: 'threat',
    strength: 0.8,
    form: 'المرة القادمة|الجاية|الجاي ~2 انت|راسك|بيتك|سيارتك|نكتفي|اولادك|بالرصاص|بالكلام',
  },
  {
    kind: 'threat',
    strength: 0.85,
    form: 'تفقد|شيك|افحص|خاف|انتبه ~1 تحت|على|من ~1 سيارتك|ولادك|اولادك|عيالك|بناتك|بنتك',
  },
  { kind: 'threat', strength: 0.85, form: 'يودع|ودع|ودعي|ودعوا|يودعوا ~1 اهله|اهلك|عيالك|اولادك|الحياة|اهلكم|حياتك' },
  {
    kind: 'threat',
    strength: 0.8,
    form: 'نسكتك|نسكتكم|سنسكتك|سنسكتكم|نخرسك|نخرسكم|سنخرسك|هنخرسك|منسكتك|نقطعك|نمسحك|ندعسك|نشيل راسك',
  },
  {
    kind: 'threat',
    strength: 0.85,
    form: 'لاخليك|لخليك|خليك|هخليك|ساجعلك|سنجعلك|بخليك|لاجعلنك|نخليك ~1 تتمنى|تندم|تبكي|تترجى|تزحف|تلعن ~2 الموت|اليوم|الساعة|دما|دم|نفسك',
  },
  { kind: 'threat', strength: 0.75, form: 'I ~2 KILL' },
  { kind: 'praise-of-violence', strength: 0.85, form: `HERO ~1 ${WHO}|لمن ~1 ${DONE}` },
  {
    kind: 'praise-of-violence',
    strength: 0.85,
    form: 'HERO ~1 القناص|للقناص|القناصة|للقناصة|القاتل|للقاتل|منفذ|لمنفذ|الجلاد|للجلاد|الطاعن',
  },
  { kind: 'praise-of-violence', strength: 0.85, form: 'بردت|برد|شفى|شفيت|فرح|يبرد|تبرد قلبي|صدري|قلوبنا|قلبي|غليلي ~6 جثثهم|الجثث|موتهم|قتلهم|دمهم|دماهم|يموتوا|ينحرقوا|فيهم|مقتلهم|جثث' }, // prettier-ignore
  { kind: 'praise-of-violence', strength: 0.85, form: `احسن|احلى|اجمل|افضل|اروع خبر|شي|مشهد|منظر|صورة ~3 ${DEAD}` },
  {
    kind: 'praise-of-violence',
    strength: 0.85,
    form: `${DEAD} ~4 عقبال|وعقبال|عقبى|وعقبى|فرحت|خرجهم|يستاهلون|بيستاهلوا|يستاهلوا|بيستاهلو|العافية`,
  },
  {
    kind: 'praise-of-violence',
    strength: 0.85,
    form: 'فرحت|انبسطت|سعيد|مبسوط|فرحان|سعدت|افرحني|فرحني بموتهم|بقتلهم|بمقتلهم|بمقتل|لموتهم|لمقتلهم|موتهم|بموته|قتلهم|بموت|بقتل',
  },
  { kind: 'praise-of-violence', strength: 0.85, form: 'خسارة|ياخسارة|ليتهم NOT ماتوا|يموتوا|قتلوا' },
  {
    kind: 'praise-of-violence',
    strength: 0.85,
    form: 'يستاهل|يستاهلون|بيستاهل|بيستاهلوا|يستاهلوا|حلال ~1 فيهم|فيه|كل ~1 رصاصة|الموت|القتل|صاروخ|طلقة|الرصاص',
  },
  {
    kind: 'praise-of-violence',
    strength: 0.85,
    form: 'فرحت|انبسطت|سعيد|مبسوط|فرحان|سعدت|استمتعت ~4 القتلى|قتلاهم|جثث|الجثث|جثثهم|موتهم|موتاهم|دماهم|دمهم',
  },
  {
    kind: 'praise-of-violence',
    strength: 0.85,
    form: 'موتهم|قتلهم|هلاكهم|مقتلهم|نفوقهم|ذبحهم عيد|فرحة|راحة|هدية|بشرى|عرس|يثلج|يفرح|يسعد|انتصار|متعة|احلى',
  },
  { kind: 'praise-of-violence', strength: 0.75, form: 'HERO ~5 KILLED' },
  { kind: 'recruiting', strength: 0.85, form: 'JOIN ~3 FIGHT' },
  { kind: 'recruiting', strength: 0.85, form: 'السلاح|المجاهدين|الجهاد|الكتيبة|القتال|المعسكر|كتيبتنا|كتيبة|صفوفنا|للجهاد|بالكتيبة ~7 فليراسلني|راسلني|راسلونا|يراسلني|راسلوني|الخاص|عالخاص|القناة' }, // prettier-ignore
  { kind: 'recruiting', strength: 0.8, form: 'الجهاد|القتال ~1 واجب|فرض ~3 عليكم|علينا|مسلم|شاب|رجل' },
  { kind: 'recruiting', strength: 0.85, form: 'بايعوا|بايع الخليفة|الامير|امير|الدولة|ابا|ابو' },
  {
    kind: 'self-harm-urging',
    strength: 0.95,
    form: 'اقتل|اقتلي|اشنق|اشنقي|انحر|انحري|ارمي|ارم|اذبح|خلص|احرق|موت|اعدم نفسك|حالك|روحك',
  },
  { kind: 'self-harm-urging', strength: 0.9, form: 'انتحر|انتحري ~2 وريح|وريحنا|احسن|افضل|وخلصنا|يا|وخلص|لك' },
  {
    kind: 'self-harm-urging',
    strength: 0.9,
    form: 'روح|روحي|اذهب|اذهبي|امشي|سير|قوم موت|موتي|انتحر|انتحري|انقبر|ارمي',
  },
  {
    kind: 'self-harm-urging',
    strength: 0.9,
    form: 'ليش|ليه|لماذا|علاش ~2 عايش|عايشة|تعيش|حي ~4 موت|انتحر|ارمي|روح|اقتل',
  },
  {
    kind: 'self-harm-urging',
    strength: 0.9,
    form: 'ابلع|تبلع|ابلعي|اشرب|تاخذ|خذ ~2 الحبوب|السم|العلبة|الكلور|حبوب ~2 كلها|كله|الليلة|ونام|وموت|وريح|وخلصنا',
  },
  {
    kind: 'self-harm-urging',
    strength: 0.9,
    form: 'نط|اقفز|ارمي|ارم|انطي|اقفزي ~1 من ~1 السطح|الجسر|البلكون|الشباك|فوق|البرج|النافذة',
  },
  { kind: 'insult', strength: 0.85, form: 'YOU ~2 INSULT' },
  { kind: 'insult', strength: 0.85, form: 'YOU ~2 BEAST|VILE' },
  {
    kind: 'insult',
    strength: 0.85,
    form: 'ابن|بنت|ولد|ولاد|اولاد|ابناء|بن كلب|الكلب|كلاب|الكلاب|حرام|الحرام|الشرموطة|شرموطة|القحبة|قحبة|العاهرة|الزنا|الزانية|الوسخة|المتناكة|العاهرات|القحاب',
  },
  { kind: 'insult', strength: 0.85, form: 'كس|طيز|زب|نيك امك|اختك|امكم|ام|ابوك|اخت|اختكم' },
  {
    kind: 'insult',
    strength: 0.8,
    form: 'يلعن|العن|لعنة|ينعل|نعل|يحرق ابوك|امك|شكلك|ابوكم|اهلك|روحك|دينك|ابو|دين|عرضك|اصلك|شرفك',
  },
  { kind: 'slur', strength: 0.85, form: 'SLUR' },
  { kind: 'contact-offer', strength: 0.7, form: 'CONTACT' },
  { kind: 'promotion', strength: 0.75, form: 'OFFER' },
  { kind: 'casino', strength: 0.85, form: 'CASINO' },
  { kind: 'mourning', strength: 0.8, form: 'MOURN' },
  { kind: 'self-identification', strength: 0.8, form: 'انا|نحن|احنا|كوني|بصفتي|اني ~1 GROUP' },
  { kind: 'counter-speech', strength: 0.8, form: 'SAY ~8 WRONG' },
  { kind: 'counter-speech', strength: 0.8, form: 'WRONG ~4 SAY' },
  { kind: 'group-mention', strength: 0.5, form: 'GROUP' },
];
