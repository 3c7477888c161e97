/**
 * The style sheet of the hosted pages. Text has a contrast of at least 4.5, borders of fields and focus rings
 * of at least 3.
 */
export const style = `
:root {
  color-scheme: light dark;
  --page: #eef2f0; --card: #ffffff; --ink: #14211e; --muted: #51605b; --line: #dbe3e0; --field: #ffffff;
  --edge: #7b8a85; --accent: #0b6b5d; --accent-strong: #085347; --on-accent: #ffffff;
  --alarm: #a3211b; --alarm-soft: #fcefed; --alarm-line: #eec4bf; --shadow: 0 1px 2px rgb(10 40 34 / 6%), 0 12px 32px rgb(10 40 34 / 8%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1413; --card: #161f1d; --ink: #e6efec; --muted: #a3b4af; --line: #2a3734; --field: #0f1716;
    --edge: #71837e; --accent: #63d2ba; --accent-strong: #86e2ce; --on-accent: #05221c;
    --alarm: #ffb4a9; --alarm-soft: #2f1a1a; --alarm-line: #6b3733; --shadow: none;
  }
}
*, *::before, *::after { box-sizing: border-box }
html { background: var(--page); -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; place-items: center; padding: 2rem 1rem;
  background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
main {
  width: 100%; max-width: 26rem; padding: 2.25rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 16px; box-shadow: var(--shadow);
}
main.wide { max-width: 34rem }
main.text { max-width: 46rem }
.text section { margin-top: 1.75rem; padding-top: 1.5rem; border-top: 1px solid var(--line); scroll-margin-top: 2rem }
.text section h2 { margin: 0; font-size: 1.0625rem }
.text section:target { margin-top: 3rem; padding-top: 0; border: 0; border-radius: 2px; outline: 2px solid var(--accent); outline-offset: .875rem }
.text section:target + section { margin-top: 2.625rem }
.brand { display: flex; align-items: center; gap: .625rem; margin: 0 0 1.75rem; font-weight: 600; letter-spacing: .01em }
.mark { flex: none }
.mark rect { fill: var(--accent) }
.mark path { fill: none; stroke: var(--on-accent); stroke-width: 2.6; stroke-linecap: round }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; text-wrap: balance }
h2 { margin: 2rem 0 0; font-size: 1rem; line-height: 1.4 }
p { margin: .5rem 0 0; text-wrap: pretty }
.lead, .hint, .note { color: var(--muted) }
.lead strong { color: var(--ink); font-weight: 600; overflow-wrap: anywhere }
.hint, .note { font-size: .875rem }
.note { margin-top: 1.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line) }
form { margin: 1.5rem 0 0 }
fieldset { margin: 2rem 0 0; padding: 0; border: 0; min-width: 0 }
legend { padding: 0; font-weight: 650 }
.field { margin-top: 1.125rem }
label { display: block; font-weight: 550; font-size: .9375rem }
.field .hint { margin: .125rem 0 0 }
input {
  display: block; width: 100%; min-height: 3rem; margin-top: .375rem; padding: .625rem .875rem; font: inherit; font-size: 1rem;
  color: var(--ink); background: var(--field); border: 1px solid var(--edge); border-radius: 10px;
}
input:hover { border-color: var(--ink) }
input[aria-invalid=true] { border-color: var(--alarm); box-shadow: inset 0 0 0 1px var(--alarm) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
input:focus-visible { outline: 2px solid var(--accent); outline-offset: -1px; border-color: var(--accent); box-shadow: none }
.entry { position: relative; margin-top: .375rem }
.entry input { margin-top: 0 }
button.inset {
  position: absolute; right: .25rem; top: .25rem; bottom: .25rem; width: auto; min-width: 4rem; min-height: 0; padding: 0 .75rem;
  color: var(--accent); background: var(--field); border-color: transparent; border-radius: 7px; font-size: .9375rem;
}
button.inset:hover { color: var(--accent-strong); background: var(--page); border-color: transparent }
.entry:has(> button.inset:not([hidden])) input { padding-right: 5rem }
.copied { display: flex; align-items: stretch; gap: .5rem }
.copied code { flex: 1; min-width: 0 }
button.small { flex: none; align-self: center; width: auto; min-width: 5.5rem; min-height: 2.75rem; padding: .375rem .875rem; font-size: .9375rem }
.steps { margin: .75rem 0 0; padding-left: 1.25rem; display: grid; gap: .875rem }
.steps li::marker { color: var(--muted) }
.steps .copied { margin-top: .5rem }
.steps code { display: block; padding: .625rem .875rem; background: var(--page); border: 1px solid var(--line); border-radius: 10px; user-select: all }
[hidden] { display: none !important }
.actions { display: grid; gap: .625rem; margin-top: 1.75rem }
button, .button {
  display: flex; align-items: center; justify-content: center; width: 100%; min-height: 3rem; padding: .625rem 1.25rem;
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; border-radius: 10px;
  color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent);
}
button:hover, .button:hover { background: var(--accent-strong); border-color: var(--accent-strong) }
button.plain, .button.plain { color: var(--ink); background: transparent; border-color: var(--edge); font-weight: 550 }
button.plain:hover, .button.plain:hover { border-color: var(--ink); background: var(--page) }
a { color: var(--accent); text-underline-offset: .2em }
a:hover { color: var(--accent-strong) }
.aside { margin-top: 1.25rem; text-align: center; font-size: .9375rem }
.aside a { display: inline-block; padding: .375rem .5rem }
.aside button { width: auto; min-height: 2.75rem; padding: .5rem 1.25rem; font-size: .9375rem }
.done { margin: 1.25rem 0 0; padding: .75rem 1rem; border-radius: 10px; border: 1px solid var(--line); background: var(--page) }
.tick { display: grid; grid-template-columns: auto 1fr; column-gap: .625rem; align-items: center; margin-top: 1.5rem }
.tick input { width: 1.375rem; min-height: 1.375rem; height: 1.375rem; margin: 0; padding: 0; accent-color: var(--accent) }
.tick .hint { grid-column: 2 }
input.code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 1.375rem; letter-spacing: .25em }
input.away, span.away { position: absolute; width: 1px; min-height: 0; height: 1px; padding: 0; border: 0; clip-path: inset(50%); overflow: hidden }
.qr { display: block; width: 12.5rem; height: 12.5rem; margin: 1.5rem auto 0; border-radius: 10px; background: #ffffff; image-rendering: pixelated }
.codes { margin: 1.5rem 0 0; padding: 1rem 1rem 1rem 2.75rem; display: grid; gap: .375rem; background: var(--page); border: 1px solid var(--line); border-radius: 10px }
.codes li::marker { color: var(--muted); font-size: .875rem }
.rows { list-style: none; margin: 1.5rem 0 0; padding: 0 }
.rows li { display: flex; align-items: center; justify-content: space-between; gap: .75rem 1.5rem; padding: 1.125rem 0; border-top: 1px solid var(--line) }
.rows li > div { min-width: 0; overflow-wrap: anywhere }
.rows li:last-child { border-bottom: 1px solid var(--line) }
.rows h2 { margin: 0 }
.rows p { margin: .125rem 0 0; color: var(--muted); font-size: .9375rem }
.rows form { margin: 0 }
.rows .plain { flex: none; width: auto; min-height: 2.75rem; padding: .5rem 1rem; font-size: .9375rem; white-space: nowrap }
.facts { grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)) }
.alert { margin: 1.25rem 0 0; padding: .75rem 1rem; border-radius: 10px; color: var(--alarm); background: var(--alarm-soft); border: 1px solid var(--alarm-line) }
.alert p { margin: 0 }
.alert ul { margin: .375rem 0 0; padding-left: 1.125rem }
.alert a { color: inherit }
.problem { margin: .375rem 0 0; color: var(--alarm); font-size: .875rem }
dl { margin: 1.25rem 0 0; display: grid; gap: 1rem }
dt { color: var(--muted); font-size: .875rem }
dd { margin: .125rem 0 0 }
code {
  font: .9375rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere;
}
dd code { display: block; padding: .625rem .875rem; background: var(--page); border: 1px solid var(--line); border-radius: 10px; user-select: all }
input.code, code.code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; letter-spacing: .12em }
input.code { text-transform: uppercase }
code.code { font-size: 1.25rem; text-align: center }
.permissions { margin: .5rem 0 0; padding-left: 1.125rem }
.details { margin-top: 1.75rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: .875rem }
.details h2 { margin: 0; font-size: .875rem; color: var(--muted); font-weight: 600 }
.details dl { margin-top: .75rem; gap: .625rem }
.details dd code { font-size: .875rem }
@media (max-width: 30rem) {
  html, body { background: var(--card) }
  body { padding: 0; place-items: stretch }
  .rows li { flex-direction: column; align-items: stretch }
  .rows .plain { width: 100% }
  main, main.wide { max-width: none; border: 0; border-radius: 0; box-shadow: none; padding: 1.75rem 1.25rem 2.5rem }
}
@media (forced-colors: active) { .mark rect { fill: CanvasText } .mark path { stroke: Canvas } }
`.trimStart()
