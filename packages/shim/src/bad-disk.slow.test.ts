import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A separate name space, in which a small disk can be mounted without leaving a trace. */
const unshare = ['unshare', '--mount', '--map-root-user'] as const
const canMount =
  spawnSync(unshare[0], [...unshare.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0
if (!canMount && process.env.CI === 'true') throw new Error('This machine does not let tests mount a disk.')
const skip = canMount ? false : 'SKIPPED: this machine does not let tests mount a disk of their own'

const program = fileURLToPath(new URL('../testing/programs/serve-on-bad-disk.ts', import.meta.url))

/** The observations of a caller, of the origin and of the token file. */
interface Sight {
  readonly status: number
  readonly served: string
  readonly requests: number
  readonly stored: string
  readonly others: readonly string[]
  readonly lastError: string | null
}

async function serveOnBadDisk(fault: 'full' | 'read-only'): Promise<Record<string, Sight>> {
  const disk = await mkdtemp(join(tmpdir(), 'lightfi-shim-disk-'))
  try {
    const script = 'mount -t tmpfs -o size=64k,mode=700 tmpfs "$1" && exec "$2" "$3" "$1" "$4"'
    const args = [...unshare.slice(1), 'sh', '-c', script, 'sh', disk, process.execPath, program, fault]
    const { stdout } = await promisify(execFile)(unshare[0], args)
    return JSON.parse(stdout)
  } finally {
    await rm(disk, { recursive: true })
  }
}

function summarise(sight: Sight | undefined) {
  return sight && [sight.status, sight.served, sight.requests, sight.stored, sight.others]
}

test('on a full disk the stored token survives, callers are served by the one at hand, and what was granted is stored later', {
  skip,
}, async () => {
  const { full, roomForLock, mended } = await serveOnBadDisk('full')
  assert.deepEqual(summarise(full), [200, 'Bearer access-1', 1, 'refresh-1', []])
  assert.match(full?.lastError ?? '', /ENOSPC.*untouched/)
  assert.deepEqual(summarise(roomForLock), [200, 'Bearer access-1', 2, 'refresh-1', []])
  assert.match(roomForLock?.lastError ?? '', /could not be stored.*ENOSPC/)
  assert.deepEqual(summarise(mended), [200, 'Bearer access-2', 2, 'refresh-2', []])
})

test('in a home that is read-only a shim serves, starts and spends nothing, until it is mended', {
  skip,
}, async () => {
  const { readOnly, startedReadOnly, mended } = await serveOnBadDisk('read-only')
  assert.deepEqual(summarise(readOnly), [200, 'Bearer access-1', 1, 'refresh-1', []])
  assert.match(readOnly?.lastError ?? '', /EROFS/)
  assert.deepEqual(summarise(startedReadOnly), [200, 'Bearer access-1', 1, 'refresh-1', []])
  assert.deepEqual(summarise(mended), [200, 'Bearer access-2', 2, 'refresh-2', []])
})
