import { ApiProblem, type Client, type Page } from '@openlightfi/client'
import type { Health, Stats } from '@openlightfi/contract'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { ChecksFailedError, exitCodes, toExitCode } from '../exit-code.ts'
import { formatFacts } from '../output/format-facts.ts'
import { showResult } from '../output/show-result.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'
import { formatStats } from '../status/format-stats.ts'

/**
 * The facts that `lightfi status` tells; a count is null when the caller may not list such things, or is not
 * logged in.
 */
interface Status {
  readonly server: string
  readonly version: string
  /** The state of the server's stored readings; null from an earlier release. */
  readonly readings: Health['readings'] | null
  /** The same of everything else that is stored. */
  readonly database: Health['database'] | null
  readonly sensors: number | null
  readonly users: number | null
  readonly clients: number | null
  /** The state of the data that the caller sees. */
  readonly stats: Stats | null
}

/**
 * Adds `lightfi status`: the state of the server as seen from here. `lightfi-server status` tells more on its
 * machine.
 */
export function addStatusCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('status')
    .description(
      'show whether the server and its stored readings are in order, whether data come as they should, and how much you administer',
    )
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const { version, readings = null, database = null } = await client.readHealth()
      const counts = await countAll(client)
      const stats = await readUnlessRefused(() => client.readStats())
      const facts = { server: settings.server, version, readings, database, ...counts }
      const status = { ...facts, stats }
      await showResult(environment, settings, {
        value: status,
        records: [facts],
        text: () => formatStatus(status),
      })
      const wrong = listWrong(status)
      if (wrong.length === 0) return
      throw new ChecksFailedError(
        `${wrong.join(', and ')}: on the server's machine, lightfi-server status says what is wrong.`,
        exitCodes.failure,
      )
    })
}

function listWrong({ readings, database }: Status): string[] {
  return [
    ...(readings === null || readings === 'ok' ? [] : [`Stored readings are ${readings}`]),
    ...(database === null || database === 'ok' ? [] : [`The database is ${database}`]),
  ]
}

async function countAll(client: Client): Promise<Pick<Status, 'sensors' | 'users' | 'clients'>> {
  return {
    sensors: await count((query) => client.listSensors(query)),
    users: await count((query) => client.listUsers(query)),
    clients: await count((query) => client.listClients(query)),
  }
}

function count(
  readPage: (query: { readonly limit: number; readonly cursor?: string }) => Promise<Page<unknown>>,
): Promise<number | null> {
  return readUnlessRefused(async () => (await readPages(readPage)).length)
}

/**
 * @returns null for things that the caller may not see, or that an earlier release does not tell; without a
 *   login these are all.
 */
async function readUnlessRefused<Result>(read: () => Promise<Result>): Promise<Result | null> {
  try {
    return await read()
  } catch (error) {
    const isRefused = toExitCode(error) === exitCodes.notLoggedIn
    const isUntold = error instanceof ApiProblem && (error.status >= 500 || error.status === 404)
    if (isRefused || isUntold) return null
    throw error
  }
}

function formatStatus({ server, version, readings, database, stats, ...counts }: Status): string {
  const facts: (readonly [string, unknown])[] = [
    ['server', server],
    ['version', version],
    ['state of readings', readings],
    ['state of database', database],
    ...Object.entries(counts),
    ...(stats ? formatStats(stats) : []),
  ]
  return formatFacts(Object.fromEntries(facts.filter(([, value]) => value !== null)))
}
