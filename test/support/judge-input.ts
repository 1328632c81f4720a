import type { JudgeInput } from '../../src/judges/judge.js';

/** An ordinary comment as a judge is shown it. */
export function judgeInput(overrides: Partial<JudgeInput> = {}): JudgeInput {
  return {
    commentId: '0198c0de-0000-7000-8000-000000000001',
    revision: 1,
    site: { key: 'site_test', url: 'https://news.example.org' },
    thread: { key: 'harbour', url: 'https://news.example.org/harbour' },
    language: 'en',
    body: 'The council should have asked the people who live there first.',
    name: null,
    website: null,
    ...overrides,
  };
}
