import { problems } from '@openlightfi/contract'
import { html, type PageView, renderPage } from '../oauth/index.ts'

/**
 * Renders the interactive page. Login and trying out work at the public URL, and where that is on this very
 * machine, at `localhost` and `127.0.0.1` alike; at another address, the page says so and leads there.
 *
 * @param publicUrl without a trailing slash.
 * @param modules names of the page's scripts below `/docs/page/`, which the browser begins to load at once.
 */
export function renderDocsPage(
  { serviceName }: PageView,
  publicUrl: string,
  modules: readonly string[],
): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${serviceName} - sensor API</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/page/page.css">
${modules.map(
  (name) => html`<link rel="modulepreload" href="/docs/page/${name}">
`,
)}</head>
<body data-public-url="${publicUrl}">
<header class="service">
<p class="name">${serviceName}</p>
<p class="issuer"><span>oauth_url</span> <code id="oauth_url">${publicUrl}/oauth2</code><button type="button" id="copy" hidden>Copy</button></p>
<nav><a href="/dashboard/">Dashboard</a><a href="/guide/">Guide</a><a href="/docs/problems">Problems</a><a href="/openapi.json">openapi.json</a><a href="/account">Your account</a></nav>
<p class="login"><span id="who" role="status"></span><button type="button" id="login" hidden>Log in</button></p>
</header>
<p class="elsewhere" id="elsewhere" role="status" hidden>You have opened this page at <span id="here"></span>. The service is at <a href="${publicUrl}/docs">${publicUrl}</a>, and only there can you log in and try operations.</p>
<div id="swagger-ui"></div>
<noscript><p>This page needs JavaScript. The same facts are in <a href="/openapi.json">openapi.json</a>.</p></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script type="module" src="/docs/page/start.js"></script>
</body>
</html>
`.toString()
}

/** Renders the catalogue of problems; each code is an anchor, to which a problem's `type` points. */
export function renderProblemsPage(view: PageView): string {
  return renderPage(view, {
    title: 'Problems',
    isText: true,
    body: html`<p class="lead">Every error of the API, by its <code>code</code>. <a href="/docs">Back to the documentation</a></p>
${Object.entries(problems).map(
  ([code, { status, title, meaning }]) => html`<section id="${code}">
<h2>${title}</h2>
<p class="hint"><code>${code}</code> · HTTP ${status}</p>
<p>${meaning.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}</p>
</section>
`,
)}`,
  })
}
