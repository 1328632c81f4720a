import type { OutgoingMail } from './mailer.js';

/** What a mail with a proof link says. The site's name is the one thing in it that is not ours, and its admin chose it. */
export interface ProofMailFacts {
  proofId: string;
  siteName: string;
  /** The address that people reach the service at, without a slash at its end. */
  publicUrl: string;
  secret: string;
  language: 'en' | 'ar';
  hours: number;
}

/**
 * The mail with the one-time link. Nothing of the comment is in it, neither its text nor its name nor its page: anybody can
 * type anybody's address, and this must not become a way to send people words of one's own.
 */
export function proofMail({ proofId, siteName, publicUrl, secret, language, hours }: ProofMailFacts): OutgoingMail {
  const link = `${publicUrl}${proofPath(language, secret)}`;
  return { id: proofId, language, ...write[language](siteName, link, hours) };
}

/** Where the page of a link is. */
export function proofPath(language: 'en' | 'ar', secret: string): string {
  return `/prove-address/${language === 'ar' ? 'ar/' : ''}${encodeURIComponent(secret)}`;
}

/** The language of the mail for a page's locale. */
export function mailLanguage(locale: string | null): 'en' | 'ar' {
  return /^ar(-|$)/i.test(locale ?? '') ? 'ar' : 'en';
}

const write: Record<'en' | 'ar', (site: string, link: string, hours: number) => { subject: string; text: string }> = {
  en: (site, link, hours) => ({
    subject: `${site}: is this your e-mail address?`,
    text: [
      `Somebody who left a comment on ${site} gave this e-mail address and asked to prove that it is theirs.`,
      `If that was you, open this page and press the button on it:`,
      link,
      `The link works once, within ${hours} hours. If it was not you, do nothing: without you nothing happens.`,
      '',
    ].join('\n\n'),
  }),
  ar: (site, link, hours) => ({
    subject: `${site}: هل هذا عنوان بريدك الإلكتروني؟`,
    text: [
      `ذكر شخص ترك تعليقًا على ${site} هذا العنوان وطلب إثبات أنه له.`,
      `إن كنت أنت من فعل ذلك فافتح هذه الصفحة واضغط الزرّ الذي فيها:`,
      link,
      `يعمل الرابط مرة واحدة خلال ${hours} ساعة. وإن لم تكن أنت فلا تفعل شيئًا، ولن يحدث شيء من دونك.`,
      '',
    ].join('\n\n'),
  }),
};
