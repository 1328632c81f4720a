// Characters that a reader does not see but a filter does. One `i<zero width>diot` is enough to get past a filter that
// keeps them, so they leave no trace in folded text.

/** True for code points without a shape of their own: zero-width, bidi controls, tags, variation selectors, fillers. */
export function isInvisible(codePoint: number): boolean {
  if (codePoint < 0xad) return isControl(codePoint);
  return (
    codePoint === 0xad ||
    codePoint === 0x34f ||
    codePoint === 0x61c ||
    codePoint === 0x115f ||
    codePoint === 0x1160 ||
    codePoint === 0x17b4 ||
    codePoint === 0x17b5 ||
    (codePoint >= 0x180b && codePoint <= 0x180f) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    codePoint === 0x3164 ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    codePoint === 0xffa0 ||
    (codePoint >= 0xfff9 && codePoint <= 0xfffb) ||
    (codePoint >= 0xe0000 && codePoint <= 0xe0fff)
  );
}

/**
 * True for marks that sit on another letter and may go: accents of any alphabet, Arabic harakat, Hebrew points.
 * Vowel signs of Indic and South-East Asian scripts and the Japanese voicing mark stay: without them words change.
 */
export function isDroppableMark(codePoint: number): boolean {
  if (codePoint < 0x300) return false;
  return (
    codePoint <= 0x36f ||
    (codePoint >= 0x483 && codePoint <= 0x489) ||
    (codePoint >= 0x591 && codePoint <= 0x5c7 && codePoint !== 0x5be && codePoint !== 0x5c0 && codePoint !== 0x5c3) ||
    (codePoint >= 0x610 && codePoint <= 0x61a) ||
    (codePoint >= 0x64b && codePoint <= 0x65f) ||
    codePoint === 0x670 ||
    (codePoint >= 0x6d6 && codePoint <= 0x6ed && codePoint !== 0x6dd && codePoint !== 0x6de && codePoint !== 0x6e9) ||
    (codePoint >= 0x898 && codePoint <= 0x89f) ||
    (codePoint >= 0x8ca && codePoint <= 0x8ff) ||
    (codePoint >= 0x1ab0 && codePoint <= 0x1aff) ||
    (codePoint >= 0x1dc0 && codePoint <= 0x1dff) ||
    (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
    (codePoint >= 0xfe20 && codePoint <= 0xfe2f)
  );
}

function isControl(codePoint: number): boolean {
  const lineOrBlank = (codePoint >= 0x09 && codePoint <= 0x0d) || codePoint === 0x85;
  return !lineOrBlank && (codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f));
}
