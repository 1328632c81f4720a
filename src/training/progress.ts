import { MultiBar, Presets, type SingleBar } from 'cli-progress';

/** Shows how far each of several things is, 0..1. */
export interface Progress {
  update(name: string, share: number): void;
  stop(): void;
}

/** In a log, how often something is said: at each quarter. */
const STEPS = 4;

/** Bars on a terminal; in a log a line for each quarter. On standard error, so that output stays clean. */
export function showProgress(names: readonly string[], stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bars(names, stream) : lines(stream);
}

function bars(names: readonly string[], stream: NodeJS.WriteStream): Progress {
  const width = Math.max(...names.map((name) => name.length));
  const format = '{name} [{bar}] {percentage} %';
  const all = new MultiBar({ format, hideCursor: true, clearOnComplete: false, stream }, Presets.shades_classic);
  const byName = new Map<string, SingleBar>(
    names.map((name) => [name, all.create(100, 0, { name: name.padEnd(width) })]),
  );
  return {
    update: (name, share) => byName.get(name)?.update(Math.round(share * 100)),
    stop: () => all.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  const told = new Map<string, number>();
  return {
    update: (name, share) => {
      const step = Math.floor(share * STEPS);
      if (step <= (told.get(name) ?? 0)) return;
      told.set(name, step);
      stream.write(`${name}: ${(100 * step) / STEPS} %\n`);
    },
    stop: () => {},
  };
}
