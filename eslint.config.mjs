import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import { ladder } from './eslint.ladder.mjs';

const folders = ladder.flat();

/** One policy for each folder: it may import itself and the rungs below its own. */
const policies = ladder.flatMap((rung, index) =>
  rung.map((folder) => ({
    from: { element: { type: folder } },
    allow: { to: { element: { types: { anyOf: [folder, ...ladder.slice(index + 1).flat()] } } } },
  })),
);

export default tseslint.config(
  { ignores: ['**/dist/', 'node_modules/', 'coverage/', 'bench/results/', '.data/', 'sdk/src/openapi.ts'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': folders.map((folder) => ({ type: folder, pattern: `src/${folder}`, partialMatch: true })),
      'import/resolver': { typescript: { project: 'tsconfig.json' } },
    },
  },
  {
    // The ladder: see eslint.ladder.mjs. Entry files (directly in src/) and specs stand outside it.
    files: ['src/*/**/*.ts'],
    ignores: ['src/**/*.spec.ts'],
    rules: { 'boundaries/dependencies': ['error', { default: 'disallow', policies }] },
  },
  {
    // Injected classes are needed at run time for their metadata, although they look like types.
    files: ['src/**/*.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  { files: ['bin/**/*.mjs', 'bench/**/*.mjs', 'test/**/*.mjs'], rules: { 'no-console': 'off' } },
  // Commands talk to the person who typed them; the service only logs.
  { files: ['src/evaluation/*.ts', 'src/training/*.ts'], rules: { 'no-console': 'off' } },
);
