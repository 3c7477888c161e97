import { chmod, rm } from 'node:fs/promises'
import { createConnection, createServer, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { FastifyBaseLogger } from 'fastify'
import { StorageFullError } from '../storage/storage-full-error.ts'
import { type CommandContext, type OperatorAnswer, OperatorError, silently } from './operator-answer.ts'
import { type OperatorCommand, parseOperatorCommand } from './operator-commands.ts'

/** A socket that takes commands. */
export interface OperatorSocket {
  /** Takes no more commands and removes the socket. */
  close(): Promise<void>
}

/** Runs a command. */
type RunCommand = (command: OperatorCommand, context: CommandContext) => Promise<OperatorAnswer>

/** The lines of a reply: any number that tell how far it is, and a last one. */
type Reply = OperatorAnswer | { readonly error: string }
type Progress = { readonly progress: string }

/**
 * The longest name of a socket. The system cuts off longer ones: 104 bytes with the final zero on macOS, 108
 * on Linux.
 */
const maxPathBytes = 103

const maxRequestBytes = 10_000

/** The time after which a silent connection is closed. */
const silenceMs = 10_000

/**
 * Takes commands on `admin.sock` in a data directory that this process holds. Only the user who runs the
 * server may use it: the socket has mode 0600 and its directory 0700. A request is the words of a command as
 * a JSON array, a line; the reply is JSON, a line each. An asker who ends the stream wishes that the command
 * is stopped, where that can be done, and is still answered.
 *
 * @returns undefined, with a warning in the log, when the path of the data directory is too long for a
 *   socket.
 */
export async function serveSocket(
  dataDir: string,
  run: RunCommand,
  logger: FastifyBaseLogger,
): Promise<OperatorSocket | undefined> {
  const path = findSocketPath(dataDir)
  if (path === undefined) {
    logger.warn({ event: 'operator.unreachable' }, 'the path of the data directory is too long for a socket')
    return undefined
  }
  // An existing socket was left by a process that was killed: this process holds the directory.
  await rm(path, { force: true })
  const open = new Set<Socket>()
  const running = new Set<Promise<void>>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket)
    socket.setTimeout(silenceMs, () => socket.destroy())
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy())
    const serving = answer(socket, run, logger).then((reply) => {
      if (!socket.destroyed) socket.end(`${JSON.stringify(reply)}\n`)
      running.delete(serving)
    })
    running.add(serving)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve)
  })
  await chmod(path, 0o600)
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
      await Promise.all(running)
    },
  }
}

async function answer(socket: Socket, run: RunCommand, logger: FastifyBaseLogger): Promise<Reply> {
  const gone = new AbortController()
  const stop = () => gone.abort(new OperatorError('Nobody waits for the command any more.'))
  socket.on('close', stop)
  const tell = (progress: string) => {
    if (!socket.destroyed) socket.write(`${JSON.stringify({ progress } satisfies Progress)}\n`)
  }
  try {
    const command = readCommand(await readRequest(socket))
    socket.setTimeout(0) // a repair may take minutes
    socket.on('end', stop).resume()
    return await run(command, { signal: gone.signal, tell })
  } catch (error) {
    if (error instanceof OperatorError) return { error: error.message }
    if (error instanceof StorageFullError)
      return { error: 'The disk of the data directory is full. Make room on it, then try again.' }
    logger.error({ err: error, event: 'operator.failed' }, 'a command on the socket failed')
    return { error: 'The server made a mistake; its log says which.' }
  }
}

async function readRequest(socket: Socket): Promise<string> {
  let request = ''
  for await (const chunk of socket.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    request += String(chunk)
    if (request.endsWith('\n')) break
    if (request.length > maxRequestBytes) throw new OperatorError('The command is too long.')
  }
  return request
}

function readCommand(request: string): OperatorCommand {
  const words = parseWords(request)
  const command = words && parseOperatorCommand(words)
  if (command) return command
  throw new OperatorError('The running server does not know this command; it may be another release.')
}

function parseWords(request: string): string[] | undefined {
  try {
    const words: unknown = JSON.parse(request)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/**
 * Asks a running server to do a command.
 *
 * @param context is told how far it is; when nobody waits any more, the server learns it.
 * @returns undefined when no server runs on the data directory.
 * @throws OperatorError when the server cannot do it.
 */
export async function askRunningServer(
  dataDir: string,
  words: readonly string[],
  { tell, signal }: CommandContext = silently,
): Promise<OperatorAnswer | undefined> {
  const path = findSocketPath(dataDir)
  const socket = path === undefined ? undefined : await connect(path)
  if (!socket) return undefined
  const stop = () => socket.end()
  signal.addEventListener('abort', stop)
  socket.write(`${JSON.stringify(words)}\n`)
  if (signal.aborted) stop()
  try {
    return await readReply(socket, { tell, signal })
  } finally {
    signal.removeEventListener('abort', stop)
    socket.destroy()
  }
}

async function readReply(socket: Socket, { tell, signal }: CommandContext): Promise<OperatorAnswer> {
  const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })
  socket.once('close', () => lines.close()) // a socket that is destroyed has no end
  for await (const line of lines) {
    const reply = JSON.parse(line) as Reply | Progress
    if ('error' in reply) {
      signal.throwIfAborted()
      throw new OperatorError(reply.error)
    }
    if (!('progress' in reply)) return reply
    tell(reply.progress)
  }
  signal.throwIfAborted()
  throw new OperatorError('The server stopped before it answered. Try again.')
}

/** Connects to the socket. @returns undefined when nobody listens. */
function connect(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ path, allowHalfOpen: true })
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined)
      else reject(error)
    })
  })
}

/** Finds the shorter of the two names of the socket; undefined when even that is too long. */
function findSocketPath(dataDir: string): string | undefined {
  const path = join(dataDir, 'admin.sock')
  const names = [path, relative(process.cwd(), path)]
  return names.find((name) => Buffer.byteLength(name) <= maxPathBytes)
}
