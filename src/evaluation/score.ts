import { createReadStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { mergeSpans } from '../text/text-span.js';
import { readOptions } from '../training/command-options.js';
import { CommentLineError, readCommentLine, type LineComment } from './comment-line.js';
import { judgeAlone } from './judge-alone.js';
import { lineBatches } from './line-batches.js';

const USAGE = `npm run --silent score -- --file F.jsonl

Judges comments as a site with the default policy would, without a database.
  --file F   one JSON object a line: id, body, and perhaps name, email, lang; - reads standard input

Prints one line for each, in the same order: {id, lang, spam, abuse, hate, verdict, reasons, spans}. The scores are
probabilities in the mixture of data sets that the weights learnt from; before the verdict (approve, hold or reject) the
check lowers those of abuse to what they are among ordinary readers. Spans are the places in the body that spoke against
it, in UTF-16 units. A line that is no comment is named on standard error and left out; the exit code is then 1.`;

/** Beyond this many wrong lines each further one is only counted. */
const MOST_FAULTS_SHOWN = 20;

/** The scoring command. Resolves to the exit code: 1 when a line was wrong or the file could not be read. */
export async function score(argv: string[]): Promise<number> {
  const options = readOptions(() => parseArgs({ args: argv, options: { file: { type: 'string' } } }).values, USAGE);
  if (!options?.file) {
    if (options) console.error(USAGE);
    return 2;
  }
  const input = options.file === '-' ? process.stdin : createReadStream(options.file, { highWaterMark: 1 << 18 });
  try {
    const faults = await scoreStream(input, process.stdout);
    if (faults > 0) console.error(`${faults} ${faults === 1 ? 'line was' : 'lines were'} left out.`);
    return faults > 0 ? 1 : 0;
  } catch (error) {
    console.error(`Could not go on: ${(error as Error).message}`);
    return 1;
  }
}

/** Judges the lines of `input` onto `output`; resolves to how many lines were no comments, when either has ended. */
async function scoreStream(input: Readable, output: Writable): Promise<number> {
  let failure: NodeJS.ErrnoException | undefined;
  let wake = (): void => {};
  output.on('drain', () => wake());
  output.on('error', (error) => {
    failure = error;
    wake();
  });
  let number = 0;
  let faults = 0;
  for await (const lines of lineBatches(input)) {
    const answers: string[] = [];
    for (const line of lines) {
      number += 1;
      if (line.trim() === '') continue;
      try {
        answers.push(`${JSON.stringify(await answerTo(readCommentLine(line)))}\n`);
      } catch (error) {
        if (!(error instanceof CommentLineError)) throw error;
        faults += 1;
        if (faults <= MOST_FAULTS_SHOWN) console.error(`Line ${number} is left out: ${error.message}.`);
      }
    }
    const mustWait = !failure && !output.write(answers.join(''));
    if (mustWait) await new Promise<void>((resolve) => (wake = resolve));
    // Who reads our output may have seen enough (`| head`): then we are done, and nothing has gone wrong.
    if (failure?.code === 'EPIPE') break;
    if (failure) throw failure;
  }
  return faults;
}

async function answerTo(comment: LineComment) {
  const { lang, scores, verdict, findings } = await judgeAlone({ ...comment, id: String(comment.id) });
  const counted = findings.filter(({ code, shadow }) => !shadow && verdict.reasons.includes(code));
  return {
    id: comment.id,
    lang,
    spam: rounded(scores.spam),
    abuse: rounded(scores.abuse),
    hate: rounded(scores.hate),
    verdict: verdict.action === 'spam' ? 'reject' : verdict.action,
    reasons: verdict.reasons,
    spans: mergeSpans(counted.flatMap(({ spans }) => spans)),
  };
}

function rounded(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}
