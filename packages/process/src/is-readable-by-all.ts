import type { Stats } from 'node:fs'

/** Read permission of everybody. */
const readByAll = 0o004

/** Whether every user of the machine may read a file; false on Windows, which has no such modes. */
export function isReadableByAll({ mode }: Pick<Stats, 'mode'>): boolean {
  return process.platform !== 'win32' && (mode & readByAll) !== 0
}
