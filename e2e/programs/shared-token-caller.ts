/**
 * One of several processes that share a token file: makes many calls at once when told to begin, and says how
 * they went.
 */
import { createInterface } from 'node:readline'
import { createClient, createRefreshTokenGrant, createTokenSource } from '@openlightfi/client'
import { createFileTokenStore } from '@openlightfi/client/node'

const [baseUrl = '', clientId = '', clientSecret = '', tokenFile = '', calls = ''] = process.argv.slice(2)
const grant = createRefreshTokenGrant({ oauthUrl: `${baseUrl}/oauth2`, clientId, clientSecret })
const store = createFileTokenStore(tokenFile)
console.log('ready')
for await (const _line of createInterface({ input: process.stdin })) {
  // Each call has a new source, like a process that has just started: all its knowledge is in the file.
  const tokens = createTokenSource({ grant, store })
  const client = createClient({ baseUrl, tokens, timeoutMs: 120_000, attemptTimeoutMs: 120_000 })
  const outcomes = await Promise.allSettled(
    Array.from({ length: Number(calls) }, () => client.readBaseLocations()),
  )
  const failures = outcomes
    .filter((outcome) => outcome.status === 'rejected')
    .map(({ reason }) => String(reason))
  console.log(JSON.stringify({ failures: failures.length, first: failures[0] }))
}
