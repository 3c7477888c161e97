import { statfsSync, statSync } from 'node:fs'
import { BackupError } from './backup-error.ts'
import { formatMegabytes } from './tell-growth.ts'

/** The space that a backup leaves on the disk of the data directory for readings to come, bytes. */
const reservedBytes = 256 * 1024 ** 2

/** A place that is to be written to. */
export interface WantedRoom {
  /** An existing directory on the disk. */
  readonly directory: string
  readonly bytes: number
  /** The data directory of a server that goes on; undefined when there is none. */
  readonly besides: string | undefined
}

/** @throws BackupError when a disk has no room, before anything is written. */
export function requireRoom({ directory, bytes, besides }: WantedRoom): void {
  const { bavail, bsize } = statfsSync(directory)
  const isShared = besides !== undefined && statSync(directory).dev === statSync(besides).dev
  const free = bavail * bsize - (isShared ? reservedBytes : 0)
  if (bytes <= free) return
  const left = isShared ? ' besides what is left for readings to come' : ''
  throw new BackupError(
    `${directory} has room for ${formatMegabytes(Math.max(0, free))}${left}, and ${formatMegabytes(bytes)} are needed. Make room, or name a directory on another disk. Nothing was written.`,
  )
}

/** The space below which a disk counts as full, bytes: the engine has other words for it at times. */
const fullBytes = 64 * 1024

/** Tells whether a disk is full. @param directory an existing one on it. */
export function isFull(directory: string): boolean {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize < fullBytes
}
