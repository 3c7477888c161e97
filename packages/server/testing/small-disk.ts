import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const isRoot = process.getuid?.() === 0
if (!isRoot && process.env.CI === 'true') throw new Error('Only root may mount the small disks of tests.')

/**
 * The `skip` option of tests that need a {@link SmallDisk}: `false`, or the reason why they cannot run here.
 */
export const skipWithoutDisk = isRoot ? false : 'SKIPPED: only root may mount a small disk'

const pageBytes = 4096

/** No small disk is larger. */
const maxBytes = 256 * 1024 * 1024

/** A disk of a chosen size, in memory. */
export class SmallDisk {
  readonly path: string
  readonly #filler: string

  /**
   * Mounts the disk.
   * @param path the place of the disk; it must not exist.
   * @param size as `mount` takes it, e.g. `64m`.
   */
  constructor(path: string, size: string) {
    this.path = path
    this.#filler = join(path, 'filler')
    mkdirSync(path)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs', path])
  }

  /** Unmounts the disk, now or once nothing is open on it any more. */
  unmount(): void {
    execFileSync('umount', ['--lazy', this.path])
  }

  /**
   * Takes all space that is left. @returns the number of bytes. @throws Error when it would be a larger
   * disk's.
   */
  fill(): number {
    const { blocks, bsize } = statfsSync(this.path)
    if (blocks * bsize > maxBytes) throw new Error(`${this.path} is no small disk`)
    const file = openSync(this.#filler, 'a')
    try {
      for (const chunk of [256 * pageBytes, pageBytes]) while (canWrite(file, chunk));
      return statSync(this.#filler).size
    } finally {
      closeSync(file)
    }
  }

  /** Gives back the space that `fill` took. */
  makeRoom(): void {
    rmSync(this.#filler, { force: true })
  }

  /** Gives the disk another size. */
  resize(size: string): void {
    execFileSync('mount', ['-o', `remount,size=${size}`, this.path])
  }
}

/** Tells whether a disk has space. It has it for whole pages or for nothing. */
function canWrite(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    return false
  }
}
