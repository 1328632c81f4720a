import { Judge, JudgeFault, type JudgeInput, type JudgeOpinion } from '../../src/judges/judge.js';

/** A judge without a network, held to the same contract as the real ones. */
export class FakeJudge extends Judge {
  readonly name = 'judge-http';
  readonly version: string = 'fake';
  asked = 0;

  /** `answer` null: it has no opinion. A promise is waited for until the signal aborts. */
  constructor(public answer: JudgeOpinion | Promise<JudgeOpinion> | null) {
    super();
  }

  content({ body }: JudgeInput): readonly string[] {
    return [body];
  }

  async judge(_input: JudgeInput, signal: AbortSignal): Promise<JudgeOpinion> {
    this.asked += 1;
    if (this.answer === null) throw new JudgeFault('No opinion.');
    const aborted = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(new JudgeFault('Aborted.'))),
    );
    return Promise.race([this.answer, aborted]);
  }
}
