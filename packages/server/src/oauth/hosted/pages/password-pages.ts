import {
  currentPasswordAttributes,
  newPasswordAttributes,
  renderAlert,
  renderField,
  repeatedPasswordAttributes,
  usernameAttributes,
} from './form-field.ts'
import { type Html, html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'
import { renderBack, renderReturnField } from './return-link.ts'
import { renderWait, type WaitProblem } from './wait-problem.ts'

/** The faults of a new password. */
export type NewPasswordProblem = 'tooShort' | 'tooLong' | 'differ'

/** Renders the page on which somebody asks for a link to set a new password. */
export function renderForgotPage(view: PageView, sendsMail: boolean): string {
  const { forgot } = view.texts
  if (!sendsMail) {
    return renderPage(view, {
      title: forgot.title,
      body: html`<p class="lead">${forgot.withoutMail}</p>`,
    })
  }
  return renderPage(view, {
    title: forgot.title,
    body: html`<p class="lead">${forgot.lead}</p>
<form method="post" action="/account/forgot">
${renderField(view, {
  name: 'username',
  label: forgot.username,
  attributes: usernameAttributes,
  hasFocus: true,
})}
<div class="actions"><button type="submit">${forgot.submit}</button></div>
</form>`,
  })
}

/** Renders the page after asking for a link; it is the same whether or not there is such an account. */
export function renderForgotSentPage(view: PageView): string {
  const { title, text, hint } = view.texts.forgotSent
  return renderPage(view, { title, body: html`<p class="lead">${text}</p><p class="note">${hint}</p>` })
}

/** The content of the page behind a one-time link. */
export interface ChoosePasswordPage {
  readonly purpose: 'reset' | 'invitation'
  /** The path that the form is posted to. */
  readonly action: string
  readonly token: string
  readonly username: string
  readonly problem?: NewPasswordProblem | undefined
}

/** Renders the page on which somebody with a one-time link chooses a password. */
export function renderChoosePasswordPage(view: PageView, page: ChoosePasswordPage): string {
  const { choosePassword } = view.texts
  const { title, lead } = choosePassword[page.purpose]
  const { before, username, after } = lead(page.username)
  return renderPage(view, {
    title,
    hasError: page.problem !== undefined,
    hasScript: true,
    body: html`<p class="lead">${before}<strong>${username}</strong>${after}</p>
<form method="post" action="${page.action}">
<input type="hidden" name="token" value="${page.token}">
<input class="away" name="username" value="${page.username}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
${renderNewPassword(view, page.problem, true)}
${page.purpose === 'reset' && renderSignOutEverywhere(view)}
<div class="actions"><button type="submit">${choosePassword.submit}</button></div>
</form>`,
  })
}

/** Renders the page after a password was set through a link. */
export function renderPasswordSavedPage(view: PageView): string {
  const { title, text, account } = view.texts.passwordSaved
  return renderPage(view, {
    title,
    body: html`<p class="lead">${text}</p>
<div class="actions"><a class="button plain" href="/account">${account}</a></div>`,
  })
}

/** The content of the page that changes a password. */
export interface ChangePasswordPage {
  readonly csrfToken: string
  readonly returnTo: string | undefined
  readonly username: string
  readonly problem?: 'wrong' | NewPasswordProblem | WaitProblem | undefined
}

/** Renders the page on which somebody who is logged in changes the password. */
export function renderChangePasswordPage(view: PageView, page: ChangePasswordPage): string {
  const { changePassword: texts } = view.texts
  const { problem } = page
  const isWrong = problem === 'wrong'
  const newProblem = isWrong || typeof problem === 'object' ? undefined : problem
  return renderPage(view, {
    title: texts.title,
    hasError: problem !== undefined,
    hasScript: true,
    body: html`${renderAlert(typeof problem === 'object' ? renderWait(view, problem) : undefined)}
<form method="post" action="/account/password">
<input type="hidden" name="csrf" value="${page.csrfToken}">
${renderReturnField(page.returnTo)}
<input class="away" name="username" value="${page.username}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
${renderField(view, {
  name: 'current_password',
  label: texts.current,
  type: 'password',
  problem: isWrong ? texts.wrong : undefined,
  attributes: currentPasswordAttributes,
  hasFocus: newProblem === undefined,
  reveals: ['current_password'],
})}
${renderNewPassword(view, newProblem, newProblem !== undefined)}
${renderSignOutEverywhere(view)}
<div class="actions"><button type="submit">${texts.submit}</button></div>
</form>
${renderBack(view, page.returnTo)}`,
  })
}

function renderNewPassword(view: PageView, problem: NewPasswordProblem | undefined, hasFocus: boolean): Html {
  const { newPassword: texts } = view.texts
  const isAgain = problem === 'differ'
  return html`${renderField(view, {
    name: 'password',
    label: texts.password,
    type: 'password',
    hint: texts.hint,
    problem: problem && !isAgain ? texts[problem] : undefined,
    attributes: newPasswordAttributes,
    hasFocus: hasFocus && !isAgain,
    reveals: ['password', 'password_again'],
  })}
${renderField(view, {
  name: 'password_again',
  label: texts.again,
  type: 'password',
  problem: isAgain ? texts.differ : undefined,
  attributes: repeatedPasswordAttributes,
  hasFocus: hasFocus && isAgain,
})}`
}

function renderSignOutEverywhere(view: PageView): Html {
  const { signOutEverywhere, signOutEverywhereHint } = view.texts.newPassword
  return html`<div class="field tick"><input id="sign_out_everywhere" name="sign_out_everywhere" type="checkbox" value="yes" aria-describedby="sign_out_everywhere-hint">
<label for="sign_out_everywhere">${signOutEverywhere}</label>
<p class="hint" id="sign_out_everywhere-hint">${signOutEverywhereHint}</p></div>`
}
