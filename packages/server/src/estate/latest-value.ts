import type { VarName } from '@openlightfi/contract'

/** The newest datum of one variable. */
export interface LatestValue {
  readonly varName: VarName
  readonly timeMs: number
  readonly value: number
  /** Set on an `onlineStatus` that no sensor reported: it follows from silence, or from its end. */
  readonly isDerived?: true
}
