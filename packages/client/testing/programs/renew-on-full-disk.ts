/**
 * Renews tokens whose file lies on a disk of 64 KiB, given as argument, which is full, has room for the lock
 * alone, and is empty again. Prints what happened in each case, as JSON.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFileTokenStore } from '../../src/node/file-token-store.ts'
import { createRefreshTokenGrant } from '../../src/oauth/refresh-token-grant.ts'
import { createTokenSource } from '../../src/tokens/token-source.ts'
import { createTokenAuthority } from '../token-authority.ts'

const [disk = ''] = process.argv.slice(2)
const path = join(disk, 'tokens.json')
const authority = createTokenAuthority(Date.now, { rotates: true })
const grant = createRefreshTokenGrant({
  oauthUrl: 'http://localhost/oauth2',
  clientId: 'app',
  fetch: authority.fetch,
})
const store = createFileTokenStore(path)
await store.save({ refreshToken: 'refresh-0' })
const source = createTokenSource({ grant, store, retry: false })
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

async function renew() {
  const outcome = await source.getAccessToken().then(
    () => 'renewed',
    (error: Error) => `${error.name}: ${error.message}`,
  )
  return {
    outcome,
    requests: authority.seen.tokenRequests.length,
    stored: JSON.parse(readFileSync(path, 'utf8')).refreshToken as string,
    isStoredGood: authority.refreshTokens.has((await store.load())?.refreshToken ?? ''),
    others: readdirSync(disk).filter((name) => name !== 'tokens.json' && !name.startsWith('filler-')),
  }
}

const fillers = fillDisk()
const full = await renew()
rmSync(fillers.pop() ?? '')
const roomForLock = await renew()
for (const file of fillers) rmSync(file)
const empty = await renew()
console.log(JSON.stringify({ full, roomForLock, empty }))
