import { Html, html } from './html.ts'
import { renderPage } from './page.ts'
import { texts } from './texts.ts'

/** Renders the page that asks before logging out. @param form the authorization server's own form, `op.logoutForm`. */
export function renderSignOutPage(form: string): string {
  return renderPage({
    title: texts.signOut.title,
    body: html`<p class="lead">${texts.signOut.text}</p>
${new Html(form)}
<div class="actions"><button type="submit" form="op.logoutForm" name="logout" value="yes">${texts.signOut.confirm}</button>
<button type="submit" form="op.logoutForm" class="quiet">${texts.signOut.stay}</button></div>`,
  })
}
