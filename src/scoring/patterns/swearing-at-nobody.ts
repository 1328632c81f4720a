import type { TracedText } from '../../text/traced-text.js';
import type { Word } from '../../text/words.js';
import type { ClassedText } from './class-reader.js';
import { classNumber } from './compile-patterns.js';
import type { WordClass } from './pattern.js';

// 'This weather is … awful' swears and insults nobody. A swear word is aimed at somebody when its sentence has somebody in
// it: a person spoken to or of, a group, a name. When in doubt it is aimed.

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const SWEARING = list(`wank wanking blowjob jizz fkin fking fkn effing freaking frigging fricking bloody damn damned goddamn goddamned dammit damnit shitty shite shit shits shitting
  shitshow shitstorm shitload shitton bullshit crap crappy crapping wtf fml arse ass asses badass badasses kickass bollocks piss pissed pissing bitching`); // prettier-ignore
/** 'unf…ingbelievable' and its like, but not one who does it. */
const OATH = /^(?:fuck(?:s|ed|ing|in|n|ery|y|up|ups|ton|tons|load|loads|able)?|[a-z]{2,6}fucking[a-z]*|clusterfuck)$/;
/** Whoever stands in the sentence is taken for the one it is aimed at. */
const SOMEBODY: readonly WordClass[] = ['YOU', 'THEY', 'PEOPLE', 'BEAST'];
const SOMEBODY_CLASSES = new Set(SOMEBODY.map(classNumber));
const GROUPS = new Set((['GROUP', 'ETHNIC', 'SLUR'] as const).map(classNumber));
const INSULT = classNumber('INSULT');
const HOSTILE = new Set((['HATE', 'KILL', 'KILLED'] as const).map(classNumber));
/** Who is somebody in particular. */
const PERSONS =
  list(`he she him her hers them theirs himself herself themselves yours yall guy guys dude bro bloke blokes man men lad lads girl boy boys lady ladies kid
  mother mom mum mama father dad sister brother wife husband politician politicians minister president senator mayor police cop cops officer judge judges lawyer lawyers teacher
  boss author editor writer journalist journalists reporter reporters liberal liberals conservative conservatives democrat democrats republican republicans tory tories lefties leftists
  nazi nazis fascist fascists voters supporters everyone everybody anyone whoever
  retard retards commies commie pedo pedos pedophile pedophiles paedophile traitor traitors thug thugs criminal criminals terrorist terrorists rapist murderer clerk thief thieves punk punks freak freaks
  commenter op moderator moderators mods`);
/** Said to please: 'so … good', 'I … love you'. */
const PRAISED = list(`love loved loves loving good great awesome amazing brilliant beautiful fantastic wonderful best excellent incredible perfect happy proud glad hilarious funny cool delicious
  legend legends genius gorgeous stunning thrilled excited grateful glorious superb adore like nice well right yes rock rocks rule rules nailed won win hero heroes magnificent epic beauty talented clever smart
  lovely unreal insane sweet cute adorable`); // prettier-ignore
/** What an oath without an object has before it, and behind it. */
const EXCLAIMED = list('holy oh ah aw sake');
const BEFORE_OATH = list(
  'the holy oh what as a of for give gives gave giving fat ah aw well absolute total no flying single zero',
);
const BEHIND_OATH = list(`this that it me my yeah yes no knows all sake ton tons load up ups i im if when why how mondays monday cancer winter summer work school exams homework taxes traffic
  the every everything anything nothing with around about like to and or so is was do did has have will would can could not just in on at for from by our we being having going getting
  dieting cooking cleaning commuting adulting college exam exams homework math algebra chemistry rent bills mosquitoes potholes pollen hayfever hangovers insomnia technology computers autocorrect society love money fame
  covid weather rain snow war capitalism inflation gravity maths math sleep life`); // prettier-ignore
