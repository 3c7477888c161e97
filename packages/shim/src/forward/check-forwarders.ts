import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '@openlightfi/client'
import { readSecretFile } from '@openlightfi/process/settings'
import { formatError } from '../shim-log.ts'
import { readWebhookKey } from '../sign-webhook.ts'
import { chooseReadings } from './choose-readings.ts'
import { createSink } from './create-sink.ts'
import { CursorFile } from './cursor-file.ts'
import type { ForwarderConfig } from './forwarder-config.ts'
import { findHopeless } from './hopeless-error.ts'
import { requireWritable } from './require-writable.ts'
import { RefusedError } from './sink.ts'

/** The findings about one forwarder. */
export interface ForwarderFinding {
  readonly name: string
  readonly type: ForwarderConfig['type']
  /** The mistakes; empty when it is in order, as far as the check looks. */
  readonly mistakes: readonly string[]
}

/** The parts of a check of forwarders. */
interface CheckContext {
  /** Asks the API; absent to look at files alone. */
  readonly client?: Pick<Client, 'readReadingChanges'>
  /** The folder with the cursors. */
  readonly stateDirectory: string
  readonly now: () => number
  /** Calls webhooks. */
  readonly fetch: typeof fetch
}

/** How long one destination, or the API, may take to answer, milliseconds. */
const patienceMs = 15_000

/**
 * Checks the surroundings of forwarders: their files, and with a client the API (places, sensors, variables,
 * rights) and their destinations (way, login, tables, rights). Leaves nothing behind, and reports all
 * mistakes at once.
 */
export function checkForwarders(
  configs: readonly ForwarderConfig[],
  context: CheckContext,
): Promise<ForwarderFinding[]> {
  return Promise.all(
    configs.map(async (config) => {
      const { name, type } = config
      const local = await collectMistakes(listLocalChecks(config, context))
      const isOnline = context.client !== undefined && local.length === 0
      const remote = isOnline ? await checkRemote(config, context.client, context) : []
      return { name, type, mistakes: [...local, ...remote] }
    }),
  )
}

/** Files that a forwarder reads; their setting names end so. */
export function listForwarderFiles(config: ForwarderConfig): string[] {
  return Object.entries(config).flatMap(([name, path]) =>
    name.endsWith('File') && typeof path === 'string' ? [path] : [],
  )
}

function listLocalChecks(config: ForwarderConfig, { stateDirectory }: CheckContext): Promise<unknown>[] {
  const password = 'passwordFile' in config ? config.passwordFile : undefined
  const secret = 'secretFile' in config ? config.secretFile : undefined
  const others = listForwarderFiles(config).filter((path) => path !== password && path !== secret)
  return [
    ...(password === undefined ? [] : [readSecretFile(password, 'password')]),
    ...(secret === undefined ? [] : [readWebhookKey(secret)]),
    ...others.map((path) => access(path, constants.R_OK)),
    requireWritable(join(stateDirectory, 'forwarders')),
    ...(config.type === 'csv' ? [requireWritable(config.directory)] : []),
  ]
}

async function checkRemote(
  config: ForwarderConfig,
  client: NonNullable<CheckContext['client']>,
  { stateDirectory, now, fetch }: CheckContext,
): Promise<string[]> {
  const file = new CursorFile(join(stateDirectory, 'forwarders', `${config.name}.cursor.json`))
  const sink = createSink(config, file, { now, fetch })
  let cursor: string | undefined
  const destination = sink.probe(AbortSignal.timeout(patienceMs)).then((found) => {
    cursor = found
  })
  const ofDestination = await collectMistakes([destination])
  const query = { after: cursor ?? 'now', limit: 1, wait: 0, ...chooseReadings(config) }
  const asked = client.readReadingChanges(query, { timeoutMs: patienceMs })
  return [...(await collectMistakes([asked])), ...ofDestination]
}

/** Waits for all, so that all mistakes are told. */
async function collectMistakes(checks: readonly Promise<unknown>[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(checks)
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [formatMistake(outcome.reason)] : []))
}

function formatMistake(error: unknown): string {
  const hopeless = findHopeless(error)
  if (hopeless) return hopeless.message
  if (error instanceof AggregateError) return error.errors.map(formatMistake).join('; ')
  return error instanceof RefusedError ? error.message : formatError(error)
}
