/** The error of a backup that cannot be made, verified or restored; the message says why and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
