/** A backup that was made, as it is remembered. */
export interface KnownBackup {
  readonly name: string
  /** The directory in which it was made. */
  readonly directory: string
  /** Unix milliseconds: what was acknowledged before is in it. */
  readonly begunMs: number
}

/** The name of the note about the backups that were made. */
export const knownBackups = 'backups'
