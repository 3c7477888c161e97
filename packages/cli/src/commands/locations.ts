import type { Client, components } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { type Column, formatTable, showPlainly } from '../output/format-table.ts'
import { formatValue } from '../output/format-value.ts'
import { showResult } from '../output/show-result.ts'
import { colour } from '../output/write-text.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'
import { addLocationAdministration } from './location-administration.ts'
import { addTransferCommands } from './record-transfer.ts'

type Schemas = components['schemas']

/**
 * Adds `lightfi locations [ID]`: the locations you may see, or the content of one; and the work of
 * administrators.
 */
export function addLocationsCommand(program: Command, environment: CliEnvironment): void {
  const locations = program.command('locations')
  locations
    .description('list your locations, or what lies in one of them; administer them')
    .argument('[id]', 'id of a location')
    .option(
      '--deep',
      'everything below the location, not only what lies directly in it; without an id, of the only one that you see',
    )
    .option('--tree', 'all locations you may see, or all from that one down, without sensors')
    .action(async (id: string | undefined, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { deep?: true; tree?: true }>()
      if (options.deep && options.tree) throw new UsageError('--deep and --tree exclude each other')
      const { client, settings } = openSession(environment, options)
      if (options.tree) {
        const tree = await client.readLocationTree(id === undefined ? {} : { location_id: id })
        await showResult(environment, settings, { value: tree, text: () => formatTree(tree.data) })
        return
      }
      const depth = options.deep ? { depth: 'all' as const } : {}
      const root = id ?? (options.deep ? await findOnlyRoot(client) : undefined)
      const answer =
        root === undefined ? await client.readBaseLocations() : await client.readLocationChildren(root, depth)
      await showResult(environment, settings, {
        value: answer,
        records: 'data' in answer ? answer.data : [...answer.locations, ...answer.sensors],
        text: () => ('data' in answer ? formatLocations(answer.data) : formatChildren(answer, environment)),
      })
    })
  addLocationAdministration(locations, environment)
  addTransferCommands(locations, 'locations', environment)
}

/** @throws UsageError unless just one location was granted. */
async function findOnlyRoot(client: Client): Promise<string> {
  const { data } = await client.readBaseLocations()
  const [only, ...others] = data
  if (only && others.length === 0) return only.location_id
  const ids = data.map(({ location_id }) => location_id).join(', ')
  throw new UsageError(`--deep needs the id of a location; ${ids === '' ? 'you see none' : `you see ${ids}`}`)
}

function formatLocations(locations: readonly Schemas['LocationOutput'][]): string {
  if (locations.length === 0) return 'No locations.\n'
  return formatTable(
    [{ title: 'id' }, { title: 'kind' }, { title: 'name' }, { title: 'time zone' }],
    locations.map(({ location_id, kind, name, time_zone }) => [location_id, kind, name, time_zone]),
  )
}

/** Formats locations, each of which is followed by what lies in it, with two spaces for each level. */
function formatTree(locations: readonly Schemas['LocationOutput'][]): string {
  const levels = new Map<string | null, number>()
  const rows = locations.map(({ location_id, parent_id, kind, name }) => {
    const level = (levels.get(parent_id) ?? -1) + 1
    levels.set(location_id, level)
    return [`${'  '.repeat(level)}${name}`, kind, location_id]
  })
  if (rows.length === 0) return 'No locations.\n'
  return formatTable([{ title: 'name' }, { title: 'kind' }, { title: 'id' }], rows)
}

const sensorColumns: readonly Column[] = [
  { title: 'sensor' },
  { title: 'name' },
  { title: 'newest' },
  { title: 'values' },
]

function formatChildren(
  { location, locations, sensors }: Schemas['LocationChildren'],
  environment: CliEnvironment,
): string[] {
  const { kind, name, time_zone: timeZone } = location
  const title = colour(environment, environment.stdout, 'bold', showPlainly(name))
  const sections = [`${title} (${kind}, ${timeZone})\n`]
  if (locations.length > 0) sections.push(`\n${formatLocations(locations)}`)
  if (sensors.length > 0) {
    const rows = sensors.map((sensor) => formatSensor(sensor, timeZone))
    sections.push(`\n${formatTable(sensorColumns, rows)}`)
  }
  if (locations.length + sensors.length === 0) sections.push('\nNothing lies in it.\n')
  return sections
}

function formatSensor(sensor: Schemas['SensorOutput'], timeZone: string): string[] {
  const data = sensor.data ?? []
  const newest = data.length > 0 ? Math.max(...data.map(({ time }) => time)) : undefined
  return [
    sensor.sensor_id,
    sensor.name ?? '',
    newest === undefined ? 'never' : formatLocalTime(newest, sensor.time_zone ?? timeZone),
    data.map((datum) => `${datum.var_name} ${formatValue(datum.var_name, datum.value)}`).join(', '),
  ]
}
