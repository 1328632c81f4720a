import { randomBytes } from 'node:crypto';

/** What the comments are made of: drawn at random, so that no two of them are alike and the duplicate check has ordinary work. */
export const vocabulary = (
  'the the the a a of of to to and and in is was that it for on with as at by from this they we you not but have has had would ' +
  'council harbour report vote terminal ferry market Saturday noise street neighbour school library bridge budget mayor tram ' +
  'winter article editor letter figures answer question promise meeting plan garden river police doctor clinic teacher ' +
  'children tourists engine repair window money taxes rent price bread coffee weather morning evening yesterday tomorrow ' +
  'always never often maybe really quite rather hardly perhaps because although while until before after during against ' +
  'read wrote heard asked told found lost paid built closed opened moved stayed agreed doubted waited walked saw think know ' +
  'want need hope fear like good bad old new long short fair loud quiet clean dirty empty crowded honest careful wrong right'
).split(' ');

/**
 * Answers a function that makes the JSON of one submission after another: about 280 bytes of text, never the same twice,
 * from 20,000 authors under 1,000 articles. `submissions.lua` does the same for wrk.
 */
export function submissions(site) {
  const tag = randomBytes(4).toString('hex');
  let count = 0;
  return () => {
    count += 1;
    const author = Math.floor(Math.random() * 20_000);
    return JSON.stringify({
      site,
      thread: `https://news.example/articles/${Math.floor(Math.random() * 1_000)}`,
      name: `Reader ${author}`,
      email: `reader${author}@example.org`,
      body: `Letter ${tag}-${count}: ${Array.from({ length: 43 }, anyWord).join(' ')}.`,
    });
  };
}

function anyWord() {
  return vocabulary[Math.floor(Math.random() * vocabulary.length)];
}
