import { inspect } from 'node:util';

/**
 * A value that must not be printed: however it is turned into text (template, JSON, inspect, log), it shows as its label.
 * `reveal()` is the one way to the value; every caller of it is a place to review.
 */
export class Secret<T> {
  readonly #value: T;

  constructor(
    value: T,
    private readonly label = '[secret]',
  ) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return this.label;
  }

  toJSON(): string {
    return this.label;
  }

  [Symbol.toPrimitive](): string {
    return this.label;
  }

  [inspect.custom](): string {
    return this.label;
  }
}

/** An e-mail address on its way between the door and the cipher. */
export type SecretEmail = Secret<string>;

/** Wraps an address so that it prints as `[email]`. */
export function secretEmail(address: string): SecretEmail {
  return new Secret(address, '[email]');
}
