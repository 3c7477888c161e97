import { type CSSProperties, type RefObject, useRef, useState } from 'react'
import type { CalendarCellProps } from './calendar-cell.tsx'
import type { CellContent } from './cell-content.ts'
import { placeReadout } from './place-readout.ts'

/** What is said of a cell, and where. */
export interface CellReadout {
  readonly content: CellContent
  readonly style: CSSProperties
}

/** What shows beside a cell what it says. */
export interface CellReadouts {
  /** Of what the place is reckoned from. */
  readonly frame: RefObject<HTMLDivElement | null>
  readonly readout: CellReadout | undefined
  readonly onShow: CalendarCellProps['onShow']
  readonly onHide: () => void
}

/** Keeps which cell is pointed at or has the focus, and where its words stand. */
export function useCellReadout(): CellReadouts {
  const frame = useRef<HTMLDivElement>(null)
  const [readout, setReadout] = useState<CellReadout>()
  return {
    frame,
    readout,
    onShow: (content, cell) => {
      if (!frame.current || readout?.content === content) return
      const style = placeReadout(cell.getBoundingClientRect(), frame.current.getBoundingClientRect())
      setReadout({ content, style })
    },
    onHide: () => setReadout(undefined),
  }
}
