import { problems } from '@openlightfi/contract'

/** The interactive page. */
export function renderDocsPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>LightFi sensor API</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript><p>This page needs JavaScript. The same facts are in <a href="/openapi.json">openapi.json</a>.</p></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/initializer.js"></script>
</body>
</html>
`
}

/** The catalogue of problems; each code is an anchor, which is where a problem's \`type\` points. */
export function renderProblemsPage(): string {
  const entries = Object.entries(problems).map(
    ([code, { status, title, meaning }]) => `<section id="${code}">
<h2>${title}</h2>
<p><code>${code}</code> · HTTP ${status}</p>
<p>${meaning.replaceAll('<', '&lt;').replaceAll(/`([^`]*)`/g, '<code>$1</code>')}</p>
</section>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Problems - LightFi sensor API</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 0; }
section:target { outline: 2px solid currentColor; outline-offset: 0.75rem; border-radius: 0.25rem; }
p { margin: 0.25rem 0; }
</style>
</head>
<body>
<h1>Problems</h1>
<p>Every error of the API, by its <code>code</code>.</p>
${entries.join('\n')}
</body>
</html>
`
}
