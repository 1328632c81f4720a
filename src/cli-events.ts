import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { say, UsageFault, type Command } from './cli-command.js';
import { system } from './database/actor.js';
import { Notifications } from './database/notifications.js';
import { EventLog, type LogRequest } from './delivery/event-log.js';
import { EventFeed } from './delivery/feed/event-feed.js';
import { EndpointsRepository } from './delivery/webhooks/endpoints.repository.js';
import { ResendsService } from './delivery/webhooks/resends.service.js';
import { isTypePattern, typesOf } from './events/type-patterns.js';
import { isUuid } from './http/cursor.js';
import { SitesRepository } from './sites/sites.repository.js';

const pageSize = 500;
const waitMs = 30_000;

const filters = { types: { type: 'string' }, site: { type: 'string' } } as const;

/** The commands about events and where they are sent. Envelopes go to standard output, one a line, for other programs. */
export const eventCommands: Command[] = [
  {
    usage: 'events tail [--after <number>] [--types <types>] [--site <key>]',
    says: 'print events as they come, one envelope a line, until it is stopped; with --after from that number on',
    inside: async (context, words) => {
      const { values } = read(words, 0, { ...filters, after: { type: 'string' } });
      const feed = new EventFeed(logOf(context), context.get(Notifications));
      feed.onApplicationBootstrap();
      const stopped = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
      let after = values.after === undefined ? await logOf(context).lastSequence() : number(values.after, '--after', 0);
      const wanted = await wantedEvents(context, values);
      while (!stopped.signal.aborted) {
        const { events, next } = await feed.read({ after, ...wanted, limit: pageSize }, waitMs, stopped.signal);
        for (const event of events) await say(JSON.stringify(event));
        after = next;
      }
      feed.onApplicationShutdown();
    },
  },
  {
    usage: 'events replay <from> <to> [--types <types>] [--site <key>]',
    says: 'print the kept events of a range of numbers, one envelope a line, to be piped into whatever missed them',
    inside: async (context, words) => {
      const { values, positionals } = read(words, 2, filters);
      const [from, to] = range(positionals);
      const wanted = await wantedEvents(context, values);
      for (let after = from - 1; after < to;) {
        const { events, next } = await logOf(context).page({ after, ...wanted, limit: pageSize });
        for (const event of events) if (event.sequence! <= to) await say(JSON.stringify(event));
        if (events.length < pageSize) break;
        after = next;
      }
    },
  },
  {
    usage: 'webhooks list',
    says: 'list the endpoints: id, site, status, deliveries pending and dead, failing since when, types, host',
    inside: async (context, words) => {
      read(words, 0, {});
      const endpoints = new EndpointsRepository(context.get(DataSource));
      const rows = [['id', 'site', 'status', 'pending', 'dead', 'failing since', 'types', 'host']];
      for (let after: string | null = null; ;) {
        const page = await endpoints.list({ after, limit: pageSize, siteIds: null, status: null });
        for (const { id, siteId, status, types, url, failingSince } of page) {
          const { pending, dead } = await endpoints.details(id);
          const site = await context.get(SitesRepository).findById(siteId);
          const since = failingSince?.toISOString() ?? '-';
          // Of the URL its host alone: the rest may hold a secret of the receiver's.
          rows.push([id, site!.key, status, `${pending}`, `${dead}`, since, types.join(), new URL(url).host]);
        }
        if (page.length < pageSize) break;
        after = page.at(-1)!.id;
      }
      for (const line of inColumns(rows)) await say(line);
    },
  },
  {
    usage: 'webhooks resend <endpoint> <from> <to> [--only-dead]',
    says: 'owe an endpoint the kept events of a range of numbers anew, or only those that were given up; workers send them',
    inside: async (context, words) => {
      const { values, positionals } = read(words, 3, { 'only-dead': { type: 'boolean' } });
      const [endpointId = '', ...numbers] = positionals;
      if (!isUuid(endpointId)) throw new UsageFault('<endpoint> must be the id of an endpoint: see `webhooks list`.');
      const [from, to] = range(numbers);
      const database = context.get(DataSource);
      const resends = new ResendsService(database, new EndpointsRepository(database), context.get(Notifications));
      let total = 0;
      for (let next: number | null = from; next !== null;) {
        const asked = { fromSequence: next, toSequence: to, onlyDead: values['only-dead'] === true };
        const done = await resends.range(system, endpointId, asked);
        total += done.resent;
        next = done.nextSequence;
      }
      await say(`${total} events are owed anew.`);
    },
  },
];

function logOf(context: INestApplicationContext): EventLog {
  return new EventLog(context.get(DataSource));
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

function read<O extends Options>(words: string[], needed: number, options: O) {
  try {
    const parsed = parseArgs({ args: words, options, allowPositionals: true, strict: true });
    if (parsed.positionals.length === needed) return parsed;
  } catch {
    // Said below.
  }
  throw new UsageFault('These words do not go with the command; `npm run cli` lists what does.');
}

async function wantedEvents(
  context: INestApplicationContext,
  { types: given = '', site: key }: { types?: string; site?: string },
): Promise<Pick<LogRequest, 'types' | 'siteIds'>> {
  const patterns = given.split(',').filter(Boolean);
  const unknown = patterns.find((pattern) => !isTypePattern(pattern));
  if (unknown !== undefined) throw new UsageFault(`"${unknown}" is no type of event; see docs/events.md.`);
  const site = key === undefined ? null : await context.get(SitesRepository).findByKey(key);
  if (key !== undefined && !site) throw new UsageFault('There is no site with this key.');
  return { types: typesOf(patterns), siteIds: site && [site.id] };
}

function range([from, to]: string[]): [number, number] {
  const numbers: [number, number] = [number(from, '<from>', 1), number(to, '<to>', 1)];
  if (numbers[1] < numbers[0]) throw new UsageFault('<to> must not be lower than <from>.');
  return numbers;
}

function number(text: string | undefined, what: string, least: number): number {
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text ?? '') || value < least) throw new UsageFault(`${what} must be the number of an event.`);
  return value;
}

function inColumns(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
