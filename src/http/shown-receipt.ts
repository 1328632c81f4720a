import { Problem, problems } from './problem.js';

/** The receipt in an Authorization header. 401 when none was shown; whether it is the right one is for the caller to see. */
export function shownReceipt(authorization: string | undefined): string {
  const receipt = /^Bearer +(rcpt_\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
  if (receipt) return receipt;
  throw new Problem(problems['sign-in-needed'], 'Send the receipt of the comment as `Authorization: Bearer rcpt_…`.');
}
