import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CorpusRow } from './corpora.js';

/** The rows of a part ('train', 'heldout') of a corpus below `directory`; null when that part is not there. */
export function readCorpus(directory: string, name: string, part: 'train' | 'heldout' = 'train'): CorpusRow[] | null {
  let packed: Buffer;
  try {
    packed = readFileSync(join(directory, name, `${part}.jsonl.gz`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return gunzipSync(packed)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as CorpusRow);
}

/** Whether a row of a train part is kept from the fit, to calibrate and to choose on: one in ten, by its id. */
export function isDev({ id }: Pick<CorpusRow, 'id'>): boolean {
  return Number.parseInt(id.slice(0, 4), 16) % 10 === 0;
}
