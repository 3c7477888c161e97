import { type Html, html } from './html.ts'

/** A field of a form, with all that belongs to it. */
export interface FormField {
  /** Name and id. */
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'password' | 'email'
  /** Passwords and codes are never sent back. */
  readonly value?: string | undefined
  readonly hint?: string | undefined
  /** What was wrong with it. */
  readonly problem?: string | undefined
  /** Further attributes, each with a blank before it. */
  readonly attributes?: Html
  readonly hasFocus?: boolean
}

/** Attributes of a field that takes a new password. */
export const newPasswordAttributes = html` autocomplete="new-password" minlength="12" maxlength="1024"`

/** Attributes of a field that takes the password in use. */
export const currentPasswordAttributes = html` autocomplete="current-password" maxlength="1024"`

/** Renders a field that has to be filled in. */
export function renderField(field: FormField): Html {
  const { name, label, type = 'text', value, hint, problem, attributes, hasFocus = false } = field
  const describedBy = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return html`<div class="field"><label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
<input id="${name}" name="${name}" type="${type}"${value !== undefined && html` value="${value}"`} required${attributes}${describedBy !== '' && html` aria-describedby="${describedBy}"`}${problem !== undefined && html` aria-invalid="true"`}${hasFocus && html` autofocus`}>
${problem && html`<p class="problem" id="${name}-problem">${problem}</p>`}</div>`
}

/** Renders what went wrong with a form; screen readers read it at once. */
export function renderAlert(message: string | undefined): Html | undefined {
  return message === undefined
    ? undefined
    : html`<div class="alert" role="alert" id="problem"><p>${message}</p></div>`
}
