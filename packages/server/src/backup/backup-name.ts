const backupName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z$/

/** Formats the name of the backup of a moment, Unix milliseconds: names sort as their times do. */
export function formatBackupName(timeMs: number): string {
  return new Date(timeMs).toISOString().replaceAll(':', '-')
}

/** Parses the name of a backup. @returns Unix milliseconds, not a number where the name is of no time. */
export function parseBackupName(name: string): number {
  return Date.parse(`${name.slice(0, 10)}${name.slice(10).replaceAll('-', ':')}`)
}

/** Tells whether a name is that of a backup. */
export function isBackupName(name: string): boolean {
  return backupName.test(name) && !Number.isNaN(parseBackupName(name))
}
