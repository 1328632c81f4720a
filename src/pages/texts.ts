import { formatNumber, formatSeconds, type Language } from './languages.js';

/** The fields of the form that people fill in, by the names that they have in a submission. */
export type FieldName = 'name' | 'email' | 'body';

/** What can be wrong with a field, in the words that a person needs to put it right. */
export type FieldFault = 'missing' | 'tooLong' | 'unusable';

/** Why a form was not taken although no field of it is wrong. */
export type FormFault = 'parentGone' | 'formOutdated' | 'keyUsed' | 'tooMany' | 'tryLater' | 'notUnderstood';

/** Every text of the demo pages' frame; the articles are in `articles.ts`. */
export interface Texts {
  paper: string;
  demoNote: string;
  skipToArticle: string;
  otherLanguage: string;
  about: string;
  by: string;
  comments: string;
  commentCount: (count: number) => string;
  noComments: string;
  commentsAway: string;
  moreComments: string;
  firstComments: string;
  reply: string;
  replyTo: string;
  inReplyTo: string;
  replyingTo: string;
  cancelReply: string;
  thankYou: string;
  formTitle: string;
  requiredNote: string;
  labels: Record<FieldName, string>;
  emailHint: string;
  bodyHint: string;
  leaveEmpty: string;
  send: string;
  errorPrefix: string;
  errorTitle: string;
  fieldFaults: Record<FieldName, Record<FieldFault, string>>;
  formFaults: Record<FormFault, (seconds: number) => string>;
}

