/**
 * The style of all pages. Logical properties only, so that the Arabic pages are mirrored by `dir` alone; system fonts only;
 * colours as variables, once for light and once for dark, each pair of text and ground at 4.5:1 or more.
 */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --ground: #faf7f1; --raised: #ffffff; --sunk: #f1ece1; --text: #23282b; --quiet: #5a6468; --line: #dbd4c6; --edge: #7d8588;
  --accent: #0f5a66; --accent-strong: #0a434c; --on-accent: #ffffff; --good: #e6f1e8; --good-edge: #37734a;
  --bad: #fbeae6; --bad-edge: #a83420; --bad-text: #8e2716;
  --sky: #dfe9e6; --sun: #f0b774; --hill-far: #b9cdc9; --hill-near: #8db0ad; --stone: #4b6a70; --lamp: #ffd98f;
  --sea: #2f6f7a; --wave: #5c99a1; --boat: #f6efe1;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Source Serif 4', 'Noto Serif', Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
  --leading: 1.65;
}
:root:dir(rtl), :root[dir='rtl'] {
  --serif: 'Noto Naskh Arabic', 'Geeza Pro', 'Sakkal Majalla', Amiri, 'Traditional Arabic', 'Noto Serif', serif;
  --sans: 'Noto Sans Arabic', system-ui, -apple-system, 'Segoe UI', Tahoma, 'Geeza Pro', 'Noto Sans', Arial, sans-serif;
  --leading: 1.9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14191b; --raised: #1c2326; --sunk: #222a2d; --text: #e6e3dc; --quiet: #a3adb0; --line: #333d41; --edge: #7f8b8f;
    --accent: #7cc4cd; --accent-strong: #a5dae1; --on-accent: #0b2a30; --good: #1b2d22; --good-edge: #6fb285;
    --bad: #351d19; --bad-edge: #e58f7e; --bad-text: #f2ab9d;
    --sky: #1b2a33; --sun: #d8d3bf; --hill-far: #20343b; --hill-near: #29454a; --stone: #10191d; --lamp: #ffcf7a;
    --sea: #173c45; --wave: #2f626c; --boat: #d9d0bd;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 1rem; }
body {
  margin: 0; min-block-size: 100vh; min-block-size: 100dvb; display: flex; flex-direction: column;
  background: var(--ground); color: var(--text); font: 1.0625rem/var(--leading) var(--sans); overflow-wrap: anywhere;
}
main { flex: 1; outline: none; }
h1, h2, h3 { line-height: 1.3; text-wrap: balance; font-weight: 650; margin-block: 0; }
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 0.06em; }
a:hover { color: var(--accent-strong); text-decoration-thickness: 0.12em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
.column { inline-size: min(100% - 2.5rem, 42rem); margin-inline: auto; }
.wide { inline-size: min(100% - 2.5rem, 64rem); margin-inline: auto; }
.unseen, .apart { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.apart { inset-inline-start: 0; z-index: -1; }
.skip { position: absolute; inset-block-start: -6rem; inset-inline-start: 1rem; padding: 0.75rem 1.25rem; background: var(--raised); z-index: 2; }
.skip:focus { inset-block-start: 1rem; }

.masthead { border-block-end: 1px solid var(--line); background: var(--raised); }
.masthead .wide { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1.5rem; padding-block: 0.5rem; }
.masthead a { display: inline-flex; align-items: center; min-block-size: 44px; }
.paper { font: 650 1.375rem/1.3 var(--serif); color: var(--text); text-decoration: none; }
.language { padding-inline: 0.75rem; margin-inline-end: -0.75rem; }
.language:lang(ar) { font-family: 'Noto Sans Arabic', system-ui, Tahoma, sans-serif; }
.colophon { margin-block-start: 4rem; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: 0.9375rem; }
.colophon .wide { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 2rem; padding-block: 1rem; }
.colophon p { margin-block: 0.25rem; }
.colophon a { display: inline-block; padding-block: 0.5rem; min-block-size: 44px; }

.story { font-family: var(--serif); }
.story > header { padding-block: clamp(1.75rem, 5vw, 3.5rem) clamp(1.25rem, 3vw, 2rem); }
.section { margin: 0 0 0.75rem; font: 600 0.875rem/1.5 var(--sans); color: var(--accent); }
.story h1 { font-size: clamp(1.9rem, 1.3rem + 2.9vw, 3.1rem); line-height: 1.18; letter-spacing: -0.01em; }
.lead { margin: 1rem 0 0; font-size: clamp(1.125rem, 1rem + 0.5vw, 1.3rem); color: var(--quiet); text-wrap: pretty; }
.byline { margin: 1.25rem 0 0; font: 0.9375rem/1.6 var(--sans); color: var(--quiet); }
.story p { text-wrap: pretty; }
.story > div.column { font-size: 1.1875rem; padding-block-start: clamp(1rem, 3vw, 2rem); }
.story > div.column p { margin-block: 0 1.15em; }
.story h2 { font-size: 1.5rem; margin-block: 1.6em 0.6em; }
.story figure { margin: 2rem 0; padding-inline-start: 1.25rem; border-inline-start: 4px solid var(--accent); }
.story blockquote { margin: 0; font-size: 1.375rem; line-height: 1.5; }
.story figcaption { margin-block-start: 0.5rem; font: 0.9375rem/1.6 var(--sans); color: var(--quiet); }
[dir='rtl'] .story h1 { letter-spacing: 0; line-height: 1.4; }
[dir='rtl'] .story blockquote { line-height: 1.8; }

.harbour { display: block; inline-size: 100%; block-size: clamp(7rem, 27vw, 17.25rem); border-radius: 12px; }
[dir='rtl'] .harbour { transform: scaleX(-1); }
.sky { fill: var(--sky); } .sun { fill: var(--sun); } .hill-far { fill: var(--hill-far); } .hill-near { fill: var(--hill-near); }
.stone { fill: var(--stone); } .lamp { fill: var(--lamp); } .sea { fill: var(--sea); } .boat { fill: var(--boat); }
.wave { fill: none; stroke: var(--wave); stroke-width: 2; }

.comments, .write { margin-block-start: 3rem; padding-block-start: 2rem; border-block-start: 1px solid var(--line); outline: none; }
.comments > h2, .write > h2 { font: 650 1.5rem/1.3 var(--serif); margin-block-end: 1rem; }
.empty { color: var(--quiet); }
.thread { list-style: none; margin: 0; padding: 0; }
.thread > li { --step: clamp(0.75rem, 4vw, 2rem); margin-block-start: 1rem; }
.depth-1 { margin-inline-start: var(--step); } .depth-2 { margin-inline-start: calc(2 * var(--step)); }
.depth-3 { margin-inline-start: calc(3 * var(--step)); } .depth-4 { margin-inline-start: calc(4 * var(--step)); }
.comment { background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: 0.9rem clamp(0.9rem, 3vw, 1.25rem) 0.25rem; }
[class^='depth-']:not(.depth-0) > .comment { border-inline-start: 3px solid var(--hill-near); }
.comment:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); outline: none; }
.comment header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; font-size: 0.9375rem; }
.comment header p { margin: 0; color: var(--quiet); }
.author { font-size: 1.0625rem; }
.comment header .when { margin-inline-start: auto; }
.when a { color: inherit; text-decoration: none; }
.when a:hover { text-decoration: underline; }
.body { margin-block: 0.5rem 0; white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
.body:lang(ar), .body:lang(fa), .body:lang(ur), .body:lang(he) { line-height: 1.9; }
.actions { margin: 0; }
.actions a, .cancel, .pages a { display: inline-flex; align-items: center; min-block-size: 44px; min-inline-size: 44px; font-size: 0.9375rem; font-weight: 600; }
.pages { display: flex; flex-wrap: wrap; gap: 0 2rem; margin-block-start: 1rem; }

.note { margin-block: 0 1.25rem; padding: 0.85rem 1.1rem; border-radius: 8px; background: var(--sunk); border-inline-start: 4px solid var(--edge); }
.good { background: var(--good); border-color: var(--good-edge); }
.bad { background: var(--bad); border-color: var(--bad-edge); }
.note h3 { font-size: 1.0625rem; }
.note p { margin-block: 0.25rem 0; }
.note.good { outline: none; }
.note ul { margin: 0.25rem 0 0; padding-inline-start: 1.25rem; }
.note a { display: inline-block; padding-block: 0.5rem; color: var(--bad-text); }
.replying { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1rem; margin: 0 0 1rem; padding-inline: 1.1rem; background: var(--sunk); border-radius: 8px; }
.replying span { padding-block: 0.5rem; font-weight: 600; }
.required-note, .hint { color: var(--quiet); font-size: 0.9375rem; }
.required-note { margin: 0 0 1rem; }
.star { color: var(--bad-text); font-weight: 700; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); column-gap: 1.25rem; }
.field { margin-block-end: 1.25rem; display: flex; flex-direction: column; }
.field label { font-weight: 600; }
.hint { margin: 0; }
.fault { margin: 0.1rem 0 0; color: var(--bad-text); font-weight: 600; font-size: 0.9375rem; }
.field input, .field textarea {
  inline-size: 100%; min-block-size: 48px; margin-block-start: 0.4rem; padding: 0.6rem 0.8rem; font: inherit; color: inherit;
  background: var(--raised); border: 1px solid var(--edge); border-radius: 8px;
}
.pair input { margin-block-start: auto; }
.pair .field > :nth-last-child(2) { margin-block-end: 0.4rem; }
.field textarea { resize: vertical; min-block-size: 10rem; }
.field input:focus-visible, .field textarea:focus-visible { outline-offset: 0; border-color: var(--accent); border-radius: 8px; }
.wrong input, .wrong textarea { border: 2px solid var(--bad-edge); }
[dir='rtl'] input[dir='ltr'] { text-align: end; }
.submit { margin: 0; }
button {
  font: inherit; font-weight: 650; min-block-size: 48px; padding: 0.6rem 1.75rem; border: 1px solid transparent; border-radius: 8px;
  background: var(--accent); color: var(--on-accent); cursor: pointer; transition: background-color 120ms ease;
}
button:hover { background: var(--accent-strong); }

