import { discoverAuthorizationServer, findTlsAdvice } from '@openlightfi/client'
import type { CliEnvironment } from '../cli-environment.ts'
import { exitCodes, toExitCode } from '../exit-code.ts'
import { buildNativeClient } from '../session.ts'
import type { Settings } from '../settings.ts'
import { type Finding, formatCause } from './check.ts'

/** A clock that is further off is worth a warning, seconds; the `Date` of an answer has whole seconds. */
const toleratedSkewS = 5
/** A clock that is further off makes fresh tokens look expired, or expired ones fresh, seconds. */
const harmfulSkewS = 60
const patienceMs = 10_000

/**
 * Checks the server: that it speaks this API and can serve, its clock, and its login.
 */
export async function checkServer(environment: CliEnvironment, settings: Settings): Promise<Finding[]> {
  const sentMs = environment.now()
  const signal = AbortSignal.any([environment.interruption, AbortSignal.timeout(patienceMs)])
  try {
    const response = await environment.fetch(`${settings.server}/health`, { redirect: 'error', signal })
    const receivedMs = environment.now()
    const http = judgeHealth(response, await response.text(), receivedMs - sentMs)
    const clock = judgeClock(response.headers.get('date'), (sentMs + receivedMs) / 2)
    const login = await checkLogin(environment, settings)
    return [http, clock, login]
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    const advice =
      findTlsAdvice(error) ??
      'Check --server, and proxies in between; an address that redirects must be given as where it leads.'
    const detail = `GET /health was not answered: ${formatCause(cause)}`
    return [{ check: 'http', status: 'fail', detail, advice, exitCode: exitCodes.network }]
  }
}

function judgeHealth(response: Response, text: string, ms: number): Finding {
  const { version, readings = 'ok', database = 'ok' } = readHealth(text)
  if (response.ok && version !== undefined) {
    const detail = `version ${version}, answered within ${Math.round(ms)} ms`
    if (readings === 'ok' && database === 'ok') return { check: 'http', status: 'ok', detail }
    const advice = "On the server's machine, lightfi-server status says what is wrong."
    const states = `stored readings are ${readings}, the database is ${database}`
    return { check: 'http', status: 'warn', detail: `${detail}; ${states}`, advice }
  }
  const detail = `GET /health answered HTTP ${response.status}${response.ok ? ' with something else than its health' : ''}`
  const advice =
    response.status === 503
      ? 'The server is there but cannot serve now: its log says why.'
      : 'Is it the public URL of the API, without a path behind it?'
  return { check: 'http', status: 'fail', detail, advice, exitCode: exitCodes.network }
}

/** Earlier releases say nothing of their readings. */
function readHealth(text: string): { version?: string; readings?: string; database?: string } {
  try {
    const health: unknown = JSON.parse(text)
    if (typeof health !== 'object' || health === null) return {}
    const { version, readings, database } = health as Record<string, unknown>
    return {
      ...(typeof version === 'string' && { version }),
      ...(typeof readings === 'string' && { readings }),
      ...(typeof database === 'string' && { database }),
    }
  } catch {
    return {} // the caller says that it is no health
  }
}

function judgeClock(date: string | null, atMs: number): Finding {
  const serverMs = Date.parse(date ?? '')
  if (Number.isNaN(serverMs))
    return {
      check: 'clock',
      status: 'warn',
      detail: 'the server sends no date, so clocks cannot be compared',
    }
  // The date was cut to whole seconds: on average it is half a second early.
  const skewS = Math.round((atMs - serverMs - 500) / 1000)
  if (Math.abs(skewS) <= toleratedSkewS)
    return { check: 'clock', status: 'ok', detail: 'this machine and the server agree' }
  const detail = `this machine is ${Math.abs(skewS)} s ${skewS > 0 ? 'ahead of' : 'behind'} the server`
  const status = Math.abs(skewS) > harmfulSkewS ? 'fail' : 'warn'
  return { check: 'clock', status, detail, advice: 'Set the clock of whichever is wrong, best by NTP.' }
}

async function checkLogin(environment: CliEnvironment, settings: Settings): Promise<Finding> {
  try {
    const { issuer } = await discoverAuthorizationServer(buildNativeClient(environment, settings))
    return { check: 'oauth', status: 'ok', detail: `${issuer} describes itself` }
  } catch (error) {
    const advice = 'The public URL that the server is set to must be the one that is used here.'
    return {
      check: 'oauth',
      status: 'fail',
      detail: formatCause(error),
      advice,
      exitCode: toExitCode(error),
    }
  }
}
