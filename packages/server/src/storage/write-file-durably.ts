import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncTree } from './sync-tree.ts'

/**
 * Writes a file so that after a crash, and on a full disk, either the old content or the whole new one is
 * there.
 */
export function writeFileDurably(path: string, content: string, mode: number): void {
  const temporary = `${path}.${process.pid}.new`
  try {
    const file = openSync(temporary, 'w', mode)
    try {
      writeFileSync(file, content) // writes all of it or throws; writeSync may write a part
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncTree(dirname(path), 'itself')
}
