/** THE list of outside judges; see docs/judges.md. */
export const judgeNames = ['judge-akismet', 'judge-openai-moderation', 'judge-chat', 'judge-http'] as const;

/** An outside judge, as it is named in policies, findings and metrics. */
export type JudgeName = (typeof judgeNames)[number];

/** `off`: not asked. `shadow`: asked, and its opinion counts for nothing. `on`: its opinion can make a comment wait. */
export const judgeModes = ['off', 'shadow', 'on'] as const;

/** How a site uses a judge. */
export type JudgeMode = (typeof judgeModes)[number];

/** What becomes of a comment when a judge that is `on` gives no opinion: it waits for a person, or goes on without. */
export const judgeFailures = ['hold', 'ignore'] as const;

/** What a site wants then. */
export type JudgeFailure = (typeof judgeFailures)[number];
