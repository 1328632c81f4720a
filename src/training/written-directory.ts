import { fileURLToPath } from 'node:url';

/** Where the examples of our own writing lie. */
export const writtenDirectory = fileURLToPath(new URL('../../training/written', import.meta.url));
