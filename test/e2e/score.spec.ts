import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, runProcess } from '../support/command.js';
import { hostileTexts } from '../support/hostile-texts.js';

const folder = mkdtempSync(join(tmpdir(), 'anteroom-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const jsonl = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const parsed = (stdout: string): Record<string, unknown>[] =>
  stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore
const score = (file: string, input?: string) => runCommand('score', ['--file', file], { input });

describe('npm run score', () => {
  it('answers each comment with a line, in order', async () => {
    const comments = [
      {
        id: 'a',
        body: 'Thank you for this report.',
        name: 'Layla',
        email: 'layla@example.org',
        lang: 'en',
        extra: [1],
      },
      { id: 2, body: 'The mayor met us and you are a complete moron', name: null },
      { id: 'c', body: 'Best casino bonus, play now http://slots.example http://spins.example http://win.example' },
      { id: 'd', body: 'شكرا على هذا التقرير' },
    ];
    const { code, stdout, stderr } = await score(fileOf('four.jsonl', jsonl(comments)));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answers = parsed(stdout);
    expect(answers.map(({ id }) => id)).toEqual(['a', 2, 'c', 'd']);
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual(['id', 'lang', 'spam', 'abuse', 'hate', 'verdict', 'reasons', 'spans']);
      for (const head of ['spam', 'abuse', 'hate']) {
        expect(answer[head]).toBeGreaterThanOrEqual(0);
        expect(answer[head]).toBeLessThanOrEqual(1);
      }
    }
    expect(answers.map(({ verdict }) => verdict)).toEqual(['approve', 'hold', 'hold', 'approve']);
    expect(answers[0]).toMatchObject({ reasons: [], spans: [], lang: 'en' });
    expect(answers[3]).toMatchObject({ lang: 'ar' });
    const marked = (answers[1]?.['spans'] as { start: number; end: number }[]).map(({ start, end }) =>
      comments[1]!.body.slice(start, end),
    );
    expect(marked.join(' ')).toContain('moron');
  });

  it('reads either ending of lines, a byte order mark, empty lines, a last line without an end, and line separators', async () => {
    const text =
      '\ufeff{"id":"1","body":"one"}\r\n\r\n  \n{"id":"2","body":"two\u2028two\u2029"}\n{"id":"3","body":"three"}';
    const { code, stdout, stderr } = await score('-', text);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(parsed(stdout).map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('names lines that are no comments, repeats nothing of them, and goes on', async () => {
    const lines = ['{"id":"1","body":"good"}', '{"id":"2","body":', '[1]', '{"body":"secret"}', '{"id":"5"}', '{"id":"6","body":7}', '{"id":"7","body":"b","email":["secret@example.org"]}', '{"id":"8","body":"good"}']; // prettier-ignore
    const { code, stdout, stderr } = await score('-', lines.join('\n'));
    expect(code).toBe(1);
    expect(parsed(stdout).map(({ id }) => id)).toEqual(['1', '8']);
    expect(stderr.match(/^Line (\d+)/gm)).toEqual(['Line 2', 'Line 3', 'Line 4', 'Line 5', 'Line 6', 'Line 7']);
    expect(stderr).toContain('Line 7 is left out: its email is not a string.');
    expect(stderr).toContain('6 lines were left out.');
    expect(stderr).not.toContain('secret');
  });

  it('answers every hostile text, and the same each time', async () => {
    const file = fileOf(
      'hostile.jsonl',
      jsonl(hostileTexts.map((body, i) => ({ id: i, body, name: body.slice(0, 50) }))),
    );
    const [first, again] = await Promise.all([score(file), score(file)]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(parsed(first.stdout)).toHaveLength(hostileTexts.length);
    expect(again.stdout).toBe(first.stdout);
  });

  it('leaves out a line of endless length without choking on it', async () => {
    const { code, stdout, stderr } = await score(
      '-',
      `{"id":"1","body":"${'x'.repeat(3_000_000)}"}\n{"id":"2","body":"fine"}\n`,
    );
    expect(code).toBe(1);
    expect(parsed(stdout).map(({ id }) => id)).toEqual(['2']);
    expect(stderr).toContain('Line 1 is left out: it is longer than');
  });

  it('ends quietly when nobody reads on', async () => {
    const file = fileOf(
      'many.jsonl',
      jsonl(Array.from({ length: 3000 }, (_, id) => ({ id, body: `Comment ${id} `.repeat(20) }))),
    );
    const command = `"${process.execPath}" bin/score.mjs --file "${file}" | head -n 1; echo "code \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await runProcess('bash', ['-c', command]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^\{"id":0,.*\}\ncode 0\n$/);
  });

  it('says what is wrong with its options and its file', async () => {
    expect(await runCommand('score', [])).toMatchObject({ code: 2, stdout: '' });
    const unknown = await runCommand('score', ['--fiel', 'x']);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('--fiel');
    const missing = await score(join(folder, 'missing.jsonl'));
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('missing.jsonl');
  });
});
