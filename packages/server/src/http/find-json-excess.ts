import { isEscaped } from './is-escaped.ts'

/**
 * The bounds of a JSON text. A larger one takes seconds to parse, in which the server could do nothing else.
 */
export const jsonBounds = {
  /** Levels of objects and lists; a GeoJSON feature collection has ten. */
  levels: 100,
  /** Members of one object. */
  members: 10_000,
  /** Values in all; eight megabytes of coordinates have 800,000. */
  values: 1_000_000,
} as const

const quote = 0x22
const comma = 0x2c
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Marks a list among the numbers of members. */
const isList = -1

/** Finds the excess of a JSON text and the index of its character, from 0; `undefined` when there is none. */
export function findJsonExcess(text: string): { readonly detail: string; readonly at: number } | undefined {
  if (text.length <= jsonBounds.levels) return undefined
  const membersOf = new Int32Array(jsonBounds.levels + 1)
  let level = 0
  let values = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = findEndOfString(text, at)
    else if (code === openList || code === openObject) {
      level += 1
      values += 1
      if (level > jsonBounds.levels)
        return { detail: `is nested deeper than ${jsonBounds.levels} levels`, at }
      membersOf[level] = code === openList ? isList : 1
    } else if (code === comma) {
      values += 1
      const members = membersOf[level] ?? isList
      if (members !== isList) membersOf[level] = members + 1
      if (members === jsonBounds.members) {
        return { detail: `has an object with more than ${jsonBounds.members} members`, at }
      }
    } else if (code === closeList || code === closeObject) level = Math.max(0, level - 1)
    if (values > jsonBounds.values) return { detail: `has more than ${jsonBounds.values} values`, at }
  }
  return undefined
}

/** Finds the closing quote; the end of the text when there is none, which the parser will report. */
function findEndOfString(text: string, opening: number): number {
  let end = text.indexOf('"', opening + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}
