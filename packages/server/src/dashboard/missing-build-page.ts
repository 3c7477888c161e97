import { html, type PageView, renderPage } from '../oauth/index.ts'

/** Renders the page that stands where the dashboard would, and says how it is built. */
export function renderMissingBuild(view: PageView): string {
  return renderPage(view, {
    title: 'The dashboard is not built',
    isText: true,
    body: html`<p class="lead">This server runs without its dashboard: the folder <code>packages/server/dashboard</code> is missing or incomplete.</p>
<p>In the folder of the project, <code>npm run build:dashboard</code> builds it; then start the server again. <code>npm start</code> and <code>npm run serve</code> do so by themselves.</p>
<p>Everything else works: <a href="/docs">the API</a> and <a href="/account">your account</a>.</p>`,
  })
}
