import type { Language } from './languages.js';

/** The sentences of the page that a mailed link leads to. */
export interface ProveAddressTexts {
  service: string;
  skip: string;
  otherLanguage: string;
  open: { title: string; explain: (site: string) => string; button: string; notYou: string };
  proven: {
    title: string;
    explain: (site: string) => string;
    keep: string;
    code: string;
    until: (day: string) => string;
    back: string;
  };
  used: { title: string; explain: string };
  expired: { title: string; explain: string };
  unknown: { title: string; explain: string };
  tryLater: { title: string; explain: string };
}

/** All of them, in each language. */
export const proveAddressTexts: Record<Language, ProveAddressTexts> = {
  en: {
    service: 'Comments',
    skip: 'Skip to the text',
    otherLanguage: 'العربية',
    open: {
      title: 'Is this your e-mail address?',
      explain: (site) =>
        `You were mailed a link because of a comment on ${site}. Press the button to prove that the address is yours.`,
      button: 'Yes, it is mine',
      notYou: 'If you did not ask for this, close the page. Nothing happens until the button is pressed.',
    },
    proven: {
      title: 'Your address is proven',
      explain: (site) =>
        `Comments on ${site} that come with the code below count as yours. Once enough of them were approved, they appear sooner.`,
      keep: 'The code is shown only now. Whoever has it can write in your name, so keep it like a password.',
      code: 'Your code',
      until: (day) => `It is good until ${day}.`,
      back: 'Back to the article, with the code',
    },
    used: {
      title: 'This link was used before',
      explain:
        'It works once. If it was not you who used it, or the code was lost, ask for a new link with your next comment.',
    },
    expired: { title: 'This link has expired', explain: 'Ask for a new one with your next comment.' },
    unknown: {
      title: 'There is no such link',
      explain: 'Perhaps it was not copied as a whole. Open it from the mail once more.',
    },
    tryLater: {
      title: 'This cannot be done just now',
      explain: 'Nothing has happened, and the link is as good as before. Please try again in a moment.',
    },
  },
  ar: {
    service: 'التعليقات',
    skip: 'انتقل إلى النص',
    otherLanguage: 'English',
    open: {
      title: 'هل هذا عنوان بريدك الإلكتروني؟',
      explain: (site) => `وصلك رابط بالبريد بسبب تعليق على ${site}. اضغط الزرّ لإثبات أن العنوان لك.`,
      button: 'نعم، إنه لي',
      notYou: 'إن لم تطلب ذلك فأغلق الصفحة. لن يحدث شيء ما لم يُضغط الزرّ.',
    },
    proven: {
      title: 'ثبت أن العنوان لك',
      explain: (site) =>
        `تُحسب لك التعليقات على ${site} التي ترد مع الرمز أدناه، وبعد الموافقة على عدد كافٍ منها تظهر تعليقاتك أسرع.`,
      keep: 'لن يُعرض الرمز إلا الآن. من يملكه يستطيع الكتابة باسمك، فاحفظه كما تحفظ كلمة المرور.',
      code: 'رمزك',
      until: (day) => `وهو صالح حتى ${day}.`,
      back: 'العودة إلى المقال مع الرمز',
    },
    used: {
      title: 'استُخدم هذا الرابط من قبل',
      explain: 'يعمل الرابط مرة واحدة. إن لم تكن أنت من استخدمه أو ضاع الرمز فاطلب رابطًا جديدًا مع تعليقك القادم.',
    },
    expired: { title: 'انتهت صلاحية هذا الرابط', explain: 'اطلب رابطًا جديدًا مع تعليقك القادم.' },
    unknown: { title: 'لا يوجد رابط كهذا', explain: 'ربما لم يُنسخ كاملًا. افتحه من الرسالة مرة أخرى.' },
    tryLater: {
      title: 'يتعذّر ذلك الآن',
      explain: 'لم يحدث شيء، والرابط صالح كما كان. نرجو المحاولة بعد قليل.',
    },
  },
};
