import type { components, VarName } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

type PlaceSummary = components['schemas']['PlaceSummary']

/** Adds `lightfi summary LOCATION [VARIABLE...]`: a location and its child locations in numbers. */
export function addSummaryCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('summary')
    .description('show how many sensors of a location and its child locations are in which state and band')
    .argument('<location>', 'id of a location')
    .argument('[variables...]', 'only these variables, such as CO2ppm')
    .action(async (locationId: string, varNames: VarName[], _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const filter = varNames.length > 0 ? { var_name: varNames } : {}
      const first = await client.readLocationSummary(locationId, { ...filter, limit: 1000 })
      const children = [...first.children]
      for (let cursor = first.next_cursor; cursor !== null; ) {
        const page = await client.readLocationSummary(locationId, { ...filter, limit: 1000, cursor })
        children.push(...page.children)
        cursor = page.next_cursor
      }
      const places = [first.location, ...children]
      await showResult(environment, settings, {
        value: { ...first, children, next_cursor: null },
        records: places.flatMap(listRecords),
        text: () => [formatStatuses(places), '\n', formatVariables(places)],
      })
    })
}

/** Lists a row for each variable of a place. */
function listRecords({ location_id, name, variables }: PlaceSummary) {
  return variables.map(({ var_name, sensors, current, bands }) => ({
    location_id,
    name,
    var_name,
    sensors,
    current,
    bands: formatBands(bands),
  }))
}

function formatStatuses(places: readonly PlaceSummary[]): string {
  const statuses = Object.keys(places[0]?.statuses ?? {}) as (keyof PlaceSummary['statuses'])[]
  const columns = ['location', 'name', ...statuses].map((title) => ({ title }))
  const rows = places.map(({ location_id, name, statuses: counts }) => [
    location_id,
    name,
    ...statuses.map((status) => String(counts[status])),
  ])
  return formatTable(columns, rows)
}

function formatVariables(places: readonly PlaceSummary[]): string {
  const columns = ['location', 'variable', 'sensors', 'current', 'bands'].map((title) => ({ title }))
  const rows = places
    .flatMap(listRecords)
    .map(({ location_id, var_name, sensors, current, bands }) => [
      location_id,
      var_name,
      String(sensors),
      String(current),
      bands,
    ])
  return rows.length === 0 ? 'No variables.\n' : formatTable(columns, rows)
}

/** Formats the bands with sensors in them, as `Ideal 8, OK 3`. */
function formatBands(bands: PlaceSummary['variables'][number]['bands']): string {
  const filled = bands.filter(({ sensors }) => sensors > 0)
  return filled.map(({ name, sensors }) => `${name} ${sensors}`).join(', ') || '-'
}
