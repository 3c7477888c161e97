import { ConfigFileError } from '@openlightfi/process/settings'
import { OperatorError } from './administration/index.ts'
import { ConfigError } from './config.ts'
import { DataDirectoryError } from './storage/data-directory.ts'
import { explainFileFailure } from './storage/explain-file-failure.ts'
import { SealError } from './storage/sealer.ts'
import { nameFullStorage, StorageFullError } from './storage/storage-full-error.ts'
import { ClickhouseServerError } from './storage/time-series/drivers/clickhouse-server-error.ts'
import { StoreUnreachableError } from './storage/time-series/drivers/time-series-driver.ts'

/** The advice for an address that cannot be listened on, by the code of the system. */
const adviceOnListening: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Stop what listens there, or set another LIGHTFI_PORT.',
  EADDRNOTAVAIL: 'This machine has no such address: set another LIGHTFI_HOST.',
  ENOTFOUND: 'No address goes by that name: set another LIGHTFI_HOST.',
  EAI_AGAIN: 'The name cannot be looked up: set another LIGHTFI_HOST.',
}

/** Further advice about a port. */
const adviceOnPorts =
  'Ports below 1024 need rights of their own: set another LIGHTFI_PORT, with a proxy before it.'

/**
 * Formats the reason why a server could not start or a command failed: a failure that an operator can mend as
 * a sentence, anything else with its trace.
 */
export function formatStartFailure(error: unknown): string {
  if (nameFullStorage(error) instanceof StorageFullError) {
    return 'The disk of the data directory is full. Make room on it, then start again: nothing that was stored is lost.'
  }
  const isOperators = [
    ConfigError,
    ConfigFileError,
    DataDirectoryError,
    SealError,
    ClickhouseServerError,
    OperatorError,
  ].some((kind) => error instanceof kind)
  if (error instanceof StoreUnreachableError) return `The ClickHouse server went away: ${error.message}.`
  if (isOperators && error instanceof Error) return error.message
  const advice = error instanceof Error && 'code' in error ? adviceOnListening[String(error.code)] : undefined
  if (error instanceof Error && 'syscall' in error && advice !== undefined)
    return `${error.message}. ${advice}`
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen') {
    return `${error.message}. ${adviceOnPorts}`
  }
  if (error instanceof Error && error.name === 'SqliteError') {
    return `lightfi.sqlite cannot be used: ${explainFileFailure(error)}. Restore the data directory from a backup, or set another LIGHTFI_DATA_DIR.`
  }
  if (error instanceof Error && 'syscall' in error && 'path' in error) {
    return `${String(error.path)} cannot be used: ${explainFileFailure(error)}.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
