/**
 * Puts each member and element of JSON on a line of its own, also where the text breaks off. Text that is no
 * JSON comes back with other line breaks, and with nothing lost.
 *
 * @param {string} json
 * @returns {string[]} lines without their ends
 */
export function indentJson(json) {
  /** @type {string[]} */
  const lines = []
  let depth = 0
  let line = ''
  const breakLine = () => {
    lines.push(line)
    line = '  '.repeat(Math.min(depth, 40))
  }
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charAt(at)
    if (sign === '"') {
      const end = findStringEnd(json, at)
      line += json.slice(at, end)
      at = end - 1
    } else if (sign === '{' || sign === '[') {
      const isEmpty = json[at + 1] === (sign === '{' ? '}' : ']')
      line += sign
      if (isEmpty) {
        line += json[at + 1]
        at += 1
        continue
      }
      depth += 1
      breakLine()
    } else if (sign === '}' || sign === ']') {
      depth = Math.max(0, depth - 1)
      breakLine()
      line += sign
    } else if (sign === ',') {
      line += sign
      breakLine()
    } else if (sign === ':') {
      line += ': '
    } else if (!/\s/.test(sign)) {
      line += sign
    }
  }
  lines.push(line)
  return lines
}

/**
 * Finds where a string ends.
 *
 * @param {string} json
 * @param {number} start the place of its first quote
 * @returns {number} the place behind its last
 */
function findStringEnd(json, start) {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1
    else if (json[at] === '"') return at + 1
  }
  return json.length
}
