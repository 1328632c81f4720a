import { eventTypes, type EventType } from './catalogue.js';

/** Is this a pattern that fits some type of the catalogue: a type, a family such as `comment.*`, or `*`? */
export function isTypePattern(pattern: unknown): pattern is string {
  return typeof pattern === 'string' && eventTypes.some((type) => fitsPattern(pattern, type));
}

/** Does one of these patterns fit the type? */
export function fitsPatterns(patterns: readonly string[], type: EventType): boolean {
  return patterns.some((pattern) => fitsPattern(pattern, type));
}

/** The types that patterns stand for today; null = all, when there are no patterns. */
export function typesOf(patterns: readonly string[]): EventType[] | null {
  return patterns.length === 0 ? null : eventTypes.filter((type) => fitsPatterns(patterns, type));
}

function fitsPattern(pattern: string, type: EventType): boolean {
  return pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)));
}
