/** Levels of objects and lists that a body may have; a GeoJSON feature collection has ten. */
export const maxNesting = 100

const quote = 0x22
const backslash = 0x5c
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Where a JSON text opens more levels than {@link maxNesting}, from 0; `undefined` when it never does. `JSON.parse` takes
 * seconds for some megabytes of brackets, during which the server could do nothing else.
 */
export function findDeepNesting(text: string): number | undefined {
  if (text.length <= maxNesting) return undefined
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = findEndOfString(text, at)
    else if (code === openList || code === openObject) {
      depth += 1
      if (depth > maxNesting) return at
    } else if (code === closeList || code === closeObject) depth -= 1
  }
  return undefined
}

/** Of the closing quote; the end of the text when there is none, which the parser will say. */
function findEndOfString(text: string, opening: number): number {
  let end = text.indexOf('"', opening + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text.charCodeAt(first - 1) === backslash) first -= 1
  return (at - first) % 2 === 1
}
