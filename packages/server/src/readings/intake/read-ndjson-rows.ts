import type { PostedRow } from './posted-row.ts'
import type { Line } from './split-lines.ts'

/** Reads lines of JSON, one reading each. */
export async function* readNdjsonRows(
  batches: AsyncIterable<readonly Line[]>,
): AsyncGenerator<PostedRow[], void, undefined> {
  let index = 0
  for await (const lines of batches) {
    const inputs = parseTogether(lines)
    const first = index
    index += lines.length
    yield lines.map((line, at) =>
      inputs ? { index: first + at, line: line.number, input: inputs[at] } : readLine(line, first + at),
    )
  }
}

/**
 * Parses all lines together, in a third of the time that they take one by one; `undefined` when they must be
 * parsed one by one. Each line must open an object and have its only closing brace at its end, so that no
 * line can complete another.
 */
function parseTogether(lines: readonly Line[]): unknown[] | undefined {
  const texts: string[] = []
  for (const line of lines) {
    if ('fault' in line || !line.text.startsWith('{') || line.text.indexOf('}') !== line.text.length - 1)
      return undefined
    texts.push(line.text)
  }
  try {
    const inputs = JSON.parse(`[${texts.join()}]`) as unknown[]
    return inputs.length === lines.length ? inputs : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined // reading the lines one by one says which one is wrong
    throw error
  }
}

function readLine(line: Line, index: number): PostedRow {
  const place = { index, line: line.number }
  if ('fault' in line) return { ...place, fault: line.fault }
  try {
    return { ...place, input: JSON.parse(line.text) as unknown }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const fault = { code: 'malformed_row' as const, detail: `The line is not JSON: ${error.message}.` }
    return { ...place, fault }
  }
}
