import { chmod, unlink } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { renderProblem, ShimProblem } from './shim-problem.ts'

/** The largest head of a request, bytes. */
export const maxHeaderBytes = 16_384

/** Limits that a listener holds; they can be changed while it listens. */
export interface ListenerLimits {
  readonly maxConnections: number
  /** Time for the headers of a request, milliseconds. */
  readonly headersTimeoutMs: number
  /** Longest silence on a connection, milliseconds. */
  readonly silenceMs: number
}

/** A socket that callers connect to. */
export interface Listener {
  /** E.g. `http://127.0.0.1:8787`, or `unix:/run/shim.sock`. */
  readonly address: string
  setLimits(limits: ListenerLimits): void
  /** Takes no more connections, lets requests under way end for so long, then cuts them. */
  close(patienceMs: number): Promise<void>
}

/** Where to listen: TCP, or a UNIX socket with its file mode. */
export type ListenAddress =
  | { readonly host: string; readonly port: number }
  | { readonly path: string; readonly mode: number }

/** @throws Error when the address cannot be listened on. */
export async function listen(
  address: ListenAddress,
  limits: ListenerLimits,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listener> {
  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      requireHostHeader: false, // the proxy refuses with a problem
      insecureHTTPParser: false,
      requestTimeout: 0, // a long upload is no fault; silence is
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 1_000,
    },
    handle,
  )
  server.on('clientError', refuseBrokenRequest)
  const setLimits = (next: ListenerLimits) => {
    server.maxConnections = next.maxConnections
    server.headersTimeout = next.headersTimeoutMs
    server.timeout = next.silenceMs
  }
  setLimits(limits)
  if ('path' in address) await listenOnSocket(server, address)
  else await startListening(server, () => server.listen({ ...address }))
  return {
    address: 'path' in address ? `unix:${address.path}` : formatUrl(server.address() as AddressInfo),
    setLimits,
    close: (patienceMs) => closeServer(server, patienceMs),
  }
}

async function listenOnSocket(server: Server, { path, mode }: { path: string; mode: number }): Promise<void> {
  await removeStaleSocket(path)
  // The socket must never be open to more than it should be, not even between two calls.
  const before = process.umask(0o777 & ~mode)
  try {
    const listening = startListening(server, () => server.listen(path))
    process.umask(before)
    await listening
  } finally {
    process.umask(before)
  }
  await chmod(path, mode)
}

function startListening(server: Server, start: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => {
      server.off('error', reject)
      resolve()
    })
    start()
  })
}

/** A process that was killed leaves its socket behind; one that lives keeps it. */
async function removeStaleSocket(path: string): Promise<void> {
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = connect(path, () => {
      probe.destroy()
      resolve(undefined)
    })
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
  })
  if (code === 'ECONNREFUSED') await unlink(path)
}

function formatUrl({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const sweeper = setInterval(() => server.closeIdleConnections(), 20)
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs)
  server.closeIdleConnections()
  await closed
  clearInterval(sweeper)
  clearTimeout(timer)
}

/** Answers what is not HTTP, or two readings of HTTP, and hangs up. */
function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, headers, body } = renderProblem(describeBrokenRequest(error.code))
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} \r\nconnection: close\r\n${head.join('')}\r\n${body}`)
}

function describeBrokenRequest(code: string | undefined): ShimProblem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new ShimProblem('headers_too_large', `The headers may have ${maxHeaderBytes} bytes.`)
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ShimProblem(
        'request_too_slow',
        'The headers did not arrive in time (limits.requestTimeoutMs).',
      )
    default:
      return new ShimProblem('request_malformed', 'This is not one valid HTTP/1.1 request.')
  }
}
