/** The languages that the demo pages speak. */
export type Language = 'en' | 'ar';

/** What formatting needs to know of a language. Numbers of the Arabic pages are written in Arabic-Indic digits. */
export const languages: Record<Language, { direction: 'ltr' | 'rtl'; formats: string; name: string }> = {
  en: { direction: 'ltr', formats: 'en-GB', name: 'English' },
  ar: { direction: 'rtl', formats: 'ar-u-ca-gregory-nu-arab', name: 'العربية' },
};

/** A moment in words, such as "14 March 2026 at 09:05 UTC": the server does not know the reader's time zone, so it says its own. */
export function formatTime(language: Language, time: Date): string {
  const format = new Intl.DateTimeFormat(languages[language].formats, {
    ...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  return `${format.format(time)} ${language === 'ar' ? 'بالتوقيت العالمي' : 'UTC'}`;
}

/** A day in words, such as "14 March 2026". */
export function formatDay(language: Language, day: Date): string {
  return new Intl.DateTimeFormat(languages[language].formats, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

/** A whole number in the language's digits. */
export function formatNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(languages[language].formats).format(value);
}

/** A span of seconds in words, such as "1 second" or "٣٠ ثانية". */
export function formatSeconds(language: Language, seconds: number): string {
  const unit = { style: 'unit', unit: 'second', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(languages[language].formats, unit).format(seconds);
}
