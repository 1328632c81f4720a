import type { Language } from './languages.js';

/** A piece of an article: a paragraph, a heading between paragraphs, or something that somebody said. */
export type ArticlePart = { paragraph: string } | { heading: string } | { quote: string; source: string };

/** An article of the demo newspaper. `thread` is the identifier that its comments are kept under. */
export interface Article {
  language: Language;
  path: string;
  thread: string;
  section: string;
  title: string;
  lead: string;
  author: string;
  publishedOn: string;
  parts: readonly ArticlePart[];
}

/** The two articles, both our own: one library by the sea, told by two papers. */
export const articles: Record<Language, Article> = {
  en: {
    language: 'en',
    path: '/demo',
    thread: 'harbour-library',
    section: 'Town & Harbour',
    title: 'Harbour Library opens its doors again',
    lead: 'Two winters after the flood, the old customs house on Quay Street is lending books, and has made its peace with the tide.',
    author: 'Nora Whitfield',
    publishedOn: '2026-03-14',
    parts: [
      {
        paragraph:
          'The first book to leave the building on Saturday morning was a field guide to wading birds, borrowed by a boy of seven who had been waiting on the steps since breakfast. By noon the queue for new cards reached the fish market, and somebody had begun to hand out tea.',
      },
      {
        paragraph:
          'The storm had treated the library badly. Sea water stood knee-deep in the children’s room, and some nine thousand volumes were carried out by a chain of neighbours that ran all the way up Chapel Hill. Most have come back: freeze-dried, pressed and, as librarian Ines Marlowe puts it, “a little wavier than before”.',
      },
      { heading: 'A room for the tide' },
      {
        paragraph:
          'The ground floor now does what the water asks of it. Shelves stand on wheels, sockets sit at shoulder height, and the reading room has a floor of larch that may get wet and dry again. What cannot be replaced has moved upstairs, where tall windows look over the moorings.',
      },
      {
        quote: 'We did not build a wall against the sea. We built a library that can wait for it to leave.',
        source: 'Ines Marlowe',
      },
      {
        paragraph:
          'The town paid for two thirds of the work; the rest came in 1,140 small gifts, the smallest of them a jar of coins from the sailing school. The doors are open from Tuesday to Sunday, ten to seven, and ferry passengers may leave their books in the box at pier three.',
      },
      { paragraph: 'An evening programme begins in April. What should it start with? Tell the librarians below.' },
    ],
  },
  ar: {
    language: 'ar',
    path: '/demo/ar',
    thread: 'harbour-library-ar',
    section: 'المدينة والميناء',
    title: 'مكتبة الميناء تفتح أبوابها من جديد',
    lead: 'بعد عامين من الترميم عاد مبنى الجمارك القديم إلى أهله: كتب أُنقذت من الماء، وقاعة هادئة تطلّ على المراكب.',
    author: 'هالة الصيّاد',
    publishedOn: '2026-03-14',
    parts: [
      {
        paragraph:
          'عند التاسعة من صباح السبت رفع أمين المكتبة سالم الحدّاد الستارة الحديدية، فدخل الأطفال أولًا، ثم البحّارة المتقاعدون الذين اعتادوا قراءة الصحف قرب النافذة الشرقية. وقبل الظهر كان طابور البطاقات الجديدة قد بلغ سوق السمك.',
      },
      {
        paragraph:
          'يعود المبنى إلى زمن كانت السفن تُفرغ فيه حمولتها من التوابل والورق على الرصيف المقابل. وقد حافظ المعماريون على أقواسه الحجرية وسقفه الخشبي، وأضافوا إليه مصعدًا وممرًّا للكراسي المتحرّكة، وقاعة لا يُسمع فيها سوى تقليب الصفحات.',
      },
      { heading: 'كتب نجت من الماء' },
      {
        paragraph:
          'حين غمرت العاصفة الطابق الأرضي حمل الجيران الكتب بأيديهم إلى مدرسة الحيّ، وجُفِّفت المخطوطات ورقةً ورقة. وتقول المرمِّمة ليلى منصور إن أربعة كتب من كل خمسة عادت إلى رفوفها، وإن ما بقي ينتظر دوره في ورشة الطابق العلوي.',
      },
      { quote: 'لم نُعِد الرفوف إلى مكانها فحسب، بل أعدنا إلى الحيّ موعده مع المساء.', source: 'ليلى منصور' },
      {
        paragraph:
          'تفتح المكتبة أبوابها من السبت إلى الخميس، من التاسعة صباحًا حتى الثامنة مساءً، وبطاقة الاستعارة مجانية لكل من يسكن المدينة. ويمكن لركّاب العبّارة أن يتركوا كتبهم في الصندوق عند الرصيف الثالث.',
      },
      { paragraph: 'ويبدأ نادي القراءة جلساته في أبريل. أيّ كتاب تودّون أن يفتتح به؟ شاركونا رأيكم في التعليقات.' },
    ],
  },
};
