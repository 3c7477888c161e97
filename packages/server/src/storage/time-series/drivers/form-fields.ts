import type { StatementParameters } from './time-series-driver.ts'

/**
 * The longest value of a form field: `http_max_field_value_size` of the server, which a request cannot raise,
 * less a reserve. In UTF-16 code units of which each is at most three bytes.
 */
const maxFieldLength = 131_072 / 3

/**
 * Formats a statement with its parameters in the fields of a form, as ClickHouse takes them: `query`, and
 * `param_...` for each. An array that is too long for one field goes in several, which the statement joins
 * again.
 */
export function formatFields(statement: string, parameters: StatementParameters): Map<string, string> {
  const fields = new Map<string, string>()
  let query = statement
  for (const [name, value] of Object.entries(parameters)) {
    const text = formatValue(value)
    const type = text.length > maxFieldLength ? findArrayType(statement, name) : undefined
    if (type === undefined) fields.set(`param_${name}`, text)
    else {
      const pieces = splitArray(value, text)
      for (const [index, piece] of pieces.entries()) fields.set(`param_${name}_${index}`, piece)
      const placeholders = pieces.map((_, index) => `{${name}_${index}:${type}}`).join(', ')
      query = query.replaceAll(`{${name}:${type}}`, `arrayConcat(${placeholders})`)
    }
  }
  return fields.set('query', query)
}

type ParameterValue = StatementParameters[string]

function formatValue(value: ParameterValue): string {
  if (typeof value === 'string') return escapeText(value)
  return typeof value === 'number' ? String(value) : joinElements(value.map(formatElement))
}

/** Formats an element of an array, in which text stands in quotes. */
function formatElement(element: string | number): string {
  return typeof element === 'number' ? String(element) : `'${escapeText(element)}'`
}

/**
 * Escapes a text. The server reads a value as a field of a tab-separated file; a form would turn a bare line
 * feed into two characters.
 */
function escapeText(text: string): string {
  return text.replaceAll(/[\\'\t\n\r\0]/g, (character) => escapes[character] ?? character)
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
}

function joinElements(elements: readonly string[]): string {
  return `[${elements.join(',')}]`
}

/** Finds the type that a statement declares for a parameter, when it is an array. */
function findArrayType(statement: string, name: string): string | undefined {
  return new RegExp(`\\{${name}:(Array\\(\\w+\\))\\}`).exec(statement)?.[1]
}

/** Splits an array into its elements. An array of numbers may come as text. */
function splitArray(value: ParameterValue, text: string): string[] {
  const elements = Array.isArray(value) ? value.map(formatElement) : text.slice(1, -1).split(',')
  const pieces: string[][] = [[]]
  let length = 0
  for (const element of elements) {
    length += element.length + 1
    if (length > maxFieldLength) {
      pieces.push([])
      length = element.length + 1
    }
    pieces.at(-1)?.push(element)
  }
  return pieces.map(joinElements)
}
