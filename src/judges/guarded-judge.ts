import { performance } from 'node:perf_hooks';
import { CircuitBreaker } from './circuit-breaker.js';
import { JudgeFault, type Judge, type JudgeInput, type JudgeOpinion } from './judge.js';
import type { JudgeMemory } from './judge-memory.repository.js';

/** Why there is no opinion. */
export type NoOpinion = 'timed-out' | 'failed' | 'breaker-open' | 'budget-spent' | 'not-configured';

/** How asking a judge went; `error` is for a log that knows how to leave out messages. */
export type JudgeAnswer =
  | { kind: 'opinion'; opinion: JudgeOpinion; outcome: 'answered' | 'cached'; ms: number }
  | { kind: 'none'; outcome: NoOpinion; ms: number; error?: unknown };

type Answer = Pick<JudgeAnswer, 'outcome'> & ({ opinion: JudgeOpinion } | { error?: unknown });

/**
 * One judge with all that has to stand around it: a deadline for the whole question, a circuit breaker of this process, the
 * budget and the memory of all processes. The same question asked again while it is under way shares the answer.
 */
export class GuardedJudge {
  readonly breaker = new CircuitBreaker();
  private readonly underWay = new Map<string, Promise<JudgeAnswer>>();

  constructor(
    readonly judge: Judge,
    private readonly memory: JudgeMemory,
    private readonly deadlineMs: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Never rejects, and settles within the deadline. */
  ask(input: JudgeInput): Promise<JudgeAnswer> {
    const key = this.memory.keyOf(this.judge, input);
    const name = key.toString('base64');
    let answer = this.underWay.get(name);
    if (!answer) {
      answer = this.askAnew(key, input).finally(() => this.underWay.delete(name));
      this.underWay.set(name, answer);
    }
    return answer;
  }

  private async askAnew(key: Buffer, input: JudgeInput): Promise<JudgeAnswer> {
    const started = performance.now();
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.deadlineMs);
    const answer = await withinDeadline(this.answer(key, input, deadline.signal), deadline.signal).catch(
      (error: unknown): Answer => ({ outcome: deadline.signal.aborted ? 'timed-out' : 'failed', error }),
    );
    clearTimeout(timer);
    const ms = performance.now() - started;
    return { kind: 'opinion' in answer ? 'opinion' : 'none', ...answer, ms } as JudgeAnswer;
  }

  private async answer(key: Buffer, input: JudgeInput, signal: AbortSignal): Promise<Answer> {
    const kept = await this.memory.recall(key);
    if (kept) return { outcome: 'cached', opinion: kept };
    if (!this.breaker.enter(this.clock())) return { outcome: 'breaker-open' };
    let spent: boolean;
    try {
      spent = !(await this.memory.spend(this.judge.name));
      signal.throwIfAborted();
    } catch (error) {
      this.breaker.released();
      throw error;
    }
    if (spent) {
      this.breaker.released();
      return { outcome: 'budget-spent' };
    }
    const opinion = await this.opinion(input, signal);
    // An opinion that could not be written down is an opinion all the same.
    await this.memory.keep(key, opinion).catch(() => undefined);
    return { outcome: 'answered', opinion };
  }

  private async opinion(input: JudgeInput, signal: AbortSignal): Promise<JudgeOpinion> {
    try {
      const opinion = await withinDeadline(this.judge.judge(input, signal), signal);
      this.breaker.succeeded();
      return opinion;
    } catch (error) {
      this.breaker.failed(this.clock(), error instanceof JudgeFault ? error.retryAfterMs : 0);
      throw error;
    }
  }
}

/** Rejects when the signal aborts first; what the promise does later is nobody's business. */
function withinDeadline<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new JudgeFault('The judge took too long.'));
    signal.addEventListener('abort', late, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}
