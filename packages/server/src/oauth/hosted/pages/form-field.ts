import { maxPasswordLength, maxUsernameLength, minPasswordLength } from '../../../accounts/accounts.ts'
import { type Html, html } from './html.ts'
import type { PageView } from './page-view.ts'

/** A field of a form, with its label and attributes. */
export interface FormField {
  /** Name and id. */
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'password' | 'email'
  /** Passwords and codes are never sent back. */
  readonly value?: string | undefined
  readonly hint?: string | undefined
  /** The fault of the value. */
  readonly problem?: string | undefined
  /** Further attributes, each with a blank before it. */
  readonly attributes?: Html
  readonly hasFocus?: boolean
  /** Ids of the password fields, this one first, that a button beside this one shows. */
  readonly reveals?: readonly string[]
}

/** Attributes of a field that takes a new password. */
export const newPasswordAttributes = html` autocomplete="new-password" minlength="${minPasswordLength}" maxlength="${maxPasswordLength}"`

/** Attributes of a field that takes a new password again. */
export const repeatedPasswordAttributes = html` autocomplete="new-password" maxlength="${maxPasswordLength}"`

/** Attributes of a field that takes the password in use. */
export const currentPasswordAttributes = html` autocomplete="current-password" maxlength="${maxPasswordLength}"`

/** Attributes of a field that takes a user name. */
export const usernameAttributes = html` autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="${maxUsernameLength}"`

/** Renders a button that shows passwords, for browsers in which scripts run. @param fields their ids. */
export function renderReveal({ texts }: PageView, fields: readonly string[]): Html {
  const { show, hide, password } = texts.reveal
  return html`<button type="button" class="inset" data-reveal="${fields.join(' ')}" data-show="${show}" data-hide="${hide}" aria-pressed="false" aria-controls="${fields.join(' ')}" hidden><span>${show}</span><span class="away">${password}</span></button>`
}

/** Renders a value to be copied, with a button for browsers in which scripts run. @param id of the value. */
export function renderCopied({ texts }: PageView, id: string, value: string): Html {
  const { copy, copied } = texts.copying
  return html`<div class="copied"><code id="${id}">${value}</code><button type="button" class="plain small" data-copy="${id}" data-copied="${copied}" aria-describedby="${id}" aria-live="polite" hidden>${copy}</button></div>`
}

/** Renders a field that has to be filled in. */
export function renderField(view: PageView, field: FormField): Html {
  const { name, label, type = 'text', value, hint, problem, attributes, hasFocus = false, reveals } = field
  const describedBy = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return html`<div class="field"><label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
<div class="entry"><input id="${name}" name="${name}" type="${type}"${value !== undefined && html` value="${value}"`} required${attributes}${describedBy !== '' && html` aria-describedby="${describedBy}"`}${problem !== undefined && html` aria-invalid="true"`}${hasFocus && html` autofocus`}>${reveals && renderReveal(view, reveals)}</div>
${problem && html`<p class="problem" id="${name}-problem">${problem}</p>`}</div>`
}

/** Renders what went wrong with a form; screen readers read it at once. */
export function renderAlert(message: string | undefined): Html | undefined {
  return message === undefined
    ? undefined
    : html`<div class="alert" role="alert" id="problem"><p>${message}</p></div>`
}
