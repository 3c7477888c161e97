import { html, type PageView, renderPage } from '../oauth/index.ts'

/** Renders the page that stands where the guide would, and says how it is built. */
export function renderMissingGuide(view: PageView): string {
  return renderPage(view, {
    title: 'The guide is not built',
    isText: true,
    body: html`<p class="lead">This server runs without its guide: the folder <code>packages/server/guide</code> is missing or incomplete.</p>
<p>In the folder of the project, <code>npm run build:guide</code> builds it; then start the server again. <code>npm start</code> and <code>npm run serve</code> do so by themselves. Its pages are the Markdown in <code>docs</code>.</p>
<p>Everything else works: <a href="/dashboard/">the dashboard</a> and <a href="/docs">the API</a>.</p>`,
  })
}
