import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CorpusRow } from './corpora.js';

/** A file of a data set cannot be read; the message names the file and, if it is one, the line. */
export class CorpusFileError extends Error {
  override readonly name = 'CorpusFileError';
}

/** The rows of a part ('train', 'heldout') of a corpus below `directory`; null when that part is not there. */
export function readCorpus(directory: string, name: string, part: 'train' | 'heldout' = 'train'): CorpusRow[] | null {
  const file = join(directory, name, `${part}.jsonl.gz`);
  const text = unpacked(file);
  if (text === null) return null;
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [readRow(line, `${file}, line ${i + 1}`)]));
}

/** Whether a row of a train part is kept from the fit, to calibrate and to choose on: one in ten, by its id. */
export function isDev({ id }: Pick<CorpusRow, 'id'>): boolean {
  return Number.parseInt(id.slice(0, 4), 16) % 10 === 0;
}

function unpacked(file: string): string | null {
  try {
    return gunzipSync(readFileSync(file)).toString('utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new CorpusFileError(`${file} cannot be read: ${message}`);
  }
}

function readRow(line: string, place: string): CorpusRow {
  let row: Partial<CorpusRow> | null;
  try {
    row = JSON.parse(line) as Partial<CorpusRow> | null;
  } catch {
    throw new CorpusFileError(`${place}: this is not JSON.`);
  }
  const { id, text, label, lang } = row ?? {};
  if (typeof id !== 'string' || typeof text !== 'string' || (label !== 0 && label !== 1) || typeof lang !== 'string') {
    throw new CorpusFileError(`${place}: a row needs id, text, label (0 or 1) and lang.`);
  }
  return row as CorpusRow;
}
