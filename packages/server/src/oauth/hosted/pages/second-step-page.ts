import { renderAlert, renderField } from './form-field.ts'
import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'
import { renderWait, type WaitProblem } from './wait-problem.ts'

/** The content of the page of the second step. */
export interface SecondStepPage {
  /** The path that the form is posted to; the other kind of code is at `?with=recovery`. */
  readonly action: string
  readonly cancelAction: string
  readonly username: string
  readonly withRecoveryCode: boolean
  readonly problem?: 'wrong' | WaitProblem | undefined
}

/** Renders the page that asks for a code after the password. */
export function renderSecondStepPage(view: PageView, page: SecondStepPage): string {
  const { secondStep: texts } = view.texts
  const { problem, withRecoveryCode } = page
  const lead = texts.lead(page.username)
  const wrong = withRecoveryCode ? texts.wrongRecoveryCode : texts.wrong
  const message = typeof problem === 'object' ? renderWait(view, problem) : problem && wrong
  const field = withRecoveryCode
    ? renderField(view, {
        name: 'recovery_code',
        label: texts.recoveryCode,
        hint: texts.recoveryCodeHint,
        attributes: html` autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="40"`,
        hasFocus: true,
      })
    : renderField(view, {
        name: 'code',
        label: texts.code,
        hint: texts.codeHint,
        attributes: html` class="code" inputmode="numeric" autocomplete="one-time-code" maxlength="10"`,
        hasFocus: true,
      })
  return renderPage(view, {
    title: texts.title,
    hasError: problem !== undefined,
    body: html`<p class="lead">${lead.before}<strong>${lead.username}</strong>${lead.after}</p>
${renderAlert(message)}
<form method="post" action="${page.action}">
${field}
<div class="actions"><button type="submit">${texts.submit}</button>
<button type="submit" class="plain" formaction="${page.cancelAction}" formnovalidate>${texts.cancel}</button></div>
</form>
<p class="aside">${
      withRecoveryCode
        ? html`<a href="${page.action}">${texts.useApp}</a>`
        : html`<a href="${page.action}?with=recovery">${texts.useRecoveryCode}</a>`
    }</p>`,
  })
}
