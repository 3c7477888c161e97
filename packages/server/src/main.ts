#!/usr/bin/env node
import { endProcess, superviseEnding } from '@openlightfi/process'
import { createLogStream } from './http/create-log-stream.ts'
import {
  ClickhouseServerError,
  ConfigError,
  DataDirectoryError,
  describeConfig,
  OperatorError,
  operate,
  operatorCommandHelp,
  type RunningServer,
  readConfig,
  startServer,
} from './index.ts'

const usage = `lightfi-server: the sensor API and its OAuth2 server in one process.

Usage: lightfi-server [serve]                       serve until it is stopped
${operatorCommandHelp}

It is configured by environment variables:
${describeConfig()}
`

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const [first = 'serve', second] = words
  if (first === '--help') process.stdout.write(usage)
  else if (first === 'serve' && second === undefined) await serve()
  else await operateFromShell(words)
}

/** The result goes to standard output alone, so that a script can use it. */
async function operateFromShell(words: readonly string[]): Promise<void> {
  const { result, note } = await operate(readConfig(process.env), words)
  process.stdout.write(`${result}\n`)
  if (note) process.stderr.write(`${note}\n`)
}

/** Threads of libuv: one for each session of the engine (two read, one writes, one exports), two for hashes and files, one for the log. */
const workerThreads = '7'

/** How long the last lines of the log may take. */
const lastLinesMs = 500

/** How long a clean stop may take: less than what a supervisor waits before it kills. */
const stopMs = 25_000

/** The same after an error of ours, when not everything may work any more. */
const failureMs = 10_000

async function serve(): Promise<void> {
  process.env.UV_THREADPOOL_SIZE ??= workerThreads // read by libuv when the first thread is wanted
  const log = createLogStream()
  let server: RunningServer | undefined
  superviseEnding({
    name: 'The server',
    stop: async () => server?.close(), // one that has not started has acknowledged nothing
    signals: ['SIGINT', 'SIGTERM'],
    stopMs,
    failureMs,
    flushLog: () => log.flush(lastLinesMs),
  })
  server = await startServer(readConfig(process.env), Date.now, log)
  log.write(`Serving on ${server.publicUrl}, documentation at ${server.publicUrl}/docs\n`)
  const setupLink = await server.createSetupLink()
  if (setupLink) {
    log.write(
      `No user exists yet. Create the first administrator here; the link works once, for 24 hours:\n  ${setupLink}\n`,
    )
  }
}

/** Mistakes of the operator's are shown as a sentence; anything else with its trace. */
function describeFailure(error: unknown): string {
  const isOperators = [ConfigError, DataDirectoryError, ClickhouseServerError, OperatorError].some(
    (kind) => error instanceof kind,
  )
  if (isOperators && error instanceof Error) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}. Stop what listens there, or set another LIGHTFI_PORT.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  await main()
} catch (error) {
  await endProcess(1, describeFailure(error))
}
