/** What a setting's text means; for class-transformer. A text that means nothing is left for the rules to refuse. */
interface Given {
  value: unknown;
}

/** `a, b` → `['a', 'b']`. */
export const list = ({ value }: Given): unknown =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean)
    : value;

/** `12` → 12. */
export const integer = ({ value }: Given): unknown =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : value;

/** `true` or `1`, `false` or `0`. */
export const flag = ({ value }: Given): unknown =>
  value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value;

/** A URL without the slashes at its end. */
export const baseUrl = ({ value }: Given): unknown => (typeof value === 'string' ? value.replace(/\/+$/, '') : value);
