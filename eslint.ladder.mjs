/**
 * The ladder, top rung first. A folder of `src/` may import from lower rungs only: never upwards, never sideways.
 * Files directly in `src/` are entry files and may import anything. The lint rule is generated from this array.
 */
export const ladder = [
  ['evaluation'],
  ['training'],
  ['intake', 'threads', 'receipts', 'screening', 'review', 'delivery', 'health', 'pages'],
  ['learning'],
  ['moderation', 'bans', 'trust', 'judges'],
  ['verdict'],
  ['sites', 'comments', 'checks', 'events', 'people'],
  ['scoring'],
  ['queue', 'http', 'privacy', 'text'],
  ['database', 'embedded'],
  ['observability'],
  ['config'],
];