/** All sentences of the pages, in each language. */
export const texts: Record<Language, Texts> = {
  en: {
    paper: 'The Harbour Post',
    demoNote: 'A demonstration page: the newspaper and its article are invented, the comments are real.',
    skipToArticle: 'Skip to the article',
    otherLanguage: 'العربية',
    about: 'About this service',
    by: 'By',
    comments: 'Comments',
    commentCount: (count) => (count === 1 ? '1 comment' : `${formatNumber('en', count)} comments`),
    noComments: 'Nobody has commented yet. Be the first.',
    commentsAway: 'The comments cannot be shown just now. Please come back in a few minutes.',
    moreComments: 'More comments',
    firstComments: 'Back to the first comments',
    reply: 'Reply',
    replyTo: 'to',
    inReplyTo: 'in reply to',
    replyingTo: 'Replying to',
    cancelReply: 'Cancel the reply',
    thankYou: 'Thank you. Your comment will appear once it has been approved.',
    formTitle: 'Write a comment',
    requiredNote: 'Required fields are marked',
    labels: { name: 'Name', email: 'E-mail', body: 'Comment' },
    emailHint: 'Your e-mail will not be published.',
    bodyHint: 'Plain text; line breaks are kept.',
    leaveEmpty: 'Leave this field empty',
    send: 'Send comment',
    errorPrefix: 'Not sent',
    errorTitle: 'Your comment has not been sent yet',
    fieldFaults: {
      name: {
        missing: 'Enter the name to show beside your comment.',
        tooLong: 'The name is too long: 80 characters at most.',
        unusable: 'The name holds characters that cannot be shown. Write it in letters.',
      },
      email: {
        missing: 'Enter your e-mail address.',
        tooLong: 'The e-mail address is too long: 254 characters at most.',
        unusable: 'Enter an e-mail address such as name@example.org.',
      },
      body: {
        missing: 'Write your comment.',
        tooLong: 'The comment is too long: 10,000 characters at most, fewer in some scripts.',
        unusable: 'The comment holds characters that cannot be shown. Remove them and send it again.',
      },
    },
    formFaults: {
      parentGone: () => 'The comment you are answering is no longer here. Send again to post yours on its own.',
      formOutdated: () => 'This form was out of date and has been renewed. Please send it again.',
      keyUsed: () => 'A comment was sent from this form before. Send again if this is another one.',
      tooMany: (seconds) => `That is a lot of comments at once. Please send again in ${formatSeconds('en', seconds)}.`,
      tryLater: () => 'We cannot take comments just now, and nothing was stored. Please send again in a moment.',
      notUnderstood: () => 'Something in the form could not be understood. Please check it and send it again.',
    },
  },
  ar: {
    paper: 'بريد الميناء',
    demoNote: 'صفحة للتجربة: الصحيفة ومقالها من نسج الخيال، أما التعليقات فحقيقية.',
    skipToArticle: 'انتقل إلى المقال',
    otherLanguage: 'English',
    about: 'عن هذه الخدمة',
    by: 'بقلم',
    comments: 'التعليقات',
    commentCount: arabicCount,
    noComments: 'لا تعليقات بعد. كن أول من يعلّق.',
    commentsAway: 'يتعذّر عرض التعليقات الآن. نرجو العودة بعد دقائق.',
    moreComments: 'مزيد من التعليقات',
    firstComments: 'العودة إلى أول التعليقات',
    reply: 'ردّ',
    replyTo: 'على',
    inReplyTo: 'ردًّا على',
    replyingTo: 'تردّ على',
    cancelReply: 'إلغاء الردّ',
    thankYou: 'شكرًا لك. سيظهر تعليقك بعد الموافقة عليه.',
    formTitle: 'أضف تعليقًا',
    requiredNote: 'الحقول المطلوبة مُعلَّمة بالرمز',
    labels: { name: 'الاسم', email: 'البريد الإلكتروني', body: 'التعليق' },
    emailHint: 'لن يُنشر عنوان بريدك الإلكتروني.',
    bodyHint: 'نصّ عادي، ويُحافَظ على فواصل الأسطر.',
    leaveEmpty: 'اترك هذا الحقل فارغًا',
    send: 'أرسل التعليق',
    errorPrefix: 'لم يُرسل',
    errorTitle: 'لم يُرسَل تعليقك بعد',
    fieldFaults: {
      name: {
        missing: 'اكتب الاسم الذي سيظهر بجانب تعليقك.',
        tooLong: 'الاسم أطول من اللازم: ٨٠ حرفًا على الأكثر.',
        unusable: 'في الاسم رموز لا يمكن عرضها. اكتبه بالحروف.',
      },
      email: {
        missing: 'اكتب عنوان بريدك الإلكتروني.',
        tooLong: 'عنوان البريد أطول من اللازم: ٢٥٤ حرفًا على الأكثر.',
        unusable: 'اكتب عنوان بريد إلكتروني صحيحًا، مثل \u2066name@example.org\u2069.',
      },
      body: {
        missing: 'اكتب تعليقك.',
        tooLong: 'التعليق أطول من اللازم: ١٠٬٠٠٠ حرف على الأكثر.',
        unusable: 'في التعليق رموز لا يمكن عرضها. احذفها ثم أرسله من جديد.',
      },
    },
    formFaults: {
      parentGone: () => 'التعليق الذي تردّ عليه لم يعد موجودًا. أرسل من جديد لنشر تعليقك مستقلًّا.',
      formOutdated: () => 'انتهت صلاحية النموذج وجرى تجديده. نرجو الإرسال من جديد.',
      keyUsed: () => 'سبق أن أُرسل تعليق من هذا النموذج. أرسل من جديد إن كان هذا تعليقًا آخر.',
      tooMany: (seconds) => `تعليقات كثيرة دفعة واحدة. نرجو الإرسال من جديد بعد ${formatSeconds('ar', seconds)}.`,
      tryLater: () => 'يتعذّر استقبال التعليقات الآن ولم يُحفظ شيء. نرجو الإرسال من جديد بعد قليل.',
      notUnderstood: () => 'تعذّر فهم شيء في النموذج. نرجو مراجعته ثم الإرسال من جديد.',
    },
  },
};

/** One and two are words of their own; 3 to 10, 11 to 99 and whole hundreds each take another form of the noun. */
function arabicCount(count: number): string {
  if (count === 1) return 'تعليق واحد';
  if (count === 2) return 'تعليقان';
  const form = new Intl.PluralRules('ar').select(count);
  const noun = form === 'few' ? 'تعليقات' : form === 'many' ? 'تعليقًا' : 'تعليق';
  return `${formatNumber('ar', count)} ${noun}`;
}
