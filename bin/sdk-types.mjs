/**
 * `npm run sdk:types`: makes `sdk/src/openapi.ts` of the OpenAPI document. With `--check` it writes nothing and fails where the
 * file says something else. `--url URL` takes the document that a running service serves instead of the one of the build.
 */
import openapiTypes, { astToString } from 'openapi-typescript';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, root } from './prepare.mjs';

const { values } = parseArgs({ options: { check: { type: 'boolean' }, url: { type: 'string' } } });
await prepare({ build: false });
// Of the service alone: where the types are out of date the client may not even compile.
if (!values.url) execFileSync('npm', ['run', '--silent', 'build:service'], { stdio: 'inherit' });
const document = values.url
  ? await (await fetch(new URL('/openapi.json', values.url))).json()
  : await (await import('../dist/openapi.js')).describeApi();
const head = '// Made by `npm run sdk:types` of the OpenAPI document; do not edit.\n';
const types = head + astToString(await openapiTypes(document, { alphabetize: true, defaultNonNullable: false }));

const file = join(root, 'sdk', 'src', 'openapi.ts');
if (!values.check) writeFileSync(file, types);
else if (readFileSync(file, 'utf8') !== types) {
  console.error(
    'sdk/src/openapi.ts is not what the OpenAPI document says. Run `npm run sdk:types` and commit the file.',
  );
  process.exit(1);
}
