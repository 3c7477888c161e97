import type { ReadingFault } from './check-reading.ts'

/** One reading of a request, not checked yet, or a place where no reading could be made out. */
export type PostedRow = RowPlace & ({ readonly input: unknown } | { readonly fault: ReadingFault })

/** Where in a request something stands. */
export interface RowPlace {
  /** Of the list or of the data rows, from 0; the values of one wide row share it. */
  readonly index: number
  /** In a body of lines, from 1. */
  readonly line?: number
}
