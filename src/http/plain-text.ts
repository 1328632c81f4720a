import { registerDecorator, type ValidationOptions } from 'class-validator';

/** What a text field may hold. Characters are Unicode code points, bytes are UTF-8. */
export interface TextLimits {
  minCharacters?: number;
  maxCharacters: number;
  maxBytes: number;
  /** Line feeds and tabs are allowed; otherwise the field is one line. */
  multiline?: boolean;
}

const controlsButLineFeedAndTab = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const controlsAndLineBreaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// No script stacks more than seven marks on a letter; the texts that do are there to cover their neighbours.
const pileOfMarks = /\p{M}{8}/u;
const markOrHalfPair = /[\p{M}\ud800-\udfff]/u;
const plainAscii = /^[\u0020-\u007e\n\t]*$/;

/** Says in words what is wrong with a text, or null when nothing is. */
export function faultInText(value: unknown, limits: TextLimits): string | null {
  if (typeof value !== 'string') return 'must be a string';
  const { minCharacters = 1, maxCharacters, maxBytes } = limits;
  if (value.length < 2 * minCharacters && codePoints(value) < minCharacters) {
    return minCharacters === 1 ? 'must not be empty' : `must have ${minCharacters} characters or more`;
  }
  if ((limits.multiline ? controlsButLineFeedAndTab : controlsAndLineBreaks).test(value)) {
    return limits.multiline ? 'must not hold control characters' : 'must be one line without control characters';
  }
  if (value.length <= maxCharacters && value.length * 3 <= maxBytes && plainAscii.test(value)) return null;
  if (!value.isWellFormed()) return 'must be well-formed Unicode (it holds half a surrogate pair)';
  if (value.length > maxCharacters && codePoints(value) > maxCharacters)
    return `must have ${maxCharacters} characters or fewer`;
  if (Buffer.byteLength(value) > maxBytes) return `must have ${maxBytes} bytes or fewer in UTF-8`;
  if (pilesUpMarks(value)) return 'must not pile up combining marks';
  return null;
}

/** class-validator decorator: the field is text within these limits, with nothing hidden in it that would hurt. */
export function PlainText(limits: TextLimits, options?: ValidationOptions): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'plainText',
      target: target.constructor,
      propertyName: property as string,
      options,
      validator: {
        validate: (value: unknown) => faultInText(value, limits) === null,
        defaultMessage: (args) => faultInText(args?.value, limits) ?? 'is not right',
      },
    });
}

/** NFC, line ends as line feeds, white space trimmed at both ends. What is not a string is left for the validator to refuse. */
export function normaliseText(value: unknown): unknown {
  return typeof value === 'string' ? asWellKnown(value).trim() : value;
}

/** As `normaliseText`, with runs of spaces inside made one: for names and titles. */
export function normaliseLine(value: unknown): unknown {
  return typeof value === 'string'
    ? asWellKnown(value)
        .trim()
        .replace(/[ \t\u00a0]+/g, ' ')
    : value;
}

function asWellKnown(value: string): string {
  const lines = value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
  return plainAscii.test(lines) ? lines : lines.normalize('NFC');
}

/** Eight marks in a row reach over every eighth place, so where none stands at such a place there is no pile to look for. */
function pilesUpMarks(value: string): boolean {
  for (let index = 7; index < value.length; index += 8) {
    const unit = value.charCodeAt(index);
    const letter = unit < 0x300 || (unit >= 0x620 && unit <= 0x64a);
    if (!letter && markOrHalfPair.test(value[index]!)) return pileOfMarks.test(value);
  }
  return false;
}

function codePoints(value: string): number {
  let count = 0;
  for (let index = 0; index < value.length; index += 1) {
    if ((value.charCodeAt(index) & 0xfc00) !== 0xdc00) count += 1;
  }
  return count;
}
