import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
// @ts-expect-error -- the ladder is plain JavaScript, for the lint rule's sake
import { ladder as rungs } from '../../eslint.ladder.mjs';
import { CHECKS } from '../../src/checks/checks.js';
import { eventCatalogue } from '../../src/events/catalogue.js';
import { problems } from '../../src/http/problem.js';
import { moderatorReasons } from '../../src/moderation/reason-codes.js';
import { jobProcessors } from '../../src/worker.module.js';

const isExported = (modifiers: readonly ts.Modifier[] | undefined): boolean =>
  modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
const ladder = rungs as string[][];
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const code = sources.filter((file) => !file.endsWith('.spec.ts'));
/** The package for clients, without what is made by a command. */
const client = readdirSync('sdk/src')
  .filter((file) => file.endsWith('.ts') && file !== 'openapi.ts')
  .map((file) => join('..', 'sdk', 'src', file));
const read = (file: string): string => readFileSync(join('src', file), 'utf8');

describe('the house', () => {
  it('has a rung for every folder of src', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(ladder.flat().sort());
  });

  it('imports downwards only', () => {
    const rungOf = (folder: string): number => ladder.findIndex((rung) => rung.includes(folder));
    const wrong = code.flatMap((file) => {
      const [folder, ...rest] = file.split('/');
      if (rest.length === 0) return [];
      return [...read(file).matchAll(/from '(\.[^']+)'/g)]
        .map(([, path]) => normalize(join(dirname(file), path!)).split('/')[0]!)
        .filter((target) => target !== folder && rungOf(target) <= rungOf(folder!))
        .map((target) => `${file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has no file of more than 300 lines, no barrel and no drawer for odds and ends', () => {
    expect([...sources, ...client].filter((file) => read(file).split('\n').length > 301)).toEqual([]);
    expect(
      sources.filter((file) => /(^|\/)(index|utils|helpers|common)\.ts$|(utils|helpers|common)\//.test(file)),
    ).toEqual([]);
  });

  it('says on every exported thing what it promises', () => {
    const bare = [...code, ...client].flatMap((file) => {
      const tree = ts.createSourceFile(file, read(file), ts.ScriptTarget.ESNext, true);
      return tree.statements
        .filter((statement) => ts.canHaveModifiers(statement) && isExported(ts.getModifiers(statement)))
        .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
        .map(
          (statement) =>
            `${file}: ${statement
              .getText()
              .split('\n')
              .find((line) => line.includes('export'))}`,
        );
    });
    expect(bare).toEqual([]);
  });

  it('has one processor for every job', () => {
    const exported = (file: string): string[] =>
      [...read(file).matchAll(/^export const (\w+) = defineJob/gm)].map(([, name]) => name!);
    const jobs = code.filter((file) => file.endsWith('.job.ts')).flatMap(exported);
    const processors = code.filter((file) => file.endsWith('.processor.ts') && file !== 'queue/job-processor.ts');
    const processed = processors.map((file) => /readonly job = (\w+);/.exec(read(file))?.[1]);
    expect(jobs.length).toBeGreaterThan(0);
    expect(processed.sort()).toEqual(jobs.sort());
    expect(jobProcessors).toHaveLength(jobs.length);
  });
});

describe('the documentation', () => {
  const sections = (file: string): string[] =>
    [...readFileSync(file, 'utf8').matchAll(/^##+ `?([\w.-]+)`?/gm)].map(([, name]) => name!);

  it('has a section for every problem', () => {
    expect(sections('docs/problems.md')).toEqual(expect.arrayContaining(Object.keys(problems)));
  });

  it('has a section for every event', () => {
    expect(sections('docs/events.md')).toEqual(expect.arrayContaining(Object.keys(eventCatalogue)));
  });

  it('names every check', () => {
    const text = readFileSync('docs/checks.md', 'utf8');
    expect(CHECKS.map(({ name }) => name).filter((name) => !text.includes(name))).toEqual([]);
  });

  it('lists the reasons a moderator can give', () => {
    const text = readFileSync('docs/api.md', 'utf8');
    expect(Object.keys(moderatorReasons).filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });
});