const MADE_OF = list('piece pieces bag sack full lump pile bunch');
/** A word that stresses another one is about what stands so near to it. */
const EMPHASIS = /ing$|in$|^damn|^goddamn|^bloody$/;
const BEFORE = 3;
const BEHIND = 2;
const CALENDAR = list(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter
  god jesus christ tv internet i im ill ive id ok lol omg wtf english`); // prettier-ignore
/** Names for people that are said of things and of oneself, or in sympathy, too. */
const EPITHETS = list('bitch bastard bastards asshole assholes arsehole arseholes dick dicks prick pricks motherfucker motherfuckers fucker fuckers douche'); // prettier-ignore
/** These mean a thing only before a word of COMPOUNDS. */
const COARSE = list('douchebag wanker twat cunt cunts whore whores slut sluts dickhead pussy bitches');
/** What makes another thing of them: 'a … move', '… shaming'. */
const COMPOUNDS = list('move moves shaming shamed shame walk house houses cat cats pic pics joke jokes riot willow');
/** Nobody in particular. */
const UNNAMED = list(
  'my some someone somebody every always sometimes most few another dont didnt being act acting feel felt feeling be i im',
);
const ARTICLES = list('a an such the of are were like real total little complete absolute');
const KINDLY = list(
  'lucky poor tough clever cheeky funny talented stubborn brave lovely unlucky sly handsome crafty sweet magnificent',
);
const IS = list('is was s be been being thats its');
const THINGS = list('this that it its thats my our the life karma payback what oh');
const KIDDING = list('kidding serious joking believe wait know');
const ASKED = list('what where who why how when wth');
const ASS = list('ass asses arse');
const ASS_IDIOMS = list('kick kicks kicked kicking bet bust busted busting off handed hard long');
const SENDS_AWAY = list('get shut stay leave back go gone');
const SHOWN = list('these those you your youre ur u');
const VERBS = list('fuck fucks');
const ME = list('i im ive cant couldnt me my');
const STUFF = list('shit crap shite arse ass asses');

/** The numbers of the words of a text that swear at nobody. */
export function swearingAtNobody(classed: ClassedText, folded: TracedText): number[] {
  const { words } = classed;
  return words.flatMap(({ text }, at) => (isSwearing(text) && !isAimed(classed, folded, at) ? [at] : []));
}

function isSwearing(text: string): boolean {
  return SWEARING.has(text) || EPITHETS.has(text) || COARSE.has(text) || OATH.test(text);
}

type Near = (step: number) => string;

function isAimed(classed: ClassedText, folded: TracedText, at: number): boolean {
  const near: Near = (step) =>
    classed.sentences[at + step] === classed.sentences[at] ? (classed.words[at + step]?.text ?? '') : '';
  const [word, before, next] = [near(0), near(-1), near(1)];
  const somebody = () => hasSomebody(classed, folded, at, EMPHASIS.test(word));
  if (COARSE.has(word)) return !COMPOUNDS.has(next);
  if (EPITHETS.has(word)) return !isKindly(near) && !((isOfThing(near) || isOfNobody(near)) && !somebody());
  if (before === 'the' && SENDS_AWAY.has(near(-2))) return true;
  if (next === 'off' && (VERBS.has(word) || word === 'piss')) return true;
  if (EXCLAIMED.has(before) || (before === 'for' && next === 's')) return false;
  if (isIdiom(near)) return false;
  if (VERBS.has(word)) {
    if (before === 'to' || (next !== '' && !BEHIND_OATH.has(next) && !BEFORE_OATH.has(before))) return true;
  } else if (STUFF.has(word)) {
    if (before === 'of' && MADE_OF.has(near(-2)) && !isOfThing(near)) return true;
  } else {
    if (SHOWN.has(before) && !PRAISED.has(next) && !KIDDING.has(next)) return true;
    if (PRAISED.has(next) || (ME.has(before) && !isHostile(classed, at + 1))) return false;
  }
  return somebody();
}

/** 'lucky …', 'a … move', '… please'. */
function isKindly(near: Near): boolean {
  return (
    KINDLY.has(near(-1)) || (near(-1) === 'a' && KINDLY.has(near(-4))) || COMPOUNDS.has(near(1)) || near(1) === 'please'
  );
}

/** 'Some people are …', 'do not be a …', 'my neighbour is a …'; an oath that stands alone. */
function isOfNobody(near: Near): boolean {
  const isOath = near(-1) === '' && near(1) !== '' && !IS.has(near(1)) && /^moth/.test(near(0));
  return isOath || (ARTICLES.has(near(-1)) && [2, 3, 4, 5, 6].some((step) => UNNAMED.has(near(-step))));
}

/** 'Life is a …', 'my car is a piece of …', 'Son of a …, I burned the toast'. */
function isOfThing(near: Near): boolean {
  if (near(-3) === 'son' && (near(-4) === '' || THINGS.has(near(-5)))) return true;
  const verb = [-2, -3, -4, -5].find((step) => IS.has(near(step)));
  return verb !== undefined && [1, 2, 3].some((step) => THINGS.has(near(verb - step)) || THINGS.has(near(verb)));
}

/** 'do not give a …', 'no …', 'kick …', 'what the … happened'. */
function isIdiom(near: Near): boolean {
  const [word, before, next] = [near(0), near(-1), near(1)];
  if (before === 'a' && /^g[iaoe]v|^gi/.test(near(-2))) return true;
  if (before === 'no' || KIDDING.has(next)) return true;
  if (next === 'out' && near(2) === 'of' && near(3) === 'me') return true;
  if (ASS.has(word) && [near(-2), before, next].some((text) => ASS_IDIOMS.has(text))) return true;
  return before === 'the' && ASKED.has(near(-2)) && near(1) !== 'do' && ![1, 2, 3, 4, 5].some((step) => SHOWN.has(near(step))); // prettier-ignore
}

function isHostile({ items }: ClassedText, at: number): boolean {
  return items[at]?.some((item) => HOSTILE.has(item.class)) ?? false;
}

/** Somebody in the sentence, of a word that only stresses another one near it, or a group of people anywhere: 'They are everywhere now. …' */
function hasSomebody(
  { words, items, sentences }: ClassedText,
  folded: TracedText,
  at: number,
  isNear: boolean,
): boolean {
  let first = at;
  while (first > 0 && sentences[first - 1] === sentences[at]) first -= 1;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (isSwearing(word.text)) continue;
    if (items[i]?.some((item) => GROUPS.has(item.class))) return true;
    if (
      items[i]?.some((item) => item.class === INSULT && !(i <= at && at <= item.last)) &&
      sentences[i] === sentences[at]
    )
      return true;
    if (sentences[i] !== sentences[at] || (isNear && (i < at - BEFORE || i > at + BEHIND))) continue;
    if (PERSONS.has(word.text) || items[i]?.some((item) => SOMEBODY_CLASSES.has(item.class))) return true;
    if (i > first && isName(word, folded)) return true;
  }
  return false;
}

/** A word with a capital in the middle of a sentence. */
function isName({ text, start, end }: Word, folded: TracedText): boolean {
  const span = folded.toOriginal(start, end);
  return /^\p{Lu}\p{Ll}/u.test(folded.original.slice(span.start, span.end)) && !CALENDAR.has(text);
}
