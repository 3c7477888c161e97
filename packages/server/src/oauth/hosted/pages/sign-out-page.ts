import { Html, html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'

/**
 * Renders the page that asks before logging out. @param form the authorization server's own form,
 * `op.logoutForm`.
 */
export function renderSignOutPage(view: PageView, form: string): string {
  const { texts } = view
  return renderPage(view, {
    title: texts.signOut.title,
    body: html`<p class="lead">${texts.signOut.text}</p>
${new Html(form)}
<div class="actions"><button type="submit" form="op.logoutForm" name="logout" value="yes">${texts.signOut.confirm}</button>
<button type="submit" form="op.logoutForm" class="plain">${texts.signOut.stay}</button></div>`,
  })
}

/** The content of the page that asks before a log-out at `/logout`. */
export interface ConfirmSignOut {
  readonly csrfToken: string
  /**
   * The client that sent the browser here, and the address that it wants afterwards; empty when there is
   * none.
   */
  readonly clientId: string
  readonly logoutUri: string
}

/** Renders the page that asks before logging out at `/logout`. */
export function renderConfirmSignOutPage(view: PageView, page: ConfirmSignOut): string {
  const { signOut } = view.texts
  return renderPage(view, {
    title: signOut.title,
    body: html`<p class="lead">${signOut.text}</p>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="${page.csrfToken}">
<input type="hidden" name="client_id" value="${page.clientId}">
<input type="hidden" name="logout_uri" value="${page.logoutUri}">
<div class="actions"><button type="submit">${signOut.confirm}</button>
<a class="button plain" href="/account">${signOut.stay}</a></div>
</form>`,
  })
}
