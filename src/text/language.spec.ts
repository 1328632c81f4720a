import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectLanguage } from './language.js';

describe('detectLanguage', () => {
  it.each([
    ['The council will vote on the new bridge next week, I hope.', 'en', 'Latn', 'ltr'],
    ['Der Stadtrat stimmt nächste Woche über die neue Brücke ab.', 'de', 'Latn', 'ltr'],
    ['Le conseil municipal votera la semaine prochaine sur le nouveau pont.', 'fr', 'Latn', 'ltr'],
    ['سيصوت المجلس على الجسر الجديد الأسبوع المقبل', 'ar', 'Arab', 'rtl'],
    ['شكرا', 'ar', 'Arab', 'rtl'],
    ['Совет проголосует за новый мост на следующей неделе', 'ru', 'Cyrl', 'ltr'],
    ['המועצה תצביע', 'he', 'Hebr', 'rtl'],
    ['市议会下周将对新桥进行投票', 'zh', 'Hani', 'ltr'],
    ['市議会は来週、新しい橋について投票します', 'ja', 'Hani', 'ltr'],
    ['시의회가 다음 주에 표결합니다', 'ko', 'Hang', 'ltr'],
    ['https://www.guardalo.example/video-divertenti-di-gatti-pazzi-e-buffi/', 'und', 'Zyyy', 'ltr'],
    ['شاهدوا الفيديو هنا https://www.video.example/watch-the-whole-long-thing', 'ar', 'Arab', 'rtl'],
    ['Best world cup official song', 'und', 'Latn', 'ltr'],
    ['Magandang umaga sa inyong lahat, kumusta kayo ngayon at saan kayo pupunta mamaya', 'tl', 'Latn', 'ltr'],
    ['lol', 'und', 'Latn', 'ltr'],
    ['😀 123 !!!', 'und', 'Zyyy', 'ltr'],
    ['', 'und', 'Zyyy', 'ltr'],
  ])('%s', (text, language, script, direction) => {
    const detected = detectLanguage(text);
    expect({ ...detected, script: detected.script.replace(/^Hira$/, 'Hani') }).toEqual({ language, script, direction });
  });

  it('answers for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(detectLanguage(text).language).toMatch(/^[a-z]{2,3}$/);
      }),
    );
  });
});

describe('languages in Arabic letters', () => {
  it.each([
    ['این کشور پر از آدم‌های خوب است', 'fa'],
    ['یہ بہت اچھا ہے', 'ur'],
    ['هذا خبر جميل', 'ar'],
  ])('%s', (text, language) => expect(detectLanguage(text).language).toBe(language));
});
