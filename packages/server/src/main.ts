#!/usr/bin/env node
import {
  ClickhouseServerError,
  ConfigError,
  DataDirectoryError,
  describeConfig,
  OperatorError,
  operate,
  operatorCommandHelp,
  readConfig,
  startServer,
} from './index.ts'
import { stopOnSignals } from './stop-on-signals.ts'

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

/** Threads of libuv: one for each session of the engine (two read, one writes, one exports), two for files. */
const workerThreads = '6'

async function serve(): Promise<void> {
  process.env.UV_THREADPOOL_SIZE ??= workerThreads // read by libuv when the first thread is wanted
  const server = await startServer(readConfig(process.env))
  stopOnSignals(() => server.close())
  process.stdout.write(`Serving on ${server.publicUrl}, documentation at ${server.publicUrl}/docs\n`)
  const setupLink = await server.createSetupLink()
  if (setupLink) {
    process.stdout.write(
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
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exitCode = 1
}
