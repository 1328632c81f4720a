/** What the order of a conversation is told by. */
interface Answer {
  id: string;
  parentId: string | null;
}

/**
 * Puts each answer below what it answers, those to the same comment in the order given. An answer whose comment is not
 * among these (it stands on another page) keeps its place among the first ones. No recursion: readers decide how deep it goes.
 */
export function inReadingOrder<T extends Answer>(comments: readonly T[]): T[] {
  const ids = new Set(comments.map(({ id }) => id));
  const answers = new Map<string, T[]>();
  const first: T[] = [];
  for (const comment of comments) {
    if (comment.parentId === null || !ids.has(comment.parentId)) first.push(comment);
    else answers.set(comment.parentId, [...(answers.get(comment.parentId) ?? []), comment]);
  }
  const ordered: T[] = [];
  const waiting = first.reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next);
    waiting.push(...(answers.get(next.id) ?? []).reverse());
  }
  return ordered;
}
