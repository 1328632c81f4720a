/**
 * The processor time that a piece of work takes, in milliseconds: the least of several tries. Not the clock, which also
 * counts the time in which other programs ran.
 */
export function cpuTime(work: () => unknown, tries = 3): number {
  let least = Infinity;
  for (let i = 0; i < tries; i++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/**
 * How many times as long the work takes on eight times the input; about 8 for linear work, 64 for quadratic. `pieceOf`
 * makes an input of a size. Small times count as 2 ms, so that noise cannot make a large ratio.
 */
export function growthOverEight(
  pieceOf: (size: number) => string,
  work: (text: string) => unknown,
  size: number,
): number {
  const small = pieceOf(size);
  const large = pieceOf(8 * size);
  work(small);
  // Rounds apart from each other, of which the best counts: a collection of garbage in other threads lasts longer than
  // several tries in a row, and work that grows too fast does so in every round.
  const rounds = [1, 2, 3].map(
    () =>
      cpuTime(() => work(large)) /
      Math.max(
        2,
        cpuTime(() => work(small)),
      ),
  );
  return Math.min(...rounds);
}
