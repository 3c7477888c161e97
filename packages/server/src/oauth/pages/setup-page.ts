import { type Html, html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'
import type { Texts } from './texts.ts'

/** The fields of the setup form. */
export type SetupField = 'organisation_name' | 'time_zone' | 'username' | 'password' | 'password_again'

/** What can be wrong with an answer: the name of a sentence in the texts of the setup page. */
export type SetupProblem = Extract<
  keyof Texts['setup'],
  | 'organisationNameWrong'
  | 'timeZoneWrong'
  | 'usernameWrong'
  | 'usernameTaken'
  | 'passwordTooShort'
  | 'passwordTooLong'
  | 'passwordsDiffer'
>

/** What the setup page shows. */
export interface SetupPage {
  /** From the link; sent back with the form. */
  readonly token: string
  /** What was typed before; passwords are never sent back. */
  readonly values: Readonly<Partial<Record<SetupField, string>>>
  /** What was wrong with each field. */
  readonly problems: Readonly<Partial<Record<SetupField, SetupProblem>>>
}

/** What is shown once, after the setup. */
export interface SetupResult {
  readonly oauthUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly username: string
  /** Where the documentation is. */
  readonly docsUrl: string
}

const fieldOrder: readonly SetupField[] = [
  'organisation_name',
  'time_zone',
  'username',
  'password',
  'password_again',
]

/** IANA time zones that can be chosen. */
const timeZones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** Renders the page that makes the first organisation, administrator and client. */
export function renderSetupPage(view: PageView, page: SetupPage): string {
  const { setup } = view.texts
  const wrong = fieldOrder.filter((field) => page.problems[field] !== undefined)
  return renderPage(view, {
    title: setup.title,
    hasError: wrong.length > 0,
    wide: true,
    body: html`<p class="lead">${setup.lead}</p>
${
  wrong.length > 0 &&
  html`<div class="alert" role="alert"><p>${setup.problem}</p><ul>${wrong.map(
    (field) => html`<li><a href="#${field}">${findProblem(setup, page, field)}</a></li>`,
  )}</ul></div>`
}
<form method="post" action="/setup">
<input type="hidden" name="token" value="${page.token}">
<fieldset><legend>${setup.organisation}</legend>
${renderField(setup, page, 'organisation_name', setup.organisationName, undefined, html` autocomplete="organization" maxlength="100"`)}
${renderField(setup, page, 'time_zone', setup.timeZone, setup.timeZoneHint, html` list="time_zones" autocomplete="off" spellcheck="false"`)}
<datalist id="time_zones">${timeZones.map((zone) => html`<option value="${zone}"></option>`)}</datalist>
</fieldset>
<fieldset><legend>${setup.account}</legend>
${renderField(setup, page, 'username', setup.username, setup.usernameHint, html` autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="128"`)}
${renderField(setup, page, 'password', setup.password, setup.passwordHint, html` autocomplete="new-password" minlength="12" maxlength="1024"`, 'password')}
${renderField(setup, page, 'password_again', setup.passwordAgain, undefined, html` autocomplete="new-password" maxlength="1024"`, 'password')}
</fieldset>
<div class="actions"><button type="submit">${setup.submit}</button></div>
</form>`,
  })
}

function findProblem(setup: Texts['setup'], page: SetupPage, field: SetupField): string | undefined {
  const problem = page.problems[field]
  return problem && setup[problem]
}

function renderField(
  setup: Texts['setup'],
  page: SetupPage,
  field: SetupField,
  label: string,
  hint: string | undefined,
  attributes: Html,
  type: 'text' | 'password' = 'text',
): Html {
  const problem = findProblem(setup, page, field)
  const describedBy = [hint && `${field}-hint`, problem && `${field}-problem`].filter(Boolean).join(' ')
  const value = type === 'password' ? '' : html` value="${page.values[field] ?? ''}"`
  const first = fieldOrder.find((name) => page.problems[name] !== undefined) ?? 'organisation_name'
  return html`<div class="field"><label for="${field}">${label}</label>
${hint && html`<p class="hint" id="${field}-hint">${hint}</p>`}
<input id="${field}" name="${field}" type="${type}"${value} required${attributes}${describedBy !== '' && html` aria-describedby="${describedBy}"`}${problem !== undefined && html` aria-invalid="true"`}${first === field && html` autofocus`}>
${problem && html`<p class="problem" id="${field}-problem">${problem}</p>`}</div>`
}

/** Renders the page that shows the first client's credentials, once. */
export function renderSetupDonePage(view: PageView, result: SetupResult): string {
  const { setupDone } = view.texts
  const account = setupDone.account(result.username)
  const rows = [
    [setupDone.oauthUrl, result.oauthUrl],
    [setupDone.clientId, result.clientId],
    [setupDone.clientSecret, result.clientSecret],
  ] as const
  return renderPage(view, {
    title: setupDone.title,
    wide: true,
    body: html`<p class="lead">${setupDone.lead}</p>
<dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`)}</dl>
<p class="note">${account.before}<strong>${account.username}</strong>${account.after}</p>
<div class="actions"><a class="button" href="${result.docsUrl}">${setupDone.next}</a></div>`,
  })
}
