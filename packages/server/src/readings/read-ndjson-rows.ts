import type { PostedRow } from './posted-row.ts'
import type { Line } from './split-lines.ts'

/** Reads lines of JSON, one reading each. */
export async function* readNdjsonRows(
  batches: AsyncIterable<readonly Line[]>,
): AsyncGenerator<PostedRow[], void, undefined> {
  let index = 0
  for await (const lines of batches) {
    yield lines.map((line) => {
      const row = readLine(line, index)
      index += 1
      return row
    })
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
