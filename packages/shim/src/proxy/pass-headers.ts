import { ShimProblem } from './shim-problem.ts'

/** Fields of one connection, not of the message (RFC 9110 section 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authentication-info',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
]

/** What the server must not hear: who calls is the shim's business, and `Host` and length are set anew. */
const keptFromServer = new Set([
  ...hopByHop,
  'host',
  'content-length',
  'expect',
  'authorization',
  'proxy-authorization',
  'x-api-key',
  'cookie',
  'origin',
  'forwarded',
  'x-real-ip',
  'via',
])

const keptFromCaller = new Set([...hopByHop, 'set-cookie'])

/**
 * The headers that go to the server, names and values in turn: the caller's, without those of the connection, the caller's
 * own credentials and what claims to come from another proxy.
 *
 * @param rawHeaders as Node gives them: names and values in turn.
 * @throws ShimProblem `request_malformed` when `Host` is not there once, or `Content-Length` twice.
 */
export function passRequestHeaders(rawHeaders: readonly string[]): string[] {
  const passed: string[] = []
  let named: Set<string> | undefined
  let hosts = 0
  let lengths = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    const value = rawHeaders[index + 1] ?? ''
    if (name === 'host') hosts += 1
    else if (name === 'content-length') lengths += 1
    else if (name === 'connection') named = nameAll(value, named)
    if (!keptFromServer.has(name) && !name.startsWith('x-forwarded-')) passed.push(name, value)
  }
  if (hosts !== 1 || lengths > 1) {
    throw new ShimProblem('request_malformed', 'Host must be there once, and Content-Length not twice.')
  }
  return named ? leaveOut(passed, named) : passed
}

/** The headers that go to the caller: the server's, without those of the connection, and without cookies of the shim's session. */
export function passAnswerHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {}
  const { connection } = headers
  const named = connection === undefined ? undefined : nameAll(String(connection), undefined)
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined && !keptFromCaller.has(name) && !named?.has(name)) passed[name] = value
  }
  return passed
}

function nameAll(value: string, named: Set<string> | undefined): Set<string> | undefined {
  if (value === 'keep-alive' || value === 'close') return named
  const names = value.split(',').map((name) => name.trim().toLowerCase())
  return new Set([...(named ?? []), ...names])
}

function leaveOut(passed: readonly string[], named: ReadonlySet<string>): string[] {
  return passed.filter((_, index) => !named.has(passed[index - (index % 2)] ?? ''))
}
