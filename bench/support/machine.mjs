import { statfsSync } from 'node:fs';
import { availableParallelism, cpus, release, tmpdir, totalmem, type } from 'node:os';

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
