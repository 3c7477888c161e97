/** Columns up to which a value stands on one line. */
const width = 72

/**
 * @typedef {object} Language
 * @property {string} true
 * @property {string} false
 * @property {string} null
 * @property {(key: string) => boolean} isKeyBare whether a key needs no quotes
 * @property {(text: string) => string} quote
 */

/**
 * Writes a value of JSON as a programmer would: short ones on one line, others with a line for each member.
 *
 * @param {unknown} value
 * @param {Language} language
 * @returns {string}
 */
export function writeLiteral(value, language) {
  if (value === null || value === undefined) return language.null
  if (typeof value === 'boolean') return value ? language.true : language.false
  if (typeof value === 'string') return language.quote(value)
  if (typeof value !== 'object') return String(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const parts = Array.isArray(value)
    ? value.map((item) => writeLiteral(item, language))
    : Object.entries(value).map(([key, member]) => {
        const name = language.isKeyBare(key) ? key : language.quote(key)
        return `${name}: ${writeLiteral(member, language)}`
      })
  if (parts.length === 0) return open + close
  const space = Array.isArray(value) ? '' : ' '
  const oneLine = `${open}${space}${parts.join(', ')}${space}${close}`
  if (oneLine.length <= width && !oneLine.includes('\n')) return oneLine
  const lines = parts.flatMap((part) => `${part},`.split('\n')).map((line) => `  ${line}`)
  return [open, ...lines, close].join('\n')
}
