import { defineJob } from '../job-definition.js';

/** "Mail the link of this proof to the address it is about." The address stays in the database, sealed. */
export interface SendProofLink {
  proofId: string;
}

/** The job that a wish to prove an address makes. Its attempts outlast ten minutes of a mail server's trouble. */
export const sendProofLink = defineJob<SendProofLink>({
  name: 'send-proof-link',
  id: ({ proofId }) => proofId,
  parse(data) {
    const { proofId } = (data ?? {}) as Partial<SendProofLink>;
    if (typeof proofId !== 'string') throw new TypeError('not a send-proof-link payload');
    return { proofId };
  },
  attempts: 8,
  backoffMs: 5_000,
});
