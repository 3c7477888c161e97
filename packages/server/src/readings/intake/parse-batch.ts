import { maxReadingsPerRequest } from '@openlightfi/contract'
import { takeTurn } from '../../event-loop-turns.ts'
import { findJsonExcess } from '../../http/find-json-excess.ts'

/** The characters that are parsed in one turn: about a millisecond. */
const sliceLength = 64 * 1024

/**
 * Parses a body of readings in slices, so that others are answered meanwhile: a whole one of some megabytes
 * takes a tenth of a second. Complete entries with commas between them are the entries of the whole, so that
 * cutting at a comma is right wherever every slice can be parsed.
 * @returns the body; `undefined` when it has another form, or a mistake, and is to be parsed as a whole.
 */
export async function parseBatch(text: string): Promise<{ readings: unknown[] } | undefined> {
  const begin = /^\s*\{\s*"readings"\s*:\s*\[/.exec(text)?.[0].length
  const withoutBrace = cutEnd(text, '}')
  const end = withoutBrace === undefined ? undefined : cutEnd(text.slice(0, withoutBrace), ']')
  if (begin === undefined || end === undefined || end < begin || end - begin <= sliceLength) return undefined
  const readings: unknown[] = []
  for (let at = begin; at < end; ) {
    const comma = text.indexOf('},', at + sliceLength) + 1
    const cut = comma === 0 || comma > end ? end : comma
    const entries = parseSlice(text.slice(at, cut))
    if (!entries) return undefined
    for (const entry of entries) readings.push(entry)
    if (readings.length > maxReadingsPerRequest) break // refused, whatever else comes
    at = cut + 1
    await takeTurn()
  }
  return { readings }
}

/** Finds the last character of a text, without blanks, if it is the expected one. */
function cutEnd(text: string, last: string): number | undefined {
  const end = text.trimEnd().length - 1
  return text[end] === last ? end : undefined
}

function parseSlice(slice: string): unknown[] | undefined {
  if (findJsonExcess(slice)) return undefined
  try {
    const entries = JSON.parse(`[${slice}]`) as unknown[]
    return entries.length > 0 ? entries : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
