import { Problem, problems } from '../http/problem.js';

/** No version of any comment: what a well-formed If-Match stands for that names none of ours, so that it loses with 412. */
export const noVersion = 0;

const entityTags = /^(?:W\/)?"[!#-~\x80-\xff]*"(?:[ \t]*,[ \t]*(?:W\/)?"[!#-~\x80-\xff]*")*$/;
const versionTag = /^"([1-9]\d{0,9})"$/;

/** The entity tag of a comment: its version. Strong, because a version is never used twice. */
export function tagOfVersion(version: number): string {
  return `"${version}"`;
}

/**
 * The version that an If-Match header names. 428 without one, and for `*`; 422 when it is no list of entity tags. Compared
 * strongly and one to one: a weak tag, a list, or a tag that is not ours is `noVersion`.
 */
export function expectedVersion(ifMatch: string | undefined): number {
  const header = ifMatch?.trim();
  if (header === undefined) {
    throw new Problem(problems['version-needed'], 'Send If-Match with the ETag of the comment as you saw it.');
  }
  if (header === '*') {
    throw new Problem(
      problems['version-needed'],
      'If-Match: * would decide about a version that nobody looked at. Send the ETag of the comment as you saw it.',
    );
  }
  if (!entityTags.test(header)) {
    throw new Problem(problems['invalid-request'], 'The If-Match header cannot be read.', {
      errors: [{ parameter: 'If-Match', detail: 'must be the ETag of the comment, quotes included, such as "3"' }],
    });
  }
  return Number(versionTag.exec(header)?.[1] ?? noVersion);
}
