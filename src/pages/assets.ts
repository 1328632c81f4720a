import { createHash } from 'node:crypto';
import { styleSheet } from './style-sheet.js';

/** A file that pages load. Its address changes with its bytes, so browsers may keep it for good. */
export interface Asset {
  type: string;
  body: string;
  version: string;
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f5a66"/>' +
  '<path d="M8 9h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-6 5v-5H8a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2Z" fill="#f6f2e9"/></svg>\n';

/** THE list of what is served below /demo/ besides pages. */
export const assets = {
  'style.css': asset('text/css; charset=utf-8', styleSheet),
  'icon.svg': asset('image/svg+xml', icon),
};

/** Where pages find their style sheet: another address whenever its contents differ. */
export const styleSheetPath = `/demo/style.css?v=${assets['style.css'].version}`;
/** Where pages find their icon. */
export const iconPath = `/demo/icon.svg?v=${assets['icon.svg'].version}`;

/** What a browser may do with its copy: keep the version it asked for, and ask again for any other. */
export function cacheControl(asset: Asset, askedVersion: unknown): string {
  return askedVersion === asset.version ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function asset(type: string, body: string): Asset {
  return { type, body, version: createHash('sha256').update(body).digest('base64url').slice(0, 16) };
}
