import { Html, html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'

/** Renders the page that asks before logging out. @param form the authorization server's own form, `op.logoutForm`. */
export function renderSignOutPage(view: PageView, form: string): string {
  const { texts } = view
  return renderPage(view, {
    title: texts.signOut.title,
    body: html`<p class="lead">${texts.signOut.text}</p>
${new Html(form)}
<div class="actions"><button type="submit" form="op.logoutForm" name="logout" value="yes">${texts.signOut.confirm}</button>
<button type="submit" form="op.logoutForm" class="quiet">${texts.signOut.stay}</button></div>`,
  })
}
