/** Cells of a table row by row; `undefined`: nothing to be chosen there. */
export type GridCells = readonly (readonly (string | undefined)[])[]

/**
 * Finds the cell to which a key leads: arrows to the next one in their direction, Home and End to the ends
 * of the row, Page Up and Page Down four rows on.
 *
 * @returns `undefined` where the key leads nowhere.
 */
export function moveInGrid(cells: GridCells, from: string, key: string): string | undefined {
  const row = cells.findIndex((ids) => ids.includes(from))
  const column = cells[row]?.indexOf(from) ?? -1
  if (row < 0 || column < 0) return undefined
  const all = cells.flat().filter((id) => id !== undefined)
  const inRow = cells[row]?.filter((id) => id !== undefined) ?? []
  const inColumn = (rows: GridCells) => rows.map((ids) => ids[column]).filter((id) => id !== undefined)
  const below = inColumn(cells.slice(row + 1))
  const above = inColumn(cells.slice(0, row)).reverse()
  switch (key) {
    case 'ArrowRight':
      return all[all.indexOf(from) + 1]
    case 'ArrowLeft':
      return all[all.indexOf(from) - 1]
    case 'ArrowDown':
      return below[0]
    case 'ArrowUp':
      return above[0]
    case 'PageDown':
      return below[3] ?? below.at(-1)
    case 'PageUp':
      return above[3] ?? above.at(-1)
    case 'Home':
      return inRow[0]
    case 'End':
      return inRow.at(-1)
    default:
      return undefined
  }
}
