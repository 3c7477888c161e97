import { maxUsernameLength } from '../../../accounts/accounts.ts'
import { currentPasswordAttributes, renderAlert, renderReveal } from './form-field.ts'
import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'
import { renderWait, type WaitProblem } from './wait-problem.ts'

/** The content of the login page. */
export interface LoginPage {
  /** The path that the form is posted to. */
  readonly action: string
  /** The path that the wish not to log in is posted to. */
  readonly cancelAction: string
  /** The name of the application that asks for the login. */
  readonly clientName: string
  /** True when the application serves the users of one organisation alone. */
  readonly isOfOrganisation: boolean
  /** The name of the user who is logged in, but who is no user of the application's organisation. */
  readonly refusedUser?: string | undefined
  /** The user name as typed before, or as the application expects it. */
  readonly username: string
  /** The reason for which the page is shown again. */
  readonly problem?: LoginProblem | undefined
}

/** The fault of a login; `waitMs` when there were too many attempts. */
export type LoginProblem = 'wrong' | 'missing' | WaitProblem

/** Renders the page that asks for user name and password. */
export function renderLoginPage(view: PageView, page: LoginPage): string {
  const { login } = view.texts
  const lead = login.lead(page.clientName)
  const { problem } = page
  const wrong = page.isOfOrganisation ? login.wrongHere : login.wrong
  const sentences = { wrong, missing: login.missing }
  const message = typeof problem === 'object' ? renderWait(view, problem) : problem && sentences[problem]
  const described = typeof problem === 'string' ? html` aria-invalid="true" aria-describedby="problem"` : ''
  const focusPassword = page.username !== ''
  return renderPage(view, {
    title: login.title,
    hasError: problem !== undefined,
    hasScript: true,
    body: html`<p class="lead">${lead.before}<strong>${lead.client}</strong>${lead.after}</p>
${renderAlert(message ?? (page.refusedUser && login.refused(page.refusedUser)))}
<form method="post" action="${page.action}">
<div class="field"><label for="username">${login.username}</label>
<input id="username" name="username" type="text" value="${page.username}" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="${maxUsernameLength}" required${described}${focusPassword ? '' : html` autofocus`}></div>
<div class="field"><label for="password">${login.password}</label>
<div class="entry"><input id="password" name="password" type="password"${currentPasswordAttributes} required${described}${focusPassword ? html` autofocus` : ''}>${renderReveal(view, ['password'])}</div></div>
<div class="actions"><button type="submit">${login.submit}</button>
<button type="submit" class="plain" formaction="${page.cancelAction}" formnovalidate>${login.cancel}</button></div>
</form>
<p class="aside"><a href="/account/forgot">${login.forgot}</a></p>
<p class="note">${login.note}</p>`,
  })
}
