import { readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What is stored on the disk of the data directory, bytes. */
export interface DiskUse {
  readonly databaseBytes: number
  /** The embedded store of readings; undefined when a server keeps them. */
  readonly readingsBytes: number | undefined
  /** What this process may still write there. */
  readonly freeBytes: number
}

/**
 * Measures what is stored, by a walk through the data directory.
 * @param enginePath the directory of the embedded store of readings.
 */
export function measureDisk(dataDir: string, enginePath: string | undefined): DiskUse {
  const { bavail, bsize } = statfsSync(dataDir)
  const databaseBytes = ['lightfi.sqlite', 'lightfi.sqlite-wal']
    .map((name) => statSync(join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0)
  return {
    databaseBytes,
    readingsBytes: enginePath === undefined ? undefined : measureTree(enginePath),
    freeBytes: bavail * bsize,
  }
}

/** Measures the bytes of all files below a directory; files that go meanwhile are left out. */
export function measureTree(path: string): number {
  let bytes = 0
  try {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name)
      if (entry.isDirectory()) bytes += measureTree(inside)
      else if (entry.isFile()) bytes += statSync(inside, { throwIfNoEntry: false })?.size ?? 0
    }
  } catch {
    return bytes // the engine removes directories that it has merged
  }
  return bytes
}
