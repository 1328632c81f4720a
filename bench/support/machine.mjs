import { statfsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { availableParallelism, cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';

/** What the figures were measured on, for people and for the results file. */
export function describeMachine() {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${availableParallelism()} x ${processor}, ${memory}, ${type()} ${release()}, Node ${process.versions.node}`;
}

/** Whether temporary files live in memory, where waiting for the disk costs nothing. */
export function temporaryFilesAreInMemory() {
  const tmpfs = 0x0102_1994;
  return statfsSync(tmpdir()).type === tmpfs;
}

/** How often the disk can be made to keep 8 kB, one after another: every commit waits for that. Takes a quarter of a second. */
export async function diskFlushesPerSecond() {
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-bench-'));
  const file = await open(join(folder, 'flush'), 'w');
  try {
    const page = Buffer.alloc(8192, 1);
    const began = performance.now();
    let count = 0;
    for (; performance.now() - began < 250; count += 1) {
      await file.write(page, 0, page.length, 0);
      await file.datasync();
    }
    return (1000 * count) / (performance.now() - began);
  } finally {
    await file.close();
    await rm(folder, { recursive: true, force: true });
  }
}
