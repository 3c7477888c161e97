import { type KeyboardEvent, useRef, useState } from 'react'
import { type GridCells, moveInGrid } from './move-in-grid.ts'

/** What a table needs so that arrow keys walk through its cells and Tab reaches one of them. */
export interface GridKeys {
  /** The cell that Tab reaches. */
  readonly active: string | undefined
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  /** To be called when a cell gets the focus. */
  readonly onFocusCell: (id: string) => void
}

/**
 * Walks through cells that carry `data-cell` with their ids.
 *
 * @param start the cell that Tab reaches first.
 */
export function useGridKeys(cells: GridCells, start: string | undefined): GridKeys {
  const [last, setLast] = useState<string>()
  const known = useRef(cells)
  known.current = cells
  const isThere = (id: string | undefined) => id !== undefined && cells.some((row) => row.includes(id))
  const first = cells.flat().find((id) => id !== undefined)
  const active = isThere(last) ? last : isThere(start) ? start : first
  return {
    active,
    onFocusCell: setLast,
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || active === undefined) return
      const next = moveInGrid(known.current, active, event.key)
      if (next === undefined) return
      event.preventDefault()
      event.currentTarget.querySelector<HTMLElement>(`[data-cell="${CSS.escape(next)}"]`)?.focus()
    },
  }
}
