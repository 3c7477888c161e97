/** A piece of HTML that is safe to put into a page as it is. */
export class Html {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/**
 * A value that a template takes: text is escaped, HTML is not, lists are joined, and undefined and false give
 * nothing.
 */
export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[]

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Builds HTML; every value is escaped, so that it is text in an element or in a quoted attribute. Values must
 * not stand in unquoted attributes, in scripts or in styles.
 *
 * @example html`<p title="${name}">${name}</p>`
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.reduce((text, part, index) => text + renderValue(values[index - 1]) + part))
}

function renderValue(value: HtmlValue): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (Array.isArray(value)) return value.map(renderValue).join('')
  return String(value).replace(/[&<>"']/g, (character) => replacements[character] ?? '')
}
