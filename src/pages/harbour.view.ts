import { html, type Html } from './html.js';

/** The picture over the articles: a lighthouse, the library with its lights on, and the tide. Coloured by the style sheet. */
export const harbourPicture: Html = html`<svg
  class="harbour"
  viewBox="0 0 960 260"
  preserveAspectRatio="xMidYMax slice"
  aria-hidden="true"
  focusable="false"
>
  <rect class="sky" width="960" height="260" />
  <circle class="sun" cx="724" cy="112" r="46" />
  <path class="hill-far" d="M0 176 C120 120 230 128 330 158 S560 196 700 164 S880 138 960 156 V260 H0Z" />
  <path class="hill-near" d="M0 196 C90 160 180 162 270 190 S420 214 520 200 V260 H0Z" />
  <g class="stone">
    <path d="M188 196 L198 84 H218 L228 196Z" />
    <rect x="192" y="66" width="32" height="18" />
    <path d="M188 66 L208 48 L228 66Z" />
    <path d="M310 196 V118 L418 84 L526 118 V196Z" />
  </g>
  <g class="lamp">
    <rect x="200" y="69" width="16" height="12" />
    <path d="M336 188 V150 a11 11 0 0 1 22 0 V188Z M378 188 V150 a11 11 0 0 1 22 0 V188Z" />
    <path d="M436 188 V150 a11 11 0 0 1 22 0 V188Z M478 188 V150 a11 11 0 0 1 22 0 V188Z" />
    <circle cx="418" cy="112" r="9" />
  </g>
  <path class="sea" d="M0 196 H960 V260 H0Z" />
  <path class="boat" d="M596 204 h84 l-14 18 h-58Z M634 200 V138 L674 196 H634Z M628 200 V150 L602 196 H628Z" />
  <path class="wave" d="${wave(0, 222)}" />
  <path class="wave" d="${wave(-20, 242)}" />
</svg>`;

/** A line of waves, each 40 wide, that reaches from `x` beyond the picture's end. */
function wave(x: number, y: number): string {
  return `M${x} ${y} q20 -8 40 0 ${'t40 0 '.repeat(25).trim()}`;
}
