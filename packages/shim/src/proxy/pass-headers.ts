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

/**
 * Headers that the server must not get: the caller is the shim's business, and `Host` and length are set
 * anew.
 */
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
  'client-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'via',
])

/** Headers that make some servers see another method, path or host than the allow-list judged. */
const namesOtherTarget = new Set([
  'x-http-method-override',
  'x-http-method',
  'x-method-override',
  'x-original-method',
  'x-original-url',
  'x-original-uri',
  'x-original-host',
  'x-rewrite-url',
  'x-host',
])

/**
 * Headers that the caller must not get: cookies and challenges belong to the login of the shim, and no server
 * may say what browsers store for the shim's address, or where else it is served.
 */
const keptFromCaller = new Set([
  ...hopByHop,
  'set-cookie',
  'set-cookie2',
  'www-authenticate',
  'authentication-info',
  'clear-site-data',
  'alt-svc',
])

/**
 * The headers for the server, names and values in turn: the caller's, without those of the connection,
 * credentials, headers that claim to come from another proxy, and headers that name another method or target.
 * Some servers read `_` in a name as `-`, so both spellings are left out.
 *
 * @param rawHeaders as Node gives them: names and values in turn.
 */
export function passRequestHeaders(rawHeaders: readonly string[]): string[] {
  const passed: string[] = []
  let named: Set<string> | undefined
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    const value = rawHeaders[index + 1] ?? ''
    if (name === 'connection') named = nameAll(value, named)
    if (!isKeptFromServer(name.includes('_') ? name.replaceAll('_', '-') : name)) passed.push(name, value)
  }
  return named ? leaveOut(passed, named) : passed
}

function isKeptFromServer(name: string): boolean {
  return keptFromServer.has(name) || namesOtherTarget.has(name) || name.startsWith('x-forwarded')
}

/**
 * The headers for the caller: the server's, without those of the connection and without cookies of the shim's
 * login.
 */
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

/** The name of a header whose value holds a text; `undefined` for none. */
export function findHeaderWith(
  headers: Readonly<Record<string, string | string[]>>,
  text: string,
): string | undefined {
  for (const name in headers) {
    const value = headers[name]
    const isThere =
      typeof value === 'string' ? value.includes(text) : value?.some((each) => each.includes(text))
    if (isThere) return name
  }
  return undefined
}

function nameAll(value: string, named: Set<string> | undefined): Set<string> | undefined {
  if (value === 'keep-alive' || value === 'close') return named
  const names = value.split(',').map((name) => name.trim().toLowerCase())
  return new Set([...(named ?? []), ...names])
}

function leaveOut(passed: readonly string[], named: ReadonlySet<string>): string[] {
  return passed.filter((_, index) => !named.has(passed[index - (index % 2)] ?? ''))
}
