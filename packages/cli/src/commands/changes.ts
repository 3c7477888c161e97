import type { components, VarName } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { findUnit } from '../output/format-value.ts'
import { showResult } from '../output/show-result.ts'
import { parseVarName, parseWholeNumber } from '../parse-arguments.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

type Changes = components['schemas']['ReadingChanges']

interface ChangesOptions extends GlobalOptions {
  readonly after?: string
  readonly sensor?: string[]
  readonly location?: string
  readonly variable?: VarName[]
  readonly limit: number
  readonly wait?: number
  readonly storedBy?: true
}

/** Adds `lightfi changes`: readings that were stored since a cursor, whatever their time. */
export function addChangesCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('changes')
    .description('show what was stored since a cursor, in that order, also what is late or corrected')
    .option(
      '--after <cursor>',
      'as the call before said; now for the end (default: the oldest that is stored)',
    )
    .option('--sensor <id...>', 'only of these sensors')
    .option('--location <id>', 'only of sensors in this location and below it')
    .option('--variable <name...>', 'only these variables', (text, before: readonly VarName[] = []) => [
      ...before,
      parseVarName(text),
    ])
    .option('--limit <count>', 'at most this many', (text) => parseWholeNumber(text, 1, 10_000), 1000)
    .option('--wait <seconds>', 'how long to wait when there is nothing', (text) =>
      parseWholeNumber(text, 0, 30),
    )
    .option('--stored-by', 'say of each reading by when it was stored')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<ChangesOptions>()
      const { client, settings } = openSession(environment, options)
      const changes = await client.readReadingChanges(toQuery(options))
      await showResult(environment, settings, { value: changes, text: () => formatChanges(changes) })
      // JSON holds it; rows and tables do not
      if (settings.format !== 'json') environment.stderr.write(`Go on with --after ${changes.next_cursor}\n`)
    })
}

function toQuery({ after, sensor, location, variable, limit, wait, storedBy }: ChangesOptions) {
  return {
    limit,
    ...(after !== undefined && { after }),
    ...(sensor && { sensor_id: sensor }),
    ...(location !== undefined && { location_id: location }),
    ...(variable && { var_name: variable }),
    ...(wait !== undefined && { wait }),
    ...(storedBy && { stored_by: true }),
  }
}

function formatChanges({ data, has_more: hasMore }: Changes): string[] {
  if (data.length === 0) return [hasMore ? 'Nothing of these yet; more is stored.\n' : 'Nothing new.\n']
  const columns = [
    { title: 'sensor' },
    { title: 'variable' },
    { title: 'value', align: 'right' as const },
    { title: 'unit' },
    { title: 'time' },
    { title: data[0]?.stored_by === undefined ? '' : 'stored by' },
  ]
  const rows = data.map(({ sensor_id, var_name, value, time, stored_by: storedBy }) => [
    sensor_id,
    var_name,
    String(value),
    findUnit(var_name),
    formatLocalTime(time, 'UTC'),
    storedBy === undefined ? '' : formatLocalTime(storedBy, 'UTC'),
  ])
  return [formatTable(columns, rows)]
}
