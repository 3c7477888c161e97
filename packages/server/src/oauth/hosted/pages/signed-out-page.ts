import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'

/** Renders the page after logging out. */
export function renderSignedOutPage(view: PageView): string {
  const { title, text } = view.texts.signedOut
  return renderPage(view, { title, body: html`<p class="lead">${text}</p>` })
}

/** Renders the page after choosing not to log out. */
export function renderStillLoggedInPage(view: PageView): string {
  const { title, text } = view.texts.stillLoggedIn
  return renderPage(view, { title, body: html`<p class="lead">${text}</p>` })
}
