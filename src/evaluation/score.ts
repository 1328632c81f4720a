import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { mergeSpans } from '../text/text-span.js';
import { judgeAlone, type LooseComment } from './judge-alone.js';

const USAGE = `npm run --silent score -- --file F.jsonl

Reads one comment as JSON from each line: id, body, and optionally name, email, lang. Prints one line of JSON for each, in
the same order: {id, lang, spam, abuse, hate, verdict, reasons, spans}. Needs no database.`;

/** The scoring command. Resolves to the exit code. */
export async function score(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { file: { type: 'string' } } });
  if (!values.file) {
    console.error(USAGE);
    return 2;
  }
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(values.file), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const comment = readLine(line);
    if (!comment) {
      console.error(`Line ${number} is not a JSON object with a body and an id.`);
      return 1;
    }
    const { lang, scores, verdict, findings } = await judgeAlone(comment);
    const counted = findings.filter(({ code }) => verdict.reasons.includes(code));
    const answer = {
      id: comment.id,
      lang,
      spam: rounded(scores.spam),
      abuse: rounded(scores.abuse),
      hate: rounded(scores.hate),
      verdict: verdict.action === 'spam' ? 'reject' : verdict.action,
      reasons: verdict.reasons,
      spans: mergeSpans(counted.flatMap(({ spans }) => spans)),
    };
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
  return 0;
}

function readLine(line: string): LooseComment | null {
  try {
    const read = JSON.parse(line.replace(/^\ufeff/, '')) as Partial<LooseComment> | null;
    if (typeof read !== 'object' || typeof read?.body !== 'string' || read.id === undefined) return null;
    return read as LooseComment;
  } catch {
    return null;
  }
}

function rounded(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}
