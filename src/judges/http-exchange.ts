import { retryAfterMs } from '../http/retry-after.js';
import { JudgeFault } from './judge.js';

/** An answer longer than this (bytes) is none. */
export const mostAnswerBytes = 64 * 1024;

/**
 * Posts and reads the answer. Follows no redirect: a text goes where the operator said and nowhere else. Throws JudgeFault
 * for any answer but a 200 of at most `mostAnswerBytes`, and when nothing comes; aborts with `signal`.
 */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      body,
      headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': 'anteroom', ...headers },
    });
  } catch {
    // What fetch throws may name the address with what is secret in it.
    throw new JudgeFault('The judge could not be reached.');
  }
  if (response.status !== 200) {
    await response.body?.cancel().catch(() => undefined);
    throw faultOf(response.status, response.headers.get('retry-after'));
  }
  return readCapped(response);
}

/** Reads a JSON text; throws JudgeFault, without the parser's message, which quotes the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JudgeFault('The answer is not JSON.');
  }
}

/** The fault of an answer that is not 200; 429 and 503 may say how long to stay away. */
export function faultOf(status: number, retryAfter: string | null | undefined): JudgeFault {
  const waits = status === 429 || status === 503;
  return new JudgeFault(`The judge answered ${status}.`, (waits && retryAfterMs(retryAfter, new Date())) || 0);
}

async function readCapped(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      // Leaving the loop cancels the stream, and with it the connection.
      if (size > mostAnswerBytes) break;
      chunks.push(chunk);
    }
  } catch {
    throw new JudgeFault('The answer broke off.');
  }
  if (size > mostAnswerBytes) throw new JudgeFault('The answer is too long.');
  return Buffer.concat(chunks).toString('utf8');
}
