import { fold } from '../text/fold.js';
import type { TracedText } from '../text/traced-text.js';
import type { CheckInput } from './check.js';

const bodies = new WeakMap<CheckInput, TracedText>();

/** The comment's body, folded; once for all the checks of one input. */
export function foldedBody(input: CheckInput): TracedText {
  let folded = bodies.get(input);
  if (!folded) {
    folded = fold(input.body);
    bodies.set(input, folded);
  }
  return folded;
}
