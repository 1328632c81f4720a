import type { TestContext } from './context.js';
import { JudgeInputReader } from '../../src/judges/judge-input.reader.js';
import { JudgeMemory } from '../../src/judges/judge-memory.repository.js';
import { JudgePanel } from '../../src/judges/judge-panel.js';
import { CheckInputLoader } from '../../src/screening/check-input.loader.js';
import { BurstsRepository } from '../../src/screening/clusters/bursts.repository.js';
import { ClustersRepository } from '../../src/screening/clusters/clusters.repository.js';
import { ClustersService } from '../../src/screening/clusters/clusters.service.js';
import { ScreenCommentProcessor } from '../../src/screening/screen-comment.processor.js';
import { ScreeningFactsRepository } from '../../src/screening/screening-facts.repository.js';

/** What a worker gathers facts with, for `openContext`. */
export const loadingProviders = [
  BurstsRepository,
  CheckInputLoader,
  ClustersRepository,
  ClustersService,
  ScreeningFactsRepository,
];

/** What a worker screens with, for `openContext`. */
export const screeningProviders = [
  ...loadingProviders,
  JudgeInputReader,
  JudgeMemory,
  JudgePanel,
  ScreenCommentProcessor,
];

/** Screens comments as a worker does, all at the same time. */
export async function screen(context: TestContext, ids: readonly string[]): Promise<void> {
  const processor = context.get(ScreenCommentProcessor);
  await Promise.all(ids.map((commentId) => processor.process({ commentId, revision: 1 })));
}
