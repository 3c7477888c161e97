import type { components } from '@openlightfi/client'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { formatFacts } from '../output/format-facts.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'
import { requireChanges } from './client-options.ts'
import { addTransferCommands } from './record-transfer.ts'
import { addUnplacedCommand } from './unplaced-sensors.ts'

type SensorOutput = components['schemas']['SensorOutput']
type Position = NonNullable<components['schemas']['SensorInput']['position']>

/** The statuses that a list can ask for, in the order in which they count. */
const statuses = ['retired', 'never_reported', 'silent', 'offline', 'rebooting', 'online'] as const

/** What a list can ask to be wrong with sensors, the worst first. */
const faults = [
  'silent',
  'offline',
  'never_reported',
  'battery_low',
  'late',
  'rebooting',
  'unplaced',
] as const

interface ListOptions extends GlobalOptions {
  readonly in?: string
  readonly retired?: true
  readonly search?: string
  readonly status?: (typeof statuses)[number][]
  readonly batteryBelow?: number
  readonly fault?: (typeof faults)[number][]
}

interface SensorSettingOptions extends GlobalOptions {
  readonly position?: Position | 'none'
  readonly polygon?: string
}

/**
 * Adds `lightfi sensors ...`: listing them, and for installers and administrators placing, moving and
 * retiring them.
 */
export function addSensorsCommand(program: Command, environment: CliEnvironment): void {
  const sensors = program.command('sensors').description('list and administer sensors')
  addListCommand(sensors, environment)
  addShowCommand(sensors, environment)
  addUnplacedCommand(sensors, environment)
  addPlacingCommands(sensors, environment)
  addStatusCommands(sensors, environment)
  addDeleteCommand(sensors, environment)
  addTransferCommands(sensors, 'sensors', environment)
}

function addListCommand(sensors: Command, environment: CliEnvironment): void {
  sensors
    .command('list')
    .description('list the sensors you may see')
    .option('--in <location>', 'only in this location and everything below it')
    .option('--retired', 'the retired ones too')
    .option('--search <text>', 'only those with this in the name or the id')
    .addOption(new Option('--status <status...>', 'only those that are so; name several').choices(statuses))
    .option('--battery-below <percent>', 'only those whose last battery level is below', parsePercent)
    .addOption(new Option('--fault <fault...>', 'only those with such a fault; name several').choices(faults))
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>()
      const { client, settings } = openSession(environment, options)
      const filter = {
        ...(options.in !== undefined && { location_id: options.in }),
        ...(options.retired && { retired: true }),
        ...(options.search !== undefined && { q: options.search }),
        ...(options.status && { status: options.status }),
        ...(options.batteryBelow !== undefined && { battery_below: options.batteryBelow }),
        ...(options.fault && { fault: options.fault }),
      }
      const data = await readPages((query) => client.listSensors({ ...filter, ...query }))
      await showResult(environment, settings, { value: { data }, text: () => formatSensors(data) })
    })
}

function addShowCommand(sensors: Command, environment: CliEnvironment): void {
  sensors
    .command('show')
    .description('show where a sensor is and what it is called; lightfi latest shows its values')
    .argument('<sensor>', 'id of a sensor')
    .action(async (sensorId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await showSensor(environment, settings, await client.readSensor(sensorId))
    })
}

function addPlacingCommands(sensors: Command, environment: CliEnvironment): void {
  addSettingOptions(
    sensors
      .command('create')
      .description('place a new sensor')
      .argument('<sensor>', 'its id, e.g. AQ2-FE753C0D7ADF')
      .argument('<name>', 'its name')
      .requiredOption('--in <location>', 'the location it lies in'),
  ).action(async (sensorId: string, name: string, _options, command: Command) => {
    const options = command.optsWithGlobals<SensorSettingOptions & { in: string }>()
    const { client, settings } = openSession(environment, options)
    const wanted = { sensor_id: sensorId, location_id: options.in, name, ...readSettings(options) }
    await showSensor(environment, settings, await client.createSensor(wanted))
  })
  addSettingOptions(
    sensors
      .command('change')
      .description('change a sensor')
      .argument('<sensor>', 'id of a sensor')
      .option('--name <name>', 'its name'),
  ).action(async (sensorId: string, _options, command: Command) => {
    const options = command.optsWithGlobals<SensorSettingOptions & { name?: string }>()
    const { client, settings } = openSession(environment, options)
    const { name } = options
    const changes = requireChanges({ ...(name !== undefined && { name }), ...readSettings(options) })
    await showSensor(environment, settings, await client.changeSensor(sensorId, changes))
  })
  addSettingOptions(
    sensors
      .command('move')
      .description('move a sensor; its history comes along')
      .argument('<sensor>', 'id of a sensor')
      .requiredOption('--to <location>', 'the location it is to lie in'),
  ).action(async (sensorId: string, _options, command: Command) => {
    const options = command.optsWithGlobals<SensorSettingOptions & { to: string }>()
    const { client, settings } = openSession(environment, options)
    const changes = { location_id: options.to, ...readSettings(options) }
    await showSensor(environment, settings, await client.changeSensor(sensorId, changes))
  })
}

