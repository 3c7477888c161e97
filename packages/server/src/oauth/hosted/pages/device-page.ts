import { type Html, html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'

/** The reason for which the page that asks for a device's code is shown again. */
export type DeviceProblem = 'missing' | 'unknown' | 'expired' | 'used' | 'stale'

/** A form of the device flow. */
export interface DeviceForm {
  /** The path that the form is posted to. */
  readonly action: string
  /** Proves that the form comes from this browser's page. */
  readonly xsrf: string
}

/**
 * Renders the page that asks for the code that a device shows. @param userCode the code as typed before or as
 * in the link.
 */
export function renderDeviceCodePage(
  view: PageView,
  form: DeviceForm,
  userCode: string,
  problem?: DeviceProblem,
): string {
  const { deviceCode } = view.texts
  const described = problem ? html` aria-invalid="true" aria-describedby="problem"` : ''
  return renderPage(view, {
    title: deviceCode.title,
    hasError: problem !== undefined,
    body: html`<p class="lead">${deviceCode.lead}</p>
${problem && html`<div class="alert" role="alert" id="problem"><p>${deviceCode[problem]}</p></div>`}
<form method="post" action="${form.action}">
<input type="hidden" name="xsrf" value="${form.xsrf}">
<div class="field"><label for="user_code">${deviceCode.code}</label>
<p class="hint" id="code-hint">${deviceCode.hint}</p>
<input id="user_code" name="user_code" type="text" value="${userCode}" class="code" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" maxlength="20" required${described || html` aria-describedby="code-hint"`} autofocus></div>
<div class="actions"><button type="submit">${deviceCode.submit}</button></div>
</form>`,
  })
}

/** Renders the page that shows the application that asks, before it gets anything. */
export function renderDeviceConfirmPage(
  view: PageView,
  form: DeviceForm,
  userCode: string,
  clientName: string,
): string {
  const { deviceConfirm } = view.texts
  const lead = deviceConfirm.lead(clientName)
  return renderPage(view, {
    title: deviceConfirm.title,
    body: html`<p class="lead">${lead.before}<strong>${lead.client}</strong>${lead.after}</p>
<dl><div><dt>${deviceConfirm.code}</dt><dd><code class="code">${userCode}</code></dd></div></dl>
<form method="post" action="${form.action}">
<input type="hidden" name="xsrf" value="${form.xsrf}">
<input type="hidden" name="user_code" value="${userCode}">
<div class="actions"><button type="submit" name="confirm" value="yes">${deviceConfirm.submit}</button>
<button type="submit" class="plain" name="abort" value="yes">${deviceConfirm.abort}</button></div>
</form>
<p class="note">${deviceConfirm.note}</p>`,
  })
}

/** Renders the page at the end of the device flow. */
export function renderDeviceEndPage(view: PageView, end: 'deviceDone' | 'deviceRefused'): string {
  const { title, text } = view.texts[end]
  const body: Html = html`<p class="lead">${text}</p>`
  return renderPage(view, { title, body })
}
