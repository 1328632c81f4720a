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