.plain .wide { inline-size: min(100% - 2.5rem, 42rem); }
.plain h1 { font: 650 clamp(1.75rem, 1.4rem + 1.6vw, 2.4rem)/1.25 var(--serif); margin-block: clamp(1.75rem, 5vw, 3rem) 1rem; }
.plain h2 { font-size: 1.25rem; margin-block: 2rem 0.5rem; }
.plain p { max-inline-size: 42rem; }
.plain .status { margin-block-end: 0; color: var(--quiet); font-weight: 600; }
.plain .status + h1 { margin-block-start: 0.25rem; }
.plain main > .column > .status { margin-block-start: clamp(1.75rem, 5vw, 3rem); }
.doors, .kinds { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: 0.75rem; }
.doors a, .kinds a { display: block; padding: 0.85rem 1.1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 10px; text-decoration: none; }
.doors a:hover, .kinds a:hover { border-color: var(--accent); }
.doors strong, .kinds strong { display: block; text-decoration: underline; text-underline-offset: 0.18em; }
.doors span, .kinds span { color: var(--quiet); }
code { font: 0.92em/1.5 ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace; background: var(--sunk); border-radius: 4px; padding: 0.1em 0.3em; }
pre { margin-block: 1rem; padding: 1rem 1.1rem; overflow-x: auto; background: var(--sunk); border: 1px solid var(--line); border-radius: 10px; overflow-wrap: normal; line-height: 1.5; }
pre code { padding: 0; background: none; font-size: 0.875rem; white-space: pre; }

@media (max-width: 34rem) { .comment header .when { margin-inline-start: 0; inline-size: 100%; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) { .comment, button, .note { border: 1px solid; } }
@media print { .write, .actions, .language, .skip { display: none; } }
`;
