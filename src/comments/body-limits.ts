import type { TextLimits } from '../http/plain-text.js';

/** How long the text of a comment may be. */
export const bodyLimits: TextLimits = { maxCharacters: 10_000, maxBytes: 24_000, multiline: true };
