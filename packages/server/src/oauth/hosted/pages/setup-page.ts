import {
  type FormField,
  newPasswordAttributes,
  renderCopied,
  renderField,
  repeatedPasswordAttributes,
  usernameAttributes,
} from './form-field.ts'
import { type Html, html } from './html.ts'
import { renderPage } from './page.ts'
import type { PageView } from './page-view.ts'
import type { Texts } from './texts.ts'

/** The fields of the setup form. */
export type SetupField = 'organisation_name' | 'time_zone' | 'username' | 'password' | 'password_again'

/** The faults of an answer: the name of a sentence in the texts of the setup page. */
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

/** The content of the setup page. */
export interface SetupPage {
  /** The token of the link, sent back with the form. */
  readonly token: string
  /** The values that were typed before; passwords are never sent back. */
  readonly values: Readonly<Partial<Record<SetupField, string>>>
  /** The fault of each field. */
  readonly problems: Readonly<Partial<Record<SetupField, SetupProblem>>>
}

/** The credentials that are shown once, after the setup. */
export interface SetupResult {
  readonly oauthUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly username: string
  /** Without a trailing slash. */
  readonly publicUrl: string
  /** The address of the documentation. */
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
    hasScript: true,
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
${renderAnswer(view, page, 'organisation_name', setup.organisationName, undefined, html` autocomplete="organization" maxlength="100"`)}
${renderAnswer(view, page, 'time_zone', setup.timeZone, setup.timeZoneHint, html` list="time_zones" autocomplete="off" spellcheck="false" data-zone="time_zone-found"`)}
<p class="hint" id="time_zone-found" hidden>${setup.timeZoneFound}</p>
<datalist id="time_zones">${timeZones.map((zone) => html`<option value="${zone}"></option>`)}</datalist>
</fieldset>
<fieldset><legend>${setup.account}</legend>
${renderAnswer(view, page, 'username', setup.username, setup.usernameHint, usernameAttributes)}
${renderAnswer(view, page, 'password', setup.password, setup.passwordHint, newPasswordAttributes, { type: 'password', reveals: ['password', 'password_again'] })}
${renderAnswer(view, page, 'password_again', setup.passwordAgain, undefined, repeatedPasswordAttributes, { type: 'password' })}
</fieldset>
<div class="actions"><button type="submit">${setup.submit}</button></div>
</form>`,
  })
}

function findProblem(setup: Texts['setup'], page: SetupPage, field: SetupField): string | undefined {
  const problem = page.problems[field]
  return problem && setup[problem]
}

function renderAnswer(
  view: PageView,
  page: SetupPage,
  field: SetupField,
  label: string,
  hint: string | undefined,
  attributes: Html,
  more: Pick<FormField, 'type' | 'reveals'> = {},
): Html {
  const first = fieldOrder.find((name) => page.problems[name] !== undefined) ?? 'organisation_name'
  return renderField(view, {
    name: field,
    label,
    hint,
    attributes,
    problem: findProblem(view.texts.setup, page, field),
    value: more.type === 'password' ? undefined : (page.values[field] ?? ''),
    hasFocus: first === field,
    ...more,
  })
}

/** Renders the page that shows the first client's credentials, once, and the next steps. */
export function renderSetupDonePage(view: PageView, result: SetupResult): string {
  const { setupDone } = view.texts
  const account = setupDone.account(result.username)
  const rows = [
    [setupDone.oauthUrl, 'oauth_url', result.oauthUrl],
    [setupDone.clientId, 'client_id', result.clientId],
    [setupDone.clientSecret, 'client_secret', result.clientSecret],
  ] as const
  const logIn = setupDone.logIn(result.publicUrl)
  return renderPage(view, {
    title: setupDone.title,
    wide: true,
    hasScript: true,
    body: html`<p class="lead">${setupDone.lead}</p>
<dl>${rows.map(([name, id, value]) => html`<div><dt>${name}</dt><dd>${renderCopied(view, id, value)}</dd></div>`)}</dl>
<h2>${setupDone.nextTitle}</h2>
<ol class="steps">
<li><strong>${setupDone.keep}</strong> ${setupDone.keepText}</li>
<li><strong>${setupDone.look}</strong> ${account.before}<strong>${account.username}</strong>${account.after}</li>
<li><strong>${setupDone.describe}</strong> ${setupDone.describeText} ${renderCopied(view, 'log_in', logIn)}</li>
<li><strong>${setupDone.connect}</strong> ${setupDone.connectText}</li>
<li><strong>${setupDone.invite}</strong> ${setupDone.inviteText}</li>
</ol>
<div class="actions"><a class="button" href="${result.docsUrl}">${setupDone.next}</a>
<a class="button plain" href="/account">${setupDone.toAccount}</a></div>`,
  })
}
