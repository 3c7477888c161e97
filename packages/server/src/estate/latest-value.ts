import type { VarName } from '@openlightfi/contract'

/** The newest datum of one variable. */
export interface LatestValue {
  readonly varName: VarName
  readonly timeMs: number
  readonly value: number
}
