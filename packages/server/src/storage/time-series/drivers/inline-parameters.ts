import type { StatementParameters } from './time-series-driver.ts'

const placeholder = /\{(\w+):(\w+(?:\(\w+\))?)\}/g

/**
 * Writes a statement's parameters into its text as literals of their types. This is for the embedded engine,
 * which runs one statement with bound parameters at a time in the whole process, so that a report would hold
 * up every other reader.
 *
 * @throws RangeError for a parameter that is missing or not of its type; only numbers and quoted strings get
 *   into the text.
 */
export function inlineParameters(statement: string, parameters: StatementParameters): string {
  return statement.replaceAll(placeholder, (_match, name: string, type: string) => {
    const value = parameters[name]
    if (value === undefined) throw new RangeError(`the statement's parameter ${name} is missing`)
    const [, elementType] = /^Array\((\w+)\)$/.exec(type) ?? []
    if (elementType === undefined) return `CAST(${formatLiteral(name, type, value)}, '${type}')`
    const elements: unknown = typeof value === 'string' ? JSON.parse(value) : value
    if (!Array.isArray(elements)) throw new RangeError(`the statement's parameter ${name} must be a list`)
    const literals = elements.map((element) => formatLiteral(name, elementType, element))
    return `CAST([${literals.join()}], '${type}')`
  })
}

function formatLiteral(name: string, type: string, value: unknown): string {
  if (type === 'String' && typeof value === 'string') return quote(value)
  if (/^U?Int(8|16|32|64)$/.test(type) && Number.isSafeInteger(value)) return String(value)
  if (type === 'Float64' && typeof value === 'number' && Number.isFinite(value)) return String(value)
  throw new RangeError(`the statement's parameter ${name} is not of type ${type}`)
}

/** Quotes a text as a string literal; the engine reads up to an unescaped quote. */
export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`
}
