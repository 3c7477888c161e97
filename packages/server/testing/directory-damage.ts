/** A way to damage a data directory, and the words that must be said about it. */
export interface DirectoryDamage {
  readonly name: string
  damage(dataDir: string): void
  /** The text on standard error of a server that does not start. */
  readonly refused?: RegExp
  /** The state of the readings in `/health` of a server that starts. */
  readonly readings?: 'ok' | 'damaged' | 'unavailable'
  /** The words of the log and of `status`. */
  readonly said?: RegExp
  /** True when the repair is tried in the short run of the table too. */
  readonly isRepairTried?: boolean
  /** True when everything is there again after a repair. */
  readonly isWholeAfterRepair?: boolean
}
