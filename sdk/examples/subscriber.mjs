// Follows Anteroom's events and keeps what it knows, with its place in the log, in one file: kill it whenever you like.
// ANTEROOM_URL=http://localhost:3000 ANTEROOM_KEY=ant_k_… node subscriber.mjs
import { Anteroom } from '@anteroom/client';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const { ANTEROOM_URL: url, ANTEROOM_KEY: key, STATE_FILE: file = 'subscriber.json' } = process.env;
const state = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { after: 'oldest', comments: {}, effects: 0 };

for await (const event of new Anteroom({ url, key }).eventStream({ after: state.after, types: ['comment.*'] })) {
  const { id, status, version } = event.data.comment;
  state.comments[id] = { status, version }; // the effect
  state.effects += 1; // would betray one that is missing or done twice
  state.after = event.sequence; // the place: goes to disk together with the effect, or not at all
  writeFileSync(`${file}.new`, JSON.stringify(state), { flush: true });
  renameSync(`${file}.new`, file);
}
