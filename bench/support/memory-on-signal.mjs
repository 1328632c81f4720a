/**
 * Loaded into a server by `--expose-gc --import`: on SIGUSR2 it collects garbage and says on standard error what is really in
 * use. Resident memory alone tells little: a process keeps for itself what it needed while it started.
 */
process.on('SIGUSR2', () => {
  globalThis.gc();
  setTimeout(() => {
    globalThis.gc();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.stderr.write(`MEMORY ${JSON.stringify({ used: heapUsed + external, rss })}\n`);
  }, 200);
});
