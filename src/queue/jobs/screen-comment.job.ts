import { defineJob } from '../job-definition.js';

/** "Look at this revision of this comment." */
export interface ScreenComment {
  commentId: string;
  revision: number;
}

/** The job that a new revision of a comment makes. */
export const screenComment = defineJob<ScreenComment>({
  name: 'screen-comment',
  id: ({ commentId, revision }) => `${commentId}-${revision}`,
  parse(data) {
    const { commentId, revision } = (data ?? {}) as Partial<ScreenComment>;
    if (typeof commentId !== 'string' || typeof revision !== 'number')
      throw new TypeError('not a screen-comment payload');
    return { commentId, revision };
  },
  attempts: 5,
  backoffMs: 500,
});
