import { writeSync } from 'node:fs';

/** The last line of a test run: `N passed, N failed`, and `, N skipped` when some were. A run that failed never says 0. */
export function closingLine({ passed, failed, skipped }, exitCode) {
  return `${passed} passed, ${failed || (exitCode === 0 ? 0 : 1)} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Counts the run for the closing line. A suite that did not run at all counts as one failure. Other reporters and the
 * tear-down still write after us, so the line is left to `bin/test.mjs`, or to the end of this process if jest was run alone.
 */
export default class ClosingLineReporter {
  async onRunComplete(_contexts, results) {
    const tally = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    if (process.send) await new Promise((resolve) => process.send(tally, resolve));
    else process.once('exit', (code) => writeSync(1, `${closingLine(tally, code)}\n`));
  }
}