function addStatusCommands(sensors: Command, environment: CliEnvironment): void {
  sensors
    .command('retire')
    .description('take a sensor out of use; its history stays')
    .argument('<sensor>', 'id of a sensor')
    .action(async (sensorId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await showSensor(environment, settings, await client.retireSensor(sensorId))
    })
  sensors
    .command('replace')
    .description('put a new sensor in the place of another, which is retired; histories stay with each')
    .argument('<sensor>', 'id of the sensor that is there')
    .argument('<new>', 'id of the one that takes its place')
    .option('--name <name>', 'its name, if not that of the one before')
    .action(async (sensorId: string, newId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { name?: string }>()
      const { client, settings } = openSession(environment, options)
      const { name } = options
      const replacement = { sensor_id: newId, ...(name !== undefined && { name }) }
      await showSensor(environment, settings, await client.replaceSensor(sensorId, replacement))
    })
  sensors
    .command('reinstate')
    .description('take a retired sensor into use again')
    .argument('<sensor>', 'id of a sensor')
    .action(async (sensorId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await showSensor(environment, settings, await client.reinstateSensor(sensorId))
    })
}

function addDeleteCommand(sensors: Command, environment: CliEnvironment): void {
  sensors
    .command('delete')
    .description('delete a sensor that never reported')
    .argument('<sensor>', 'id of a sensor')
    .option(...yesOption)
    .action(async (sensorId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { yes?: boolean }>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `${sensorId} will be gone for good. Go on?`)
      await client.deleteSensor(sensorId)
      await showResult(environment, settings, {
        value: { deleted: sensorId },
        text: () => `Deleted ${sensorId}.\n`,
      })
    })
}

function addSettingOptions(command: Command): Command {
  return command
    .option(
      '--position <longitude,latitude>',
      'where it is mounted, WGS 84; none to forget it',
      parsePosition,
    )
    .option('--polygon <id>', 'the floorplan polygon it watches; none for no polygon')
}

function readSettings({ position, polygon }: SensorSettingOptions) {
  return {
    ...(position !== undefined && { position: position === 'none' ? null : position }),
    ...(polygon !== undefined && { polygon_id: polygon === 'none' ? null : polygon }),
  }
}

/** @throws InvalidArgumentError unless it is two numbers or `none`. */
function parsePosition(text: string): Position | 'none' {
  if (text === 'none') return text
  const [, longitude, latitude] = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,2}(?:\.\d+)?)$/.exec(text) ?? []
  if (longitude !== undefined && latitude !== undefined)
    return { longitude: Number(longitude), latitude: Number(latitude) }
  throw new InvalidArgumentError('It must be degrees such as -0.0877,51.5079.')
}

/** @throws InvalidArgumentError unless it is 0 to 100. */
function parsePercent(text: string): number {
  const percent = /^\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (percent <= 100) return percent
  throw new InvalidArgumentError('It must be a number from 0 to 100.')
}

function formatSensors(sensors: readonly SensorOutput[]): string {
  if (sensors.length === 0) return 'No sensors.\n'
  const columns = ['sensor', 'name', 'location', 'polygon', 'retired', 'status', 'last data'].map(
    (title) => ({ title }),
  )
  return formatTable(
    columns,
    sensors.map(
      ({ sensor_id, name, location_id, polygon_id, retired_at, time_zone, status, last_data_at }) => [
        sensor_id,
        name ?? '',
        location_id ?? '',
        polygon_id ?? '-',
        retired_at == null ? '-' : formatLocalTime(retired_at, time_zone ?? 'UTC'),
        status ?? '-',
        last_data_at == null ? '-' : formatLocalTime(last_data_at, time_zone ?? 'UTC'),
      ],
    ),
  )
}

async function showSensor(
  environment: CliEnvironment,
  settings: Settings,
  sensor: SensorOutput,
): Promise<void> {
  const { data: _data, position, retired_at, ...facts } = sensor
  const text = () =>
    formatFacts({
      ...facts,
      position: position && `${position.longitude},${position.latitude}`,
      retired_at: retired_at == null ? null : formatLocalTime(retired_at, sensor.time_zone ?? 'UTC'),
    })
  await showResult(environment, settings, {
    value: sensor,
    records: [{ ...facts, position, retired_at }],
    text,
  })
}
