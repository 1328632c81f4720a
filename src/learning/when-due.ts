/** A refit is due after so many more decisions, or after a tenth more, whichever is more. */
const STEP = 50;
const SHARE = 0.1;

/** How many decisions the site must have for its next refit, counted from those it had at the last one. */
export function nextRefitAt(decisionsAtRefit: number): number {
  return decisionsAtRefit + Math.max(STEP, Math.ceil(SHARE * decisionsAtRefit));
}

/** What decides whether a refit is due. */
export interface RefitFacts {
  decisions: number;
  decisionsAtRefit: number;
  /** The shipped weights of the last refit; null when there was none. */
  fittedOn: string | null;
  frozen: boolean;
}

/** Is it time? New shipped weights make every layer useless, so they are reason enough. */
export function refitDue(
  { decisions, decisionsAtRefit, fittedOn, frozen }: RefitFacts,
  scorerVersion: string,
): boolean {
  if (frozen) return false;
  if (fittedOn !== null && fittedOn !== scorerVersion) return true;
  return decisions >= nextRefitAt(decisionsAtRefit);
}
