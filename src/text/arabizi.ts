import { foldCharacters } from './fold-characters.js';
import { Remembered, type TracedText } from './traced-text.js';
import { words, type Word } from './words.js';

// Arabizi is Arabic in Latin letters with digits for sounds that Latin lacks: 'ya 7mar' is 'يا حمار'. Folding reads such
// digits as leet ('a7a' would be 'ata'), so this goes back to the original. Spelling is loose: short vowels are written
// in Latin and not in Arabic, and 't' may be two letters. A reading is therefore a guess, and lists are compared by
// `arabicSkeleton`, which forgets what Arabizi does not tell.

const SOUNDS: ReadonlyMap<string, string> = new Map(
  (
    "3'=غ 7'=خ 9'=ض 6'=ظ sh=ش ch=ش kh=خ gh=غ th=ث dh=ذ ou=و oo=و aa=ا ee=ي ii=ي uu=و ai=ي ei=ي ay=ي ey=ي aw=و " +
    '2=ء 3=ع 5=خ 6=ط 7=ح 8=غ 9=ص b=ب p=ب t=ت j=ج g=ج d=د r=ر z=ز s=س f=ف v=ف q=ق k=ك c=ك l=ل m=م n=ن h=ه w=و y=ي x=كس'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
);
const TOKEN = /[\p{L}\p{M}\d]+(?:['’][\p{L}\p{M}\d]+)*/gu;
const READABLE = /^(?=.*[a-z])[a-z2356789']+$/;
// A digit for a sound has letters beside it; '5pm', '3rd', '2nite', 'gr8' and 'mp3' are not that.
const SOUND_DIGIT = /^(?:[37][a-z]{2,}|[259][a-z]{3,}|[a-z]+[2357]{1,2}[a-z]\w*|[a-z]{2,}[37])$/;
const NOT_ARABIZI =
  /^(?:\d+(?:st|nd|rd|th|am|pm|k|m|bn|km|kg|x|s|d|g|mm|cm|ft|hrs?|mins?|yrs?|years?|days?|times|way|some|ish)|2(?:day|nite|night|morrow|gether)|mp[34]|ps[2-5]|[a-z]\d[a-z]|covid\d*|[bp]2[bp]\w*|h\dn\d|w3c?|web[23]|win7|b[34]\w*|gr8|l8r|m8|5head|3some)$/;
const SURE = set(
  'wallah walla wlh inshallah inchallah nchallah mashallah hamdulillah hamdellah alhamdulillah yalla habibi habibti enta ' +
    'inta enti inti ento intou mesh mish mouch mosh shou keef kifak kifik leish leesh lesh lech hayda haida hayde heik ' +
    'hek khara sharmouta sharmuta sharmoota 7aram haram ya3ni yaani kaman ktir kteer ktiir wein wayn hala2 halla2 3am ' +
    'mafi mafeesh keda kida awi bidde baddi badde bti3 hmar kalb kelb akhou okhtak ommak emmak immak teezak ayre ayri ' +
    'bladi lebnan labneh khalas akrah akrahu bakrah lazem lazim lezem yajib yajeb jami3 hadol hadoul haydol laysa laysou hadha hadhihi alladhi allathina alnas elnas muslimin meslmin moslmin almuslimin elyahoud alyahud yahoud masi7iyin souriyin suriyin laj2in nisa2 niswan neswen bashar hayawanat aghbiya aghbiya2 kulluhum kolhom kolohom kellon kellkon kollon byestahlo yestahlo sawfa leih ktiyr mohajirin hal2ad el7arb wlad 5alas barra zbala zbele khanzir 7ayawan hayawan ibn bint wlad kol kell kelna nshalla',
);
const MAYBE = set(
  'ya el al il fi ma la w wa ana ou bas bass shi kif min men 3a bel bil hal lal da di mn law allah ala',
);
const ELSEWHERE = set(
  'the and is are was you your to of that this it in for with not have be they we he she his her what just on so my if ' +
    'le les des est que qui pas pour dans une un et vous nous je tu il elle ce cette sur avec mais de du en ' +
    'der die das und ist nicht ein eine ich sie wir mit auf den dem zu von que no es por con los las una para o os nao',
);

/** From so sure on, of 1, a text is taken for Arabizi. Texts of one or two words need a word that is nothing else. */
const ENOUGH = 0.2;
const DIGIT_BY_LETTER = /[a-z]['’]?[2356789]|[2356789]['’]?[a-z]/i;
const NONE: readonly Word[] = [];
const read = new Remembered<readonly Word[]>((folded) => (mayBeArabizi(folded) ? readArabizi(folded) : NONE));

/** The most likely Arabic spelling, folded, of one word in Arabizi; undefined for what cannot be one. */
export function arabicReading(word: string): string | undefined {
  const plain = word.toLowerCase().replaceAll('’', "'");
  if (!READABLE.test(plain) || plain.length > 40) return undefined;
  const latin = plain.replace(/(.)\1{2,}/g, '$1').replace(/([bcdfghjklmnpqrstvwxyz])\1/g, '$1');
  let reading = '';
  for (let at = 0; at < latin.length;) {
    const pair = SOUNDS.get(latin.slice(at, at + 2));
    const sound = pair ?? SOUNDS.get(latin.charAt(at)) ?? vowelAt(latin, at);
    reading += pair && at === 0 && /^[aeiou]/.test(latin) && sound !== 'ا' ? `ا${sound}` : sound;
    at += pair ? 2 : 1;
  }
  return reading === '' ? undefined : foldCharacters(reading).text;
}

/**
 * What is left of a folded Arabic word when all that Arabizi does not tell is forgotten: long vowels after the first
 * letter, hamza, a last heh, and which of two letters with one Latin spelling it was.
 */
export function arabicSkeleton(word: string): string {
  const bare =
    word.charAt(0) +
    word
      .slice(1)
      .replace(/[اويىء]/g, '')
      .replace(/[هة]$/, '');
  return bare.replace(/[طثصضظذ]/g, (letter) => 'تتسددد'.charAt('طثصضظذ'.indexOf(letter))).replace(/(.)\1+/gu, '$1');
}

/**
 * The words of an Arabizi text in Arabic letters, placed in the folded text; none when the text is not Arabizi. Asked
 * again for the same folded text it gives the same array.
 */
export function arabiziWords(folded: TracedText): readonly Word[] {
  return read.of(folded);
}

/** Cheap, and true of all Arabizi: most comments are asked nothing more. */
function mayBeArabizi(folded: TracedText): boolean {
  return DIGIT_BY_LETTER.test(folded.original) || words(folded).some(({ text }) => SURE.has(text));
}

function readArabizi(folded: TracedText): readonly Word[] {
  const tokens = tokensOf(folded.original);
  if (scoreOf(tokens) < ENOUGH) return [];
  const found: Word[] = [];
  for (const { text, start, end } of tokens) {
    const reading = arabicReading(text);
    if (reading === undefined) continue;
    const from = firstAtOrAfter(folded.starts, start);
    const to = firstAtOrAfter(folded.starts, end);
    if (to > from) found.push({ text: reading, start: from, end: to });
  }
  return found;
}

function tokensOf(original: string): Word[] {
  if (!/[a-z]/i.test(original)) return [];
  return Array.from(original.matchAll(TOKEN), ({ 0: text, index }) => ({
    text: text.toLowerCase().replaceAll('’', "'"),
    start: index,
    end: index + text.length,
  }));
}

function scoreOf(tokens: readonly Word[]): number {
  let points = 0;
  let counted = 0;
  let sure = 0;
  for (const { text } of tokens) {
    if (!/[a-z]/.test(text)) continue;
    counted++;
    if (SURE.has(text) || (SOUND_DIGIT.test(text) && !NOT_ARABIZI.test(text))) {
      points++;
      sure++;
    } else if (MAYBE.has(text)) points += 0.5;
    else if (ELSEWHERE.has(text)) points -= 0.7;
  }
  // A vague word alone is no evidence: 'el', 'la' and 'ma' are Spanish and French too.
  return sure === 0 ? 0 : Math.min(1, Math.max(0, points / counted));
}

/** Arabic writes long vowels only: those at an end, and one between single consonants at the end of a word ('7mar'). */
function vowelAt(latin: string, at: number): string {
  const letter = latin.charAt(at);
  if (!/[aeiou]/.test(letter)) return '';
  if (at === 0) return 'ا';
  const long = letter === 'a' || letter === 'e' ? 'ا' : letter === 'i' ? 'ي' : 'و';
  if (at === latin.length - 1) return (letter === 'a' || letter === 'e') && latin.length > 3 ? 'ه' : long;
  const endsSyllable = at === latin.length - 2 && at >= 2 && !/[ae][kh]$/.test(latin);
  return endsSyllable && letter !== 'e' ? long : '';
}

function firstAtOrAfter(places: Uint32Array, wanted: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
