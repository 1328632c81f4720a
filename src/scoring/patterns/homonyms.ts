import type { ClassedText } from './class-reader.js';
import type { Word } from '../../text/words.js';

// Slurs that are ordinary words as well, each with words that tell which of the two is meant.

const HOMONYMS = new Map<string, ReadonlySet<string>>(
  Object.entries({
    fag: 'smoke smoked smoking cigarette cigarettes light lit break packet pack end ends ash lighter butt butts roll rolled puff pub',
    fags: 'smoke smoked smoking cigarette cigarettes light lit packet pack pint beer beers booze lighter tobacco buy bought carton',
    faggot: 'sticks wood kindling bundle firewood',
    faggots:
      'sticks wood kindling bundle firewood gravy peas mash meatballs butcher butchers liver recipe pork eat ate',
    chink: 'armour armor light wall curtain curtains door fence glasses sound weakness gap blinds shutters',
    chinks: 'armour armor light wall curtain curtains door fence glasses weakness gaps blinds shutters',
    dyke: 'water flood floods sea river wall dutch netherlands holland burst breached canal coast land offa van repair built',
    dykes: 'water flood floods sea river wall dutch netherlands holland burst breached canal coast land repair built',
    coon: 'maine cat cats raccoon hunt hunting hound dog trap trash tree',
    coons: 'maine cat cats raccoon raccoons hunt hunting hound hounds trap trash bins',
    spook: 'ghost ghosts halloween horse horses cia mi5 mi6 kgb intelligence agency film haunted easily',
    spooks: 'ghost ghosts halloween cia mi5 mi6 kgb intelligence agency series bbc haunted',
    spic: 'span',
    cracker: 'cheese christmas salt graham biscuit snack soup barrel firework dinner',
    crackers: 'cheese christmas salt graham biscuit biscuits snack soup fireworks',
    pansy: 'flower flowers garden pot plant planted bloom purple viola border',
    poof: 'gone vanished disappeared magic smoke cushion sofa suddenly',
    tranny: 'gearbox transmission transit van car truck radio transistor fluid engine clutch',
    bitch: 'puppies puppy litter breed breeder kennel kennels vet dogs pedigree spayed whelp crufts',
    bitches: 'puppies puppy litter breed breeder kennel kennels vet pedigree spayed crufts',
    retard: 'growth flame flames fire spread progress spark timing rust decay corrosion tempo',
    retarded: 'growth flame progress spark timing rust corrosion',
    gook: 'sticky sink drain pipe pipes oily',
    gypsy: 'moth jazz kings rose',
    nip: 'tuck bud air shop out round',
  }).map(([word, cues]) => [word, new Set(cues.split(' '))]),
);
const REACH = 6;

/** The numbers of the words of a text that are a slur elsewhere and an ordinary word here. */
export function homonyms({ words, sentences }: ClassedText): number[] {
  return words.flatMap(({ text }, at) => {
    const cues = HOMONYMS.get(text);
    if (!cues) return [];
    for (let near = Math.max(0, at - REACH); near <= at + REACH && near < words.length; near++) {
      if (near !== at && sentences[near] === sentences[at] && cues.has((words[near] as Word).text)) return [at];
    }
    return [];
  });
}
