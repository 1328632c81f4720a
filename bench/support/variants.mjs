/** Campaigns as spammers write them: one text in many variants. English and Arabic; everything follows from the seed. */

/** Texts that campaigns are made of, by language. `{link}`, `{name}` and `{price}` differ from variant to variant. */
export const templates = {
  en: [
    'I made {price} dollars last month working two hours a day from my kitchen table, ask {name} how to start and see {link} before the places are gone',
    'Do not believe what {name} tells you, this newspaper was paid by the developer to write it. Everything that they hide about the harbour project is at {link} for all to read',
    'Stop letting them silence us. Copy this text and send it to every article before the vote on Tuesday, they cannot delete all of us and they know it very well',
    'My doctor would not believe it but after three weeks of these drops my knees do not hurt any more. {name} got hers for {price} with free delivery, order yours at {link}',
  ],
  ar: [
    'ربحت {price} دولار في شهر واحد من البيت وأنا أعمل ساعتين في اليوم فقط، اسألوا {name} كيف تبدأ وادخلوا {link} قبل أن تنتهي الأماكن',
    'لا تصدقوا ما يقوله {name} فهذه الجريدة قبضت من المقاول حتى تكتب هذا الكلام، كل ما يخفونه عن مشروع الميناء تجدونه في {link} للجميع',
    'لن نسمح لهم بإسكاتنا بعد اليوم، انسخوا هذا الكلام وأرسلوه تحت كل مقال قبل التصويت يوم الثلاثاء فلن يستطيعوا حذفنا جميعا وهم يعرفون ذلك',
    'الطبيب لم يصدق لكن بعد ثلاثة أسابيع من هذه القطرات اختفى ألم الركبة تماما، {name} اشترت العلبة بسعر {price} مع التوصيل المجاني، اطلبوها من {link}',
  ],
};

const names = {
  en: ['Anna', 'Mister Brown', 'Sam', 'Doctor Lewis', 'Margaret', 'Joe', 'my cousin Peter'],
  ar: ['سعاد', 'أبو أحمد', 'الدكتور كريم', 'خالد', 'ابنة عمي ليلى', 'يوسف'],
};
const words = {
  en: 'bridge garden letter winter captain orange mountain coffee window teacher market silver evening paper river school summer village blanket kitchen forest ticket morning painter island museum lantern basket meadow station journey weather feather candle pocket saddle copper'.split(
    ' ',
  ),
  ar: 'جسر حديقة رسالة شتاء قبطان برتقال جبل قهوة نافذة معلم سوق فضة مساء ورقة نهر مدرسة صيف قرية بطانية مطبخ غابة تذكرة صباح رسام جزيرة متحف فانوس سلة مرج محطة رحلة طقس ريشة شمعة جيب نحاس'.split(
    ' ',
  ),
};
const lookAlikes = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', i: 'і' };
const leet = { a: '4', e: '3', o: '0', i: '1', s: '5' };

/** What is done to a copy, each at a rate of its own (a part of its words or letters). */
export const edits = {
  'nothing but link, name, price': (text) => text,
  'padding 25 %': (text, tools) => padded(text, 0.25, tools),
  'padding 50 %': (text, tools) => padded(text, 0.5, tools),
  'padding 100 %': (text, tools) => padded(text, 1, tools),
  'words changed 5 %': (text, tools) => eachWord(text, 0.05, tools, () => tools.word()),
  'words changed 10 %': (text, tools) => eachWord(text, 0.1, tools, () => tools.word()),
  'words changed 20 %': (text, tools) => eachWord(text, 0.2, tools, () => tools.word()),
  'words put in 15 %': (text, tools) => eachWord(text, 0.15, tools, (word) => `${word} ${tools.word()}`),
  'words left out 10 %': (text, tools) => eachWord(text, 0.1, tools, () => ''),
  'typos in 3 % of letters': (text, tools) => eachLetter(text, 0.03, tools, (letter) => letter + tools.word()[0]),
  'leet in 20 % of letters': (text, tools) => eachLetter(text, 0.2, tools, (letter) => leet[letter] ?? letter),
  'look-alikes for 50 % of letters': (text, tools) =>
    eachLetter(text, 0.5, tools, (letter) => lookAlikes[letter] ?? letter),
  'zero width in 30 % of letters': (text, tools) => eachLetter(text, 0.3, tools, (letter) => `${letter}\u200b`),
  'stretched or marked in 10 % of letters': (text, tools) =>
    eachLetter(text, 0.1, tools, (letter) => (/[a-z]/.test(letter) ? letter.repeat(4) : `${letter}\u0640`)),
};

/** As many variants of a template as asked for, every one edited in the way that is named. */
export function variants(language, template, edit, count, seed) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const tools = { random, word: () => pick(words[language]) };
  return Array.from({ length: count }, () =>
    edits[edit](
      template.replace('{name}', pick(names[language])).replace('{price}', String(Math.ceil(random() * 90) * 100)),
      tools,
    ).replace('{link}', `https://deals${Math.ceil(random() * 9)}.example/${random().toString(36).slice(2, 8)}`),
  );
}

/** Numbers from 0 to 1, the same for each seed. */
export function randomFrom(seed) {
  let state = Math.imul(seed + 1, 2_654_435_761);
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return state / 2 ** 32;
  };
}

function padded(text, rate, { random, word }) {
  const count = Math.ceil(text.split(' ').length * rate);
  const before = Math.floor(random() * (count + 1));
  const some = (length) => Array.from({ length }, word);
  return [...some(before), text, ...some(count - before)].join(' ');
}

function eachWord(text, rate, { random }, edit) {
  return text
    .split(' ')
    .map((word) => (word !== '{link}' && random() < rate ? edit(word) : word))
    .join(' ');
}

function eachLetter(text, rate, { random }, edit) {
  return text.replace(/\{link\}|\p{L}/gu, (letter) => (letter.length === 1 && random() < rate ? edit(letter) : letter));
}
