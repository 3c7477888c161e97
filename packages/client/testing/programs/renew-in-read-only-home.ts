/** Renews tokens in a directory, given as argument, that becomes read-only. Prints what happened, as JSON. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { createFileTokenStore } from '../../src/node/file-token-store.ts'
import { createRefreshTokenGrant } from '../../src/oauth/refresh-token-grant.ts'
import { createTokenSource } from '../../src/tokens/token-source.ts'
import { createTokenAuthority } from '../token-authority.ts'

const [home = ''] = process.argv.slice(2)
const authority = createTokenAuthority(Date.now, { rotates: true })
const grant = createRefreshTokenGrant({
  oauthUrl: 'http://localhost/oauth2',
  clientId: 'app',
  fetch: authority.fetch,
})
const store = createFileTokenStore(join(home, 'tokens.json'))
await store.save({ refreshToken: 'refresh-0' })
execFileSync('mount', ['-o', 'remount,ro', home])
const outcome = await createTokenSource({ grant, store })
  .getAccessToken()
  .then(
    () => 'renewed',
    (error: Error) => `${error.name}: ${error.message}`,
  )
const requests = authority.seen.tokenRequests.length
console.log(JSON.stringify({ outcome, requests, stored: (await store.load())?.refreshToken }))
