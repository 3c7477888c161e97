/**
 * Runs a shim whose token file lies on a disk of 64 KiB, mounted at the first argument. The disk fills up
 * (`full`) or becomes read-only (`read-only`), as the second argument says, while the token at hand is due
 * for renewal; then it is mended. Prints as JSON what a caller, the origin and the token file saw after each
 * step.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFileTokenStore } from '@openlightfi/client/node'
import { startOriginServer } from '../origin-server.ts'
import { startTestShim, waitUntil } from '../test-shim.ts'

const [disk = '', fault = ''] = process.argv.slice(2)
const tokenFile = join(disk, 'tokens.json')
const pageBytes = 4096

/** Fills the disk page by page. @returns the files, of one page each. */
function fillDisk(): string[] {
  const files: string[] = []
  for (;;) {
    const file = join(disk, `filler-${files.length}`)
    try {
      writeFileSync(file, Buffer.alloc(pageBytes))
      files.push(file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      rmSync(file)
      return files
    }
  }
}

const remount = (how: 'ro' | 'rw') => execFileSync('mount', ['-o', `remount,${how}`, disk])

const origin = await startOriginServer()
origin.rotates = true
await createFileTokenStore(tokenFile).save({ refreshToken: 'refresh-0' })
let aheadMs = 0
const options = {
  config: { oauth: { tokenFile } },
  refreshToken: undefined,
  now: () => Date.now() + aheadMs,
}
const shim = await startTestShim(origin.url, options)

/** The observations so far. */
async function look(url = shim.url) {
  const answer = await fetch(`${url}/sensors`)
  await answer.text()
  const { token } = (await (await shim.readHealth()).json()) as { token: { last_error: string | null } }
  return {
    status: answer.status,
    served: origin.requests.at(-1)?.headers.authorization,
    requests: origin.tokenRequests.length,
    stored: JSON.parse(readFileSync(tokenFile, 'utf8')).refreshToken as string,
    others: readdirSync(disk).filter((name) => name !== 'tokens.json' && !name.startsWith('filler-')),
    lastError: token.last_error,
  }
}

/** Lets the next attempt come, and waits until it has failed. */
async function failOnceMore(byMs: number): Promise<void> {
  const { failures } = await readToken()
  aheadMs += byMs
  await waitUntil(async () => (await readToken()).failures > failures)
}

async function readToken(): Promise<{ failures: number; refreshes: number; last_error: string | null }> {
  return ((await (await shim.readHealth()).json()) as { token: Awaited<ReturnType<typeof readToken>> }).token
}

/** Lets the next attempt come, and waits until it has succeeded. */
async function succeed(): Promise<void> {
  aheadMs += 10_000
  await waitUntil(async () => (await readToken()).last_error === null)
}

const untilRenewalMs = 3_600_000 - 200_000
const seen: Record<string, unknown> = {}
await waitUntil(() => shim.shim.readHealth().ok)
if (fault === 'full') {
  const fillers = fillDisk()
  await failOnceMore(untilRenewalMs)
  seen.full = await look()
  rmSync(fillers.pop() ?? '')
  await failOnceMore(10_000)
  seen.roomForLock = await look()
  for (const file of fillers) rmSync(file)
} else {
  remount('ro')
  const second = await startTestShim(origin.url, options)
  seen.startedReadOnly = await look(second.url)
  await second.close()
  await failOnceMore(untilRenewalMs)
  seen.readOnly = await look()
  remount('rw')
}
await succeed()
seen.mended = await look()
await shim.close()
await origin.close()
console.log(JSON.stringify(seen))
