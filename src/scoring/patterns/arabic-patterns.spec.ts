import { describe, expect, it } from '@jest/globals';
import { fold } from '../../text/fold.js';
import { findPatterns } from './find-patterns.js';
import type { PatternKind } from './pattern.js';

/** Kinds that accuse nobody. */
const CONTEXT = new Set<PatternKind>(['mourning', 'self-identification', 'counter-speech', 'group-mention']);

/** Kinds found that nothing softens, of the strength that holds a comment by itself. */
const accusations = (body: string): PatternKind[] =>
  findPatterns(fold(body))
    .filter(({ kind, strength, softened }) => !CONTEXT.has(kind) && strength >= 0.8 && softened === null)
    .map(({ kind }) => kind);

describe('Arabic patterns', () => {
  it.each<[string, PatternKind]>([
    ['نعرف بيتك ومدرسة أولادك', 'threat'],
    ['والله لأخليك تتمنى الموت', 'threat'],
    ['كفنك جاهز يا كاتب السوء', 'threat'],
    ['راح اذبحك قدام الناس', 'threat'],
    ['هقتلك يا كداب', 'threat'],
    ['اقتلوا الأكراد أينما كانوا', 'incitement'],
    ['لازم نحرق كل الخونة', 'incitement'],
    ['يستاهلون الذبح كلهم', 'incitement'],
    ['لا تتركوا منهم أحدا حيا', 'incitement'],
    ['تسلم ايد اللي فجرهم', 'praise-of-violence'],
    ['ماتوا كلهم عقبال الباقين', 'praise-of-violence'],
    ['التحقوا بصفوف المجاهدين', 'recruiting'],
    ['روح انتحر احسن لك', 'self-harm-urging'],
    ['ارمي حالك من السطح', 'self-harm-urging'],
    ['الله يحرقك بنار جهنم', 'wish-of-harm'],
    ['إن شاء الله تموت بالسرطان', 'wish-of-harm'],
    ['النازحين جراد وصراصير', 'dehumanising'],
    ['هؤلاء المهاجرون ليسوا بشرا', 'dehumanising'],
    ['الــلاجــئــيــن حـشـرات', 'dehumanising'],
    ['بكره السود والأفارقة', 'group-hate'],
    ['كل المسيحيين خونة', 'group-hate'],
    ['اطردوا السوريين من بلدنا', 'exclusion'],
    ['المرأة مكانها المطبخ وبس', 'exclusion'],
  ])('sees what %j is', (body, kind) => {
    expect(accusations(body)).toContain(kind);
  });

  it.each<[string, PatternKind]>([
    ['mna3ref wein bitak ya kazzeb', 'threat'],
    ['rou7 shno2 7alak w khallisna', 'self-harm-urging'],
    ['el laj2in 7asharat', 'dehumanising'],
    ['bakrah el shi3a kellon', 'group-hate'],
  ])('sees through Latin letters what %j is', (body, kind) => {
    expect(accusations(body)).toContain(kind);
  });

  it.each([
    'قتل القصف عشرين مدنيا في السوق',
    'الإرهابيون ذبحوا أهلنا والعالم ساكت',
    'حسبنا الله ونعم الوكيل، الله ينتقم من كل ظالم',
    'الله يشفي مرضى السرطان',
    'يجب طرد السفير احتجاجا على المجزرة',
    'ارحلوا كلكم يا وزراء الفساد',
    'كل السياسيين لصوص وكذابون',
    'اللاجئون ليسوا حشرات',
    'وصف اللاجئين بالحشرات عنصرية',
    'اللي بيقول إن السود عبيد جاهل',
    'لا تقتلوا الأطفال',
    'أنا شيعي وأكره الطائفية',
    'من يدعو إلى قتل العلويين مجرم',
    'تحية للأطباء الأبطال في غزة',
    'قتلني الحر والصراصير ملأت المطبخ',
    'هذه السنة وباء وغلاء وحرب',
    'ana shi3i w ba7eb kel el nes',
    'el laj2in mesh 7asharat',
    'allah yer7amon, 2asafo el sou2 w met 3ashra',
  ])('lets %j be', (body) => {
    expect(accusations(body)).toEqual([]);
  });

  it('takes a denial for one only within its own clause', () => {
    expect(accusations('النازحين مو ضيوف، النازحين جرذان')).toContain('dehumanising');
    expect(accusations('النازحين مو جرذان')).toEqual([]);
  });
});
