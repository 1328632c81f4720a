import { abuseTerms, addressedTerms, type AbuseTerm } from './abuse-severity.js';

// obscenity (english-swearing.ts) has the swear-words; they stand here again because only our matcher sees through stars
// and stretched letters. And what it does not know: insults without swearing, slurs for peoples and faiths, talk of
// people as vermin, wishes of death. Words that news stories need ('rat', 'clown', 'liar') count when said to somebody.

const SLURS = `
  wetback, wetbacks, spics, gook, gooks, raghead, ragheads, towelhead, towelheads, camel jockey, camel jockeys, paki,
  pakis, darkie, darkies, pikey, pikeys, shemale, shemales, trannies, mongoloid, mongoloids, subhuman,
  subhumans, sub human, sub humans, untermensch, untermenschen, muzzie, muzzies, muzrat, muzrats, mudslime, mudslimes, jungle bunny,
  jungle bunnies, porch monkey, porch monkeys, zipperhead, beaner, beaners, half breed, half breeds, kaffirs,
  slant eye, slant eyes, christ killer, christ killers, gypsy scum, dirty jew, dirty jews, dirty arab, dirty arabs,
  dirty muslims, filthy jews, filthy muslims, faggot, faggots, nigger, niggers`;

const VILE = `
  cunt, cunts, kill yourself, kill your self, go kill yourself, kys, hang yourself, hope you die, hope they die, hope he dies, hope she dies,
  i will kill you, i ll kill you, gonna kill you, gas them all, gas the jews, kill them all, shoot them all, hang them all,
  exterminate them, motherfucker, motherfuckers, goatfucker, goatfuckers, goat fucker, goat fuckers, cocksucker, cocksuckers`;

const SWEARING = `
  shit, shits, shitty, shite, fking, fkn, fk you, fk off, fuck, fucks, fucked, fucking, fucker, fuckers, fuckin, bitch, bitches, bastard, bastards, whore, whores, slut,
  sluts, twat, twats, asshole, assholes, sshole, ssholes, ass hole, ass holes, arsehole, arseholes, dickhead, dickheads, shithead, shitheads, bullshit, stfu, gtfo, screw you,
  up yours, son of a bitch, sonofabitch, douche, douches, douchebag, douchebags, douche bag`;

const ATTACKS = `
  human garbage, human filth, human trash, human scum, human waste, are vermin, is vermin, these vermin, are cockroaches,
  like cockroaches, are parasites, are subhuman, are savages, drop dead, burn in hell, rot in hell, go to hell, should be shot,
  should be hanged, should be exterminated, should all be killed, shut up you, shut your mouth, shut the hell up,
  stupid bitch, piece of garbage, piece of trash, pieces of garbage, worthless piece of`;

const INSULTS = `
  moron, morons, moronic, idiot, idiots, idiotic, imbecile, imbeciles, dumbass, dumbasses, dumb ass, dimwit, dimwits, nitwit,
  nitwits, halfwit, halfwits, half wit, half wits, cretin, cretins, simpleton, simpletons, dunce, dunces, dolt, dolts, bonehead,
  boneheads, blockhead, blockheads, numbskull, numbskulls, numskull, pea brain, pea brained, airhead, scum, scumbag, scumbags,
  sleazebag, sleazeball, slimeball, jackass, jackasses, asshat, asshats, asswipe, asswipes, libtard, libtards, trumptard,
  trumptards, conservatard, feminazi, feminazis, ignoramus, buffoon, buffoons, nutjob, nutjobs, nut job, nutcase, nutcases,
  wacko, wackos, lowlife, lowlifes, low life, low lifes, degenerates, white trash, brain dead, braindead, retarded, shut up,
  knuckle dragger, knuckle draggers, knuckle dragging, inbred, inbreds, dipstick, dumbo, turd, skank, skanks, bimbo, bimbos, dingbat, dingbats`;

const SAID_TO = `you, you are a, you are an, you are, you re a, you re an, you re, youre a, youre an, youre, ur a, ur an, u r a,
  u are a, your a, your an, you re such a, you are such a, you re such an, you are such an, you stupid, you fucking, you dirty, you filthy,
  you pathetic, you ignorant, you disgusting`;
const WHEN_SAID_TO = `
  moron, morons, idiot, idiots, imbecile, imbeciles, cretin, cretins, retard, retards, fool, fools, clown, clowns, pig, pigs, dog,
  dogs, rat, rats, snake, donkey, monkey, monkeys, ape, apes, cow, vermin, parasite, parasites, cockroach, cockroaches, worm, worms,
  loser, losers, creep, pervert, freak, freaks, psycho, scum, scumbag, trash, garbage, savages, liar, bigot, hypocrite,
  coward, disgusting, pathetic, stupid, dumb, ignoramus, twit, jerk, jerks, bastard, whore, lowlife, nutjob, buffoon, dumbass, jackass, halfwit, degenerate`;

/** English slurs, insults and dehumanising phrases. */
export const ENGLISH_ABUSE: readonly AbuseTerm[] = [
  ...abuseTerms('slur', SLURS),
  ...abuseTerms('vile', VILE),
  ...abuseTerms('swearing', SWEARING),
  ...abuseTerms('attack', ATTACKS),
  ...abuseTerms('insult', INSULTS),
  ...addressedTerms('attack', SAID_TO, WHEN_SAID_TO),
];
