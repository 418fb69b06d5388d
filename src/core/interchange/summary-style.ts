/** The look of the HTML summary: readable on screen and paper, light and dark, without loading a font. */
export const summaryStyle = `:root { color-scheme: light dark; }
body { font: 1rem/1.55 system-ui, sans-serif; margin: 0; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25em 0.6em; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); text-align: end; }
th:first-child { text-align: start; font-weight: normal; }
thead th:first-child { font-weight: bold; }
.swatch { display: inline-block; width: 0.75em; height: 0.75em; margin-inline-end: 0.5em; border-radius: 50%; }
code { font-size: 0.85em; opacity: 0.75; }
dt { font-weight: bold; }
dd { margin: 0 0 0.5rem; }
dd > p { margin: 0; }
figure { margin: 1.25rem 0; break-inside: avoid; }
blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 3px solid color-mix(in srgb, currentColor 35%, transparent); white-space: pre-wrap; overflow-wrap: anywhere; }
figcaption, .place { font-size: 0.875rem; opacity: 0.8; }
figcaption { margin-top: 0.25rem; padding-inline-start: 1.2rem; }
`;
