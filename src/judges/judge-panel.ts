import { Injectable } from '@nestjs/common';
import type { Finding } from '../checks/check.js';
import { Environment } from '../config/environment.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { judgeNames, type JudgeMode, type JudgeName } from '../sites/judge-modes.js';
import type { SitePolicy } from '../sites/site-policy.js';
import { configuredJudges } from './configured-judges.js';
import { GuardedJudge, type JudgeAnswer } from './guarded-judge.js';
import { judgeFindings } from './judge-findings.js';
import { JudgeInputReader, type JudgedText } from './judge-input.reader.js';
import { JudgeMemory } from './judge-memory.repository.js';

/** Asks the judges that a site has switched on, all at once, and turns what they say into findings. */
@Injectable()
export class JudgePanel {
  private readonly judges: Map<JudgeName, GuardedJudge>;

  constructor(
    private readonly reader: JudgeInputReader,
    private readonly metrics: Metrics,
    private readonly log: Log,
    memory: JudgeMemory,
    environment: Environment,
  ) {
    this.judges = new Map(
      configuredJudges(environment).map((judge) => [
        judge.name,
        new GuardedJudge(judge, memory, environment.JUDGE_DEADLINE_MS),
      ]),
    );
  }

  /** Never rejects; a site without judges costs nothing. Findings are in the order of `judgeNames`. */
  async ask(siteId: string, text: JudgedText, { judges, judgeFailure }: SitePolicy): Promise<Finding[]> {
    const wanted = judgeNames.flatMap((name): { name: JudgeName; mode: Exclude<JudgeMode, 'off'> }[] => {
      const mode = judges[name];
      return mode === 'off' ? [] : [{ name, mode }];
    });
    if (wanted.length === 0) return [];
    const input = this.reader.read(siteId, text);
    const findings = await Promise.all(
      wanted.map(async ({ name, mode }) => {
        const answer = await this.askOne(name, input);
        this.count(name, answer, text.commentId);
        return judgeFindings(name, answer, mode, judgeFailure);
      }),
    );
    return findings.flat();
  }

  private async askOne(name: JudgeName, input: ReturnType<JudgeInputReader['read']>): Promise<JudgeAnswer> {
    try {
      const judge = this.judges.get(name);
      if (!judge) {
        await input;
        return { kind: 'none', outcome: 'not-configured', ms: 0 };
      }
      return await judge.ask(await input);
    } catch (error) {
      return { kind: 'none', outcome: 'failed', ms: 0, error };
    }
  }

  private count(judge: JudgeName, answer: JudgeAnswer, commentId: string): void {
    const { outcome, ms } = answer;
    this.metrics.judgeOutcomes.inc({ judge, outcome });
    if (outcome === 'answered') this.metrics.judgeSeconds.observe({ judge }, ms / 1000);
    const isOpen = this.judges.get(judge)?.breaker.isOpen(performance.now()) ?? false;
    this.metrics.judgeBreakerOpen.set({ judge }, isOpen ? 1 : 0);
    if (outcome === 'failed' || outcome === 'timed-out') {
      this.log.judgeFailed({ judge, outcome, commentId }, answer.kind === 'none' ? answer.error : undefined);
    }
  }
}
