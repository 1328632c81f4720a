/** The reasons a moderator can give for turning a comment away, with the sentence its author reads. */
export const moderatorReasons = {
  abuse: 'It insults or harasses somebody.',
  hate: 'It attacks people for who they are.',
  threat: 'It threatens or calls for violence.',
  spam: 'It advertises or was posted in bulk.',
  'off-topic': 'It is not about the article.',
  'personal-data': 'It reveals private details of a person.',
  illegal: 'It breaks the law.',
  misinformation: 'It states as fact what is known to be false.',
  duplicate: 'It repeats another comment.',
  other: 'It does not follow the rules of the site.',
} as const satisfies Record<string, string>;

/** The code of a moderator’s reason. */
export type ModeratorReason = keyof typeof moderatorReasons;

/** Reasons that are the machine's own, beside the codes of the checks' findings. */
export const machineReasons = {
  premoderation: 'On this site a person looks at every comment before it appears.',
  checks_unavailable: 'The checks could not be carried out, so a person will look at it.',
} as const satisfies Record<string, string>;
