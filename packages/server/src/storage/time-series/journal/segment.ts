import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncTree } from '../../sync-tree.ts'
import { decodeFrame, type Generation, hasFrameFrom, type JournaledCommit } from './frame.ts'

/**
 * Zeros, written a page at a time: Linux keeps bytes that are written at once together, and would count all
 * of them as written again whenever some of them change.
 */
const zeros = Buffer.alloc(4096)

/**
 * Creates the file of a segment, full of zeros and durable with its name: from then on a sync of its content
 * has nothing to note about the file itself. When it fails there is no file.
 */
export function createSegment(path: string, length: number): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    for (let at = 0; at < length; ) {
      at += writeSync(file, zeros, 0, Math.min(zeros.length, length - at), at)
    }
    fsyncSync(file)
  } catch (error) {
    rmSync(path)
    throw error
  } finally {
    closeSync(file)
  }
  syncTree(dirname(path), 'itself')
}

/** A use of a segment as it was found. */
export interface FoundSegment {
  readonly commits: readonly JournaledCommit[]
  /** True when it was closed after its last commit: only then may there be a later segment. */
  readonly isEnded: boolean
  /** The place of its next frame. */
  readonly endAt: number
  /** The bytes of the file. */
  readonly bytes: number
  /**
   * True when a frame stands after `endAt`, which then was whole once; or when the file is shorter than it
   * was.
   */
  readonly isBroken: boolean
}

/**
 * Reads a use of a segment. A torn frame at its end was never acknowledged, and is left out.
 * @param length that of the file when it was begun.
 */
export function readSegment(path: string, generation: Generation, length: number): FoundSegment {
  const bytes = readFileSync(path)
  const commits: JournaledCommit[] = []
  let at = 0
  while (true) {
    const frame = decodeFrame(bytes, at, generation)
    if (!frame) {
      const isBroken = bytes.length < length || hasFrameFrom(bytes, at, generation)
      return { commits, isEnded: false, endAt: at, isBroken, bytes: bytes.length }
    }
    at = frame.nextAt
    if (frame.isEnd) {
      return { commits, isEnded: true, endAt: at, isBroken: false, bytes: bytes.length }
    }
    commits.push({ sequence: frame.sequence, rows: frame.rows })
  }
}
