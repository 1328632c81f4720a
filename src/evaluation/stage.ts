import { Presets, SingleBar } from 'cli-progress';

/** Shows what a long command is doing, on standard error. */
export interface Stage {
  show(what: string, share: number): void;
  stop(): void;
}

/** A bar on a terminal; in a log a line for each thing. */
export function showStage(stream: NodeJS.WriteStream = process.stderr): Stage {
  if (!stream.isTTY) {
    const show = (what: string, share: number) => void stream.write(`${Math.round(100 * share)} %: ${what}\n`);
    return { show, stop: () => {} };
  }
  const bar = new SingleBar({ format: '[{bar}] {percentage} % {what}', hideCursor: true, stream }, Presets.shades_classic); // prettier-ignore
  bar.start(100, 0, { what: '' });
  return {
    show: (what, share) => bar.update(Math.round(100 * share), { what }),
    stop: () => bar.stop(),
  };
}
