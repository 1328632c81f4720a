import type { Transaction } from '../database/data-source.js';
import { Problem, problems } from '../http/problem.js';
import { judgeNames, type JudgeName } from './judge-modes.js';
import type { SitePolicy } from './site-policy.js';

/** How many comments people must have decided, with the judge's opinion on record, before it may count on a site. */
export const neededDecisions = 50;

/** A judge that is to be switched on before its time; `decided` of `needed`. */
export interface MissingTrial {
  judge: JudgeName;
  decided: number;
  needed: number;
}

/** The judges that a policy switches on without enough of a trial on the site. */
export async function missingTrials(
  tx: Transaction,
  siteId: string,
  before: SitePolicy,
  after: SitePolicy,
): Promise<MissingTrial[]> {
  const switchedOn = judgeNames.filter((name) => after.judges[name] === 'on' && before.judges[name] !== 'on');
  const missing: MissingTrial[] = [];
  for (const judge of switchedOn) {
    const decided = await decidedWith(tx, siteId, judge);
    if (decided < neededDecisions) missing.push({ judge, decided, needed: neededDecisions });
  }
  return missing;
}

/** 409, with what is missing. */
export function trialNeeded(missing: MissingTrial[]): Problem {
  const names = missing.map(({ judge, decided, needed }) => `${judge} (${decided} of ${needed})`).join(', ');
  return new Problem(
    problems['trial-needed'],
    `People have decided too few comments while it was on trial here: ${names}. Set it to shadow first, or say in ` +
      'skipTrial why it need not be.',
    { members: { trials: missing } },
  );
}

/** Comments of the site that the judge had an opinion about and a person decided afterwards, up to the number needed. */
async function decidedWith(tx: Transaction, siteId: string, judge: JudgeName): Promise<number> {
  const [row] = await tx.query<{ decided: number }[]>(
    `select count(*)::int as decided from (
       select 1 from decisions d
       where d.site_id = $1 and d.actor_kind = 'machine'
         and jsonb_path_exists(d.findings, '$[*] ? (@.check == $judge && @.category != "inconclusive")',
                               jsonb_build_object('judge', $2::text))
         and exists (select 1 from decisions p
                     where p.comment_id = d.comment_id and p.version > d.version and p.revision = d.revision
                       and p.actor_kind = 'person' and p.to_status in ('approved', 'rejected', 'spam'))
       limit $3) found`,
    [siteId, judge, neededDecisions],
  );
  return row?.decided ?? 0;
}
