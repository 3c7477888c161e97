#!/usr/bin/env node
import { endProcess } from '@openlightfi/process'
import {
  ClickhouseServerError,
  ConfigError,
  DataDirectoryError,
  describeConfig,
  OperatorError,
  operate,
  operatorCommandHelp,
  readConfig,
  SealError,
} from './index.ts'
import { serveUntilEnded } from './serve-until-ended.ts'
import { describeFileFailure } from './storage/describe-file-failure.ts'
import { nameFullStorage, StorageFullError } from './storage/storage-full-error.ts'

const usage = `lightfi-server: the sensor API and its OAuth2 server in one process.

Usage: lightfi-server [serve]                       serve until it is stopped
${operatorCommandHelp}

It is configured by environment variables:
${describeConfig()}
`

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const [first = 'serve', second] = words
  if (first === '--help') await print(usage)
  else if (first === 'serve' && second === undefined) await serveUntilEnded(process.env)
  else await operateFromShell(words)
}

/** The result goes to standard output alone, so that a script can use it. */
async function operateFromShell(words: readonly string[]): Promise<void> {
  const { result, note } = await operate(readConfig(process.env), words)
  await print(`${result}\n`)
  if (note) process.stderr.write(`${note}\n`)
}

/** @throws OperatorError when it cannot be written; a reader that has seen enough is no error. */
async function print(text: string): Promise<void> {
  process.stdout.on('error', () => {}) // the callback has it too
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    process.stdout.write(text, resolve)
  })
  if (!error || error.code === 'EPIPE') return
  throw new OperatorError(
    `What was asked for is done, but its result could not be written to standard output: ${describeFileFailure(error)}.`,
  )
}

/** Mistakes of the operator's are shown as a sentence; anything else with its trace. */
function describeFailure(error: unknown): string {
  if (nameFullStorage(error) instanceof StorageFullError) {
    return 'The disk of the data directory is full. Make room on it, then start again: nothing that was stored is lost.'
  }
  const isOperators = [ConfigError, DataDirectoryError, SealError, ClickhouseServerError, OperatorError].some(
    (kind) => error instanceof kind,
  )
  if (isOperators && error instanceof Error) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}. Stop what listens there, or set another LIGHTFI_PORT.`
  }
  if (error instanceof Error && error.name === 'SqliteError') {
    return `lightfi.sqlite cannot be used: ${describeFileFailure(error)}. Restore the data directory from a backup, or set another LIGHTFI_DATA_DIR.`
  }
  if (error instanceof Error && 'syscall' in error && 'path' in error) {
    return `${String(error.path)} cannot be used: ${describeFileFailure(error)}.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

try {
  await main()
} catch (error) {
  await endProcess(1, describeFailure(error))
}
