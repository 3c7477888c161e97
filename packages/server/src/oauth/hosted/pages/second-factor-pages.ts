import { currentPasswordAttributes, renderAlert, renderField } from './form-field.ts'
import { html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'
import { renderBack, renderReturnField } from './return-link.ts'
import { renderWait, type WaitProblem } from './wait-problem.ts'

/** The content of the page that switches the second factor on. */
export interface EnrolPage {
  readonly csrfToken: string
  readonly returnTo: string | undefined
  /** The QR code, as an address of an image. */
  readonly qrCode: string
  readonly secret: string
  /** Sent back with the form. */
  readonly sealedSecret: string
  readonly problem?: 'wrong' | WaitProblem | undefined
}

/** Renders the page that switches the second factor on. */
export function renderEnrolPage(view: PageView, page: EnrolPage): string {
  const { enrol } = view.texts
  const { problem } = page
  return renderPage(view, {
    title: enrol.title,
    hasError: problem !== undefined,
    body: html`<p class="lead">${enrol.lead}</p>
${renderAlert(typeof problem === 'object' ? renderWait(view, problem) : undefined)}
<img class="qr" src="${page.qrCode}" alt="${enrol.qr}" width="200" height="200">
<dl><div><dt>${enrol.secret}</dt><dd><code>${page.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code></dd></div></dl>
<form method="post" action="/account/second-factor">
<input type="hidden" name="csrf" value="${page.csrfToken}">
${renderReturnField(page.returnTo)}
<input type="hidden" name="sealed_secret" value="${page.sealedSecret}">
${renderField(view, {
  name: 'code',
  label: enrol.code,
  hint: enrol.codeHint,
  problem: problem === 'wrong' ? enrol.wrong : undefined,
  attributes: html` class="code" inputmode="numeric" autocomplete="one-time-code" maxlength="10"`,
  hasFocus: problem !== undefined,
})}
<div class="actions"><button type="submit">${enrol.submit}</button></div>
</form>
${renderBack(view, page.returnTo)}`,
  })
}

/** Renders the page that shows the recovery codes, once. */
export function renderRecoveryCodesPage(
  view: PageView,
  codes: readonly string[],
  returnTo = '/account',
): string {
  const { title, lead, list, done } = view.texts.recoveryCodes
  return renderPage(view, {
    title,
    body: html`<p class="lead">${lead}</p>
<ol class="codes" aria-label="${list}">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
<div class="actions"><a class="button" href="${returnTo}">${done}</a></div>`,
  })
}

/** The content of the page that switches the second factor off. */
export interface SwitchOffPage {
  readonly csrfToken: string
  readonly returnTo: string | undefined
  readonly problem?: 'wrong' | WaitProblem | undefined
}

/** Renders the page that switches the second factor off. */
export function renderSwitchOffPage(view: PageView, page: SwitchOffPage): string {
  const { switchOff } = view.texts
  const { problem } = page
  return renderPage(view, {
    title: switchOff.title,
    hasError: problem !== undefined,
    hasScript: true,
    body: html`<p class="lead">${switchOff.lead}</p>
${renderAlert(typeof problem === 'object' ? renderWait(view, problem) : undefined)}
<form method="post" action="/account/second-factor/off">
<input type="hidden" name="csrf" value="${page.csrfToken}">
${renderReturnField(page.returnTo)}
${renderField(view, {
  name: 'password',
  label: switchOff.password,
  type: 'password',
  problem: problem === 'wrong' ? switchOff.wrong : undefined,
  attributes: currentPasswordAttributes,
  hasFocus: true,
  reveals: ['password'],
})}
<div class="actions"><button type="submit">${switchOff.submit}</button></div>
</form>
${renderBack(view, page.returnTo)}`,
  })
}
