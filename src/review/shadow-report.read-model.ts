import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SitePolicy } from '../sites/site-policy.js';

/** How one check did, measured by what people decided since. Counts are of comments. */
export interface CheckRecord {
  check: string;
  /** Whether any of its findings in the window was on trial. */
  shadow: boolean;
  /** Comments that it said anything about. */
  comments: number;
  /** Of these: its score reached the site's threshold to hold. */
  objected: number;
  /** It objected, and a person turned the comment away. */
  rightly: number;
  /** It objected, and a person let the comment pass. */
  wrongly: number;
  /** It did not object, and a person turned the comment away. */
  missed: number;
}

/** How often a real verdict and a verdict on trial met, and what people decided about those comments since. */
export interface VerdictPair {
  verdict: string;
  trial: string;
  comments: number;
  approvedByPeople: number;
  turnedAwayByPeople: number;
}

/** What the window holds. */
export interface ShadowReport {
  /** Comments that were screened in the window; no more than the most that are looked at. */
  screened: number;
  approvedByPeople: number;
  turnedAwayByPeople: number;
  pairs: VerdictPair[];
  checks: CheckRecord[];
}

/** The most comments of a window that are looked at, latest first. */
export const mostScreened = 10_000;

/**
 * Precision and recall of checks and of thresholds on trial, against people's decisions since. It goes by the names of checks
 * in the findings that were stored, those on trial included, and knows no list of checks: an outside judge whose findings
 * are stored is in it like any other.
 */
@Injectable()
export class ShadowReportReader {
  constructor(private readonly database: DataSource) {}

  /** What was screened on a site since then, in one snapshot. */
  read(siteId: string, since: Date, { thresholds }: SitePolicy): Promise<ShadowReport> {
    const holds = Object.entries(thresholds).filter(([, { hold }]) => hold !== null);
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const window = [siteId, since, mostScreened];
      const pairs = await tx.query<(Omit<VerdictPair, 'trial'> & { trial: string | null })[]>(pairsStatement, window);
      const checks = await tx.query<CheckRecord[]>(checksStatement, [
        ...window,
        holds.map(([category]) => category),
        holds.map(([, { hold }]) => hold),
      ]);
      const sum = (count: 'comments' | 'approvedByPeople' | 'turnedAwayByPeople'): number =>
        pairs.reduce((total, pair) => total + pair[count], 0);
      return {
        screened: sum('comments'),
        approvedByPeople: sum('approvedByPeople'),
        turnedAwayByPeople: sum('turnedAwayByPeople'),
        pairs: pairs.filter((pair): pair is VerdictPair => pair.trial !== null),
        checks,
      };
    });
  }
}

// What a person decided last about the text that was screened. Whom they restored to the queue they have not judged.
const screened = `
  screened as materialized (
    select d.comment_id, d.action, d.trial->>'action' as trial, d.findings,
           coalesce(people.to_status = 'approved', false) as approved,
           coalesce(people.to_status in ('rejected', 'spam'), false) as turned_away
    from (select * from decisions
          where site_id = $1 and actor_kind = 'machine' and decided_at >= $2 and findings is not null
          order by decided_at desc limit $3) d
    left join lateral (
      select p.to_status from decisions p
      where p.comment_id = d.comment_id and p.version > d.version and p.revision = d.revision and p.actor_kind = 'person'
      order by p.version desc limit 1) people on true)`;

const pairsStatement = `
  with ${screened}
  select action as verdict, trial, count(*)::int as comments,
         (count(*) filter (where approved))::int as "approvedByPeople",
         (count(*) filter (where turned_away))::int as "turnedAwayByPeople"
  from screened group by action, trial order by action, trial`;

// A check of ours looks at every comment: what it says nothing about it lets pass. An outside judge is asked about some and
// leaves a finding for each that it answered about, `…-clean` when it has no objection (in shadow, trial or not); the others
// it did not miss, nor those that it gave no answer about.
const checksStatement = `
  with ${screened}, said as (
    select s.comment_id, s.approved, s.turned_away, f."check",
           bool_or(coalesce(f.shadow, false) and f.code not like 'judge-%-clean') as shadow,
           bool_or(coalesce(f.score >= h.hold, false)) as objected
    from screened s
    cross join lateral jsonb_to_recordset(s.findings)
      as f("check" text, code text, category text, score float8, shadow boolean)
    left join unnest($4::text[], $5::float8[]) as h(category, hold) on h.category = f.category
    where not (f."check" like 'judge-%' and f.category = 'inconclusive')
    group by s.comment_id, s.approved, s.turned_away, f."check"
  ), counted as (
    select "check", bool_or(shadow) as shadow, count(*)::int as comments,
           (count(*) filter (where objected))::int as objected,
           (count(*) filter (where objected and turned_away))::int as rightly,
           (count(*) filter (where objected and approved))::int as wrongly,
           (count(*) filter (where turned_away))::int as turned_away
    from said group by "check"
  )
  select "check", shadow, comments, objected, rightly, wrongly,
         case when "check" like 'judge-%' then turned_away
              else (select count(*) from screened where turned_away)::int end - rightly as missed
  from counted order by "check"`;
