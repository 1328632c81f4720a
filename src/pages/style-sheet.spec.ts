import { describe, expect, it } from '@jest/globals';
import { assets, cacheControl } from './assets.js';
import { styleSheet } from './style-sheet.js';

/** The colours of the light and of the dark page. */
const [light, dark] = [...styleSheet.matchAll(/--ground: [^}]*\}/g)].map(([block]) =>
  Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour])),
);

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

describe('the style sheet', () => {
  it('mirrors by itself: it knows neither left nor right', () => {
    expect(styleSheet).not.toMatch(/\b(left|right)\b|(?<![-\w])(width|height|top|bottom|margin-top|padding-top):/);
  });

  it('loads nothing', () => {
    expect(styleSheet).not.toMatch(/url\(|@import|@font-face/);
  });

  it.each([
    ['text', 'ground'],
    ['text', 'raised'],
    ['text', 'sunk'],
    ['text', 'good'],
    ['text', 'bad'],
    ['quiet', 'ground'],
    ['quiet', 'raised'],
    ['quiet', 'sunk'],
    ['accent', 'ground'],
    ['accent', 'raised'],
    ['accent', 'sunk'],
    ['accent-strong', 'raised'],
    ['bad-text', 'bad'],
    ['bad-text', 'ground'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
  ])('can be read: %s on %s, light and dark', (text, ground) => {
    for (const colours of [light!, dark!])
      expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['ground', 'raised'])('shows where a field is on %s', (ground) => {
    for (const colours of [light!, dark!])
      expect(contrast(colours['edge']!, colours[ground]!)).toBeGreaterThanOrEqual(3);
  });

  it('is kept for good under the address that names its bytes only', () => {
    expect(cacheControl(assets['style.css'], assets['style.css'].version)).toContain('immutable');
    expect(cacheControl(assets['style.css'], 'older')).toBe('no-cache');
  });
});
