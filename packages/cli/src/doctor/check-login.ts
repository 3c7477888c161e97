import type { CliEnvironment } from '../cli-environment.ts'
import { exitCodes, toExitCode } from '../exit-code.ts'
import { explainError } from '../explain-error.ts'
import { formatDuration } from '../output/format-duration.ts'
import { type Claims, findExpiryS, readClaims } from '../read-claims.ts'
import { openSession, type Session } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'
import type { Finding } from './check.ts'

/** The use of a scope, for people. */
const abilities = {
  'aws.cognito.signin.user.admin': 'everything you may do yourself',
  admin: 'administer',
  'readings:read': 'read',
  'readings:write': 'post readings',
} as const

const readingScopes: readonly string[] = ['aws.cognito.signin.user.admin', 'readings:read']

/**
 * Checks the login: its token, its renewal, its scopes, its owner and what the owner sees.
 */
export async function checkLogin(environment: CliEnvironment, options: GlobalOptions): Promise<Finding[]> {
  const session = openSession(environment, options)
  try {
    const held = await session.tokens.getAccessToken({ signal: environment.interruption })
    const token = reportToken(held, environment.now())
    // The token is rejected as if the API had refused it, so that another must be asked for.
    session.tokens.rejectAccessToken(held)
    const renewed = await session.tokens.getAccessToken({ signal: environment.interruption })
    const claims = readClaims(renewed)
    return [
      token,
      { check: 'refresh', status: 'ok', detail: 'the server gave a new access token' },
      judgeScopes(claims),
      reportCaller(claims, session.settings),
      await checkVisibility(session, claims),
    ]
  } catch (error) {
    const detail = explainError(error, session.settings)
    const isLogin = toExitCode(error) === exitCodes.notLoggedIn
    const advice = isLogin
      ? { advice: 'Without a login that is accepted, only what is public can be used.' }
      : {}
    return [{ check: 'token', status: 'fail', detail, ...advice, exitCode: toExitCode(error) }]
  }
}

function reportToken(accessToken: string, nowMs: number): Finding {
  const expiryS = findExpiryS(readClaims(accessToken))
  if (expiryS === undefined)
    return { check: 'token', status: 'ok', detail: 'an access token that does not say how long it lasts' }
  const minutes = Math.floor((expiryS - nowMs / 1000) / 60)
  const left = minutes > 0 ? formatDuration(minutes * 60) : 'less than a minute'
  return { check: 'token', status: 'ok', detail: `good for ${left} more, and renewed by itself` }
}

function listScopes(claims: Claims): string[] {
  return typeof claims.scope === 'string' ? claims.scope.split(' ') : []
}

function judgeScopes(claims: Claims): Finding {
  const scopes = listScopes(claims)
  if (scopes.length === 0) return { check: 'scopes', status: 'warn', detail: 'the token names no scopes' }
  const place = scopes.find((scope) => scope.startsWith('location:'))?.slice('location:'.length)
  // A token narrowed to a location administers nothing, whatever its other scopes say.
  const allowed = Object.entries(abilities).filter(
    ([scope]) => scopes.includes(scope) && !(place !== undefined && scope === 'admin'),
  )
  const limit = place === undefined ? '' : `, in ${place} alone, and administer nothing`
  const detail = `${scopes.join(' ')}: ${allowed.map(([, what]) => what).join(', ') || 'nothing of the API'}${limit}`
  if (scopes.some((scope) => readingScopes.includes(scope))) return { check: 'scopes', status: 'ok', detail }
  const advice = 'Commands that read need readings:read; an administrator can add it to the client.'
  return { check: 'scopes', status: 'warn', detail, advice }
}

function reportCaller(claims: Claims, { profile, scriptCredentials }: Settings): Finding {
  const client = typeof claims.client_id === 'string' ? claims.client_id : 'an unknown client'
  const who =
    typeof claims.username === 'string' ? `${claims.username}, through ${client}` : `the client ${client}`
  const source = scriptCredentials
    ? 'the variables LIGHTFI_CLIENT_ID and LIGHTFI_CLIENT_SECRET'
    : profile === undefined
      ? 'the stored login of this server'
      : `the login of the profile ${profile}`
  return { check: 'identity', status: 'ok', detail: `${who}; from ${source}` }
}

async function checkVisibility({ client }: Session, claims: Claims): Promise<Finding> {
  const check = 'locations'
  if (!listScopes(claims).some((scope) => readingScopes.includes(scope)))
    return { check, status: 'skip', detail: 'the scopes do not allow reading' }
  const { data } = await client.readBaseLocations()
  const names = data.map(({ location_id, name }) => `${name} (${location_id})`)
  if (names.length > 0) return { check, status: 'ok', detail: names.join(', ') }
  const advice = 'An administrator can grant you locations: lightfi users change NAME --location ID'
  return { check, status: 'warn', detail: 'nothing is granted to you', advice }
}
