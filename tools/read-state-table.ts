/** A table of states and events, as a SPEC.md has it. */
export interface StateTable {
  /** Names of the states, from the header. */
  readonly states: readonly string[]
  /** Names of the events, from the first column. */
  readonly events: readonly string[]
  readonly cells: readonly StateTableCell[]
}

/**
 * One cell: the next state, `=` for the same one, and what is done; `none` where the cell names no action.
 */
export interface StateTableCell {
  readonly state: string
  readonly event: string
  readonly next: string
  readonly action: string
}

/**
 * Reads the table that stands behind the comment `<!-- table: read by {reader} -->` in a page.
 *
 * @throws Error when there is no such table.
 */
export function readStateTable(page: string, reader: string): StateTable {
  const [, rest] = page.split(`<!-- table: read by ${reader} -->\n`)
  const [header, , ...rows] = rest?.split('\n\n')[0]?.trimEnd().split('\n').map(splitRow) ?? []
  if (header === undefined || rows.length === 0) throw new Error(`No table is there for ${reader}.`)
  const states = header.slice(1)
  return {
    states,
    events: rows.map(([event = '']) => event),
    cells: rows.flatMap(([event = '', ...cells]) =>
      cells.map((cell, index) => {
        const [next = '', action = 'none'] = cell.split(', ')
        return { state: states[index] ?? '', event, next, action }
      }),
    ),
  }
}

function splitRow(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''))
}
