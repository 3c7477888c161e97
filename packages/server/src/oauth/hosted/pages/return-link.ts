import { type Html, html } from './html.ts'
import type { PageView } from './page-view.ts'

/** Renders the link away from a page of an account: to the application that led there, or to the account. */
export function renderBack({ texts }: PageView, returnTo: string | undefined): Html {
  const { back, backToDashboard } = texts.account
  return html`<p class="aside"><a href="${returnTo ?? '/account'}">${returnTo === undefined ? back : backToDashboard}</a></p>`
}

/** Renders the part of a form that remembers where to lead back to. */
export function renderReturnField(returnTo: string | undefined): Html {
  return html`${returnTo !== undefined && html`<input type="hidden" name="return_to" value="${returnTo}">`}`
}
