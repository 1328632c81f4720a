import { randomBytes } from 'node:crypto';

const sentence =
  'The council should publish the whole report before the vote, so that everybody who lives beside the harbour can read ' +
  'what the new terminal will mean for the noise, the ferries and the fish market on Saturdays. ';

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
      body: `${sentence}I would like to see the figures of ${tag}-${count}, and an answer to letter ${count * 7 + 13}.`,
    });
  };
}
