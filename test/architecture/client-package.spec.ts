import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from '../support/command.js';

const sources = readdirSync('sdk/src').filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));

describe('the package @anteroom/client', () => {
  it('knows nothing of the service, and needs no other package', () => {
    const imported = sources.flatMap((file) =>
      [...readFileSync(join('sdk/src', file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
        ([, path]) => path!,
      ),
    );
    expect(imported.length).toBeGreaterThan(10);
    expect(imported.filter((path) => !/^\.\/[\w-]+\.js$/.test(path))).toEqual([]);
    const { dependencies, peerDependencies } = JSON.parse(readFileSync('sdk/package.json', 'utf8'));
    expect([dependencies, peerDependencies]).toEqual([undefined, undefined]);
  });

  it('says what it is under the licence and for the Node.js of the service', () => {
    const [ours, theirs] = ['package.json', 'sdk/package.json'].map((file) => JSON.parse(readFileSync(file, 'utf8')));
    expect([theirs.license, theirs.engines]).toEqual([ours.license, ours.engines]);
    expect(readFileSync('sdk/LICENSE', 'utf8')).toBe(readFileSync('LICENSE', 'utf8'));
  });

  it('is packed with the build, the README and the licence, and nothing else', async () => {
    const { code, stdout, stderr } = await runProcess('npm', [
      'pack',
      './sdk',
      '--dry-run',
      '--json',
      '--ignore-scripts',
    ]);
    expect([code, stderr]).toEqual([0, expect.anything()]);
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const built = sources.flatMap((file) => ['.js', '.d.ts'].map((end) => `dist/${file.replace(/\.ts$/, end)}`));
    expect(files.map(({ path }) => path).sort()).toEqual([...built, 'LICENSE', 'README.md', 'package.json'].sort());
  });

  it('gives by its name what its entry file exports', async () => {
    const script = `import * as client from '@anteroom/client'; console.log(Object.keys(client).sort().join(' '))`;
    const { stdout, stderr } = await runProcess(process.execPath, ['--input-type=module', '-e', script], {
      cwd: 'sdk',
    });
    expect([stderr, stdout.trim()]).toEqual([
      '',
      'Anteroom AnteroomError EventsExpired WebhookRefused answerChallenge verifyWebhook',
    ]);
  });
});
