import { html } from './html.ts'
import { renderPage } from './page.ts'
import { texts } from './texts.ts'

/** Renders the page after logging out. */
export function renderSignedOutPage(): string {
  return renderPage({ title: texts.signedOut.title, body: html`<p class="lead">${texts.signedOut.text}</p>` })
}

/** Renders the page after choosing not to log out. */
export function renderStillLoggedInPage(): string {
  const { title, text } = texts.stillLoggedIn
  return renderPage({ title, body: html`<p class="lead">${text}</p>` })
}
