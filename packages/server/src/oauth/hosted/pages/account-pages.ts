import type { Role } from '../../../accounts/accounts.ts'
import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'

/** The last act, which the overview tells. */
export type AccountNote = 'passwordChanged' | 'secondFactorSwitchedOff'

/** The content of the overview of an account. */
export interface AccountPage {
  readonly username: string
  readonly email: string | undefined
  readonly role: Role
  readonly hasSecondFactor: boolean
  readonly recoveryCodesLeft: number
  readonly applicationCount: number
  readonly note: AccountNote | undefined
  readonly csrfToken: string
}

/** Renders the overview of an account. */
export function renderAccountPage(view: PageView, page: AccountPage): string {
  const { account } = view.texts
  const lead = account.lead(page.username)
  const showsEmail = page.email !== undefined && page.email !== page.username
  return renderPage(view, {
    title: account.title,
    wide: true,
    body: html`<p class="lead">${lead.before}<strong>${lead.username}</strong>${lead.after}</p>
${page.note && html`<p class="done" role="status">${account[page.note]}</p>`}
<dl class="facts">
<div><dt>${account.role}</dt><dd>${account.roles[page.role]}</dd></div>
${showsEmail && html`<div><dt>${account.email}</dt><dd>${page.email}</dd></div>`}
</dl>
<ul class="rows">
<li><div><h2>${account.password}</h2><p>${account.passwordText}</p></div>
<a class="button plain" href="/account/password">${account.changePassword}</a></li>
<li><div><h2>${account.secondFactor}</h2><p>${page.hasSecondFactor ? account.secondFactorOn(page.recoveryCodesLeft) : account.secondFactorOff}</p></div>
<a class="button plain" href="/account/second-factor">${page.hasSecondFactor ? account.switchOff : account.switchOn}</a></li>
<li><div><h2>${account.applications}</h2><p>${account.applicationCount(page.applicationCount)}</p></div>
<a class="button plain" href="/account/applications">${account.showApplications}</a></li>
<li><div><h2>${account.signOutEverywhere}</h2><p>${account.signOutEverywhereText}</p></div>
<a class="button plain" href="/account/sign-out-everywhere" aria-label="${account.signOutEverywhere}">${account.signOut}</a></li>
</ul>
<form method="post" action="/logout" class="aside"><input type="hidden" name="csrf" value="${page.csrfToken}">
<button type="submit" class="plain">${account.logOut}</button></form>`,
  })
}

/** An application that has access to somebody's account. */
export interface ApplicationRow {
  readonly clientId: string
  /** Undefined when the application was deleted. */
  readonly name: string | undefined
  /** Unix seconds. */
  readonly sinceS: number
}

/**
 * Renders the list of applications that have access. @param revoked the application that has just lost it.
 */
export function renderApplicationsPage(
  view: PageView,
  csrfToken: string,
  rows: readonly ApplicationRow[],
  revoked: string | undefined,
): string {
  const { applications: texts, account, dateLocale } = view.texts
  const formatDate = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'long', timeZone: 'UTC' })
  return renderPage(view, {
    title: texts.title,
    wide: true,
    body: html`<p class="lead">${rows.length === 0 ? texts.none : texts.lead}</p>
${revoked !== undefined && html`<p class="done" role="status">${texts.revoked(revoked)}</p>`}
${
  rows.length > 0 &&
  html`<ul class="rows">${rows.map(({ clientId, name = texts.deleted, sinceS }) => {
    const date = formatDate.format(new Date(sinceS * 1000))
    return html`<li><div><h2>${name}</h2><p>${texts.since(date)}</p></div>
<form method="post" action="/account/applications"><input type="hidden" name="csrf" value="${csrfToken}">
<input type="hidden" name="client_id" value="${clientId}">
<button type="submit" class="plain" aria-label="${texts.revokeLabel(name)}">${texts.revoke}</button></form></li>
`
  })}</ul>`
}
<p class="aside"><a href="/account">${account.back}</a></p>`,
  })
}

/** Renders the page that asks before signing out everywhere. */
export function renderSignOutEverywherePage(view: PageView, csrfToken: string): string {
  const { title, text, submit, cancel } = view.texts.signOutEverywhere
  return renderPage(view, {
    title,
    body: html`<p class="lead">${text}</p>
<form method="post" action="/account/sign-out-everywhere">
<input type="hidden" name="csrf" value="${csrfToken}">
<div class="actions"><button type="submit">${submit}</button>
<a class="button plain" href="/account">${cancel}</a></div>
</form>`,
  })
}

/**
 * Renders the page after signing out everywhere, and the page for somebody who did not log in. @param logInAt
 * where to log in again: by default at the account.
 */
export function renderLoggedOutPage(
  view: PageView,
  kind: 'signedOutEverywhere' | 'notLoggedIn',
  logInAt = '/account/login',
): string {
  const { title, text, logIn } = view.texts[kind]
  return renderPage(view, {
    title,
    body: html`<p class="lead">${text}</p>
<div class="actions"><a class="button plain" href="${logInAt}">${logIn}</a></div>`,
  })
}
