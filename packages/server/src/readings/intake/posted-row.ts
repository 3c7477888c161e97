import type { ReadingFault } from './check-reading.ts'

/** One reading of a request, not checked yet, or a place without a readable reading. */
export type PostedRow = RowPlace & ({ readonly input: unknown } | { readonly fault: ReadingFault })

/** A place in a request. */
export interface RowPlace {
  /** The index in the list or of the data row, from 0; the values of one wide row share it. */
  readonly index: number
  /** The line in a body of lines, from 1. */
  readonly line?: number
}
