import type { components } from '@openlightfi/client'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { formatFacts } from '../output/format-facts.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'
import { requireChanges } from './client-options.ts'

type LocationOutput = components['schemas']['LocationOutput']
type Kind = components['schemas']['LocationInput']['kind']

interface LocationSettingOptions extends GlobalOptions {
  readonly kind?: Kind
  readonly timeZone?: string
  readonly properties?: Record<string, unknown>
}

const kinds: readonly Kind[] = ['site', 'building', 'floor', 'room', 'zone']

/** Adds `lightfi locations show`, and for administrators `create|change|move|delete`. */
export function addLocationAdministration(locations: Command, environment: CliEnvironment): void {
  addShowCommand(locations, environment)
  addCreateCommand(locations, environment)
  addChangeCommands(locations, environment)
  addDeleteCommand(locations, environment)
}

function addShowCommand(locations: Command, environment: CliEnvironment): void {
  locations
    .command('show')
    .description('show the properties of one location')
    .argument('<location>', 'id of a location')
    .action(async (locationId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await showLocation(environment, settings, await client.readLocation(locationId))
    })
}

function addCreateCommand(locations: Command, environment: CliEnvironment): void {
  addSettingOptions(
    locations
      .command('create')
      .description('create a location')
      .argument('<name>', 'its name')
      .requiredOption('--in <location>', 'the location it lies in')
      .option('--id <id>', 'its id; one is made up when absent'),
    { kindIsNeeded: true },
  ).action(async (name: string, _options, command: Command) => {
    const options = command.optsWithGlobals<
      LocationSettingOptions & { kind: Kind; in: string; id?: string }
    >()
    const { client, settings } = openSession(environment, options)
    const { kind, id, timeZone, properties } = options
    const created = await client.createLocation({
      parent_id: options.in,
      kind,
      name,
      ...(id !== undefined && { location_id: id }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
      ...(properties !== undefined && { properties }),
    })
    await showLocation(environment, settings, created)
  })
}

function addChangeCommands(locations: Command, environment: CliEnvironment): void {
  addSettingOptions(
    locations
      .command('change')
      .description('change a location')
      .argument('<location>', 'id of a location')
      .option('--name <name>', 'its name')
      .option('--inherit-time-zone', 'take the time zone of the location it lies in'),
    { kindIsNeeded: false },
  ).action(async (locationId: string, _options, command: Command) => {
    const options = command.optsWithGlobals<
      LocationSettingOptions & { name?: string; inheritTimeZone?: true }
    >()
    const { client, settings } = openSession(environment, options)
    const { name, kind, inheritTimeZone, timeZone, properties } = options
    const changes = requireChanges({
      ...(name !== undefined && { name }),
      ...(kind !== undefined && { kind }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
      ...(inheritTimeZone && { time_zone: null }),
      ...(properties !== undefined && { properties }),
    })
    await showLocation(environment, settings, await client.changeLocation(locationId, changes))
  })
  locations
    .command('move')
    .description('move a location with everything in it')
    .argument('<location>', 'id of a location')
    .requiredOption('--to <location>', 'the location it is to lie in')
    .action(async (locationId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { to: string }>()
      const { client, settings } = openSession(environment, options)
      const moved = await client.changeLocation(locationId, { parent_id: options.to })
      await showLocation(environment, settings, moved)
    })
}

function addDeleteCommand(locations: Command, environment: CliEnvironment): void {
  locations
    .command('delete')
    .description('delete a location in which nothing lies')
    .argument('<location>', 'id of a location')
    .option(...yesOption)
    .action(async (locationId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { yes?: boolean }>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `${locationId} will be gone for good. Go on?`)
      await client.deleteLocation(locationId)
      await showResult(environment, settings, {
        value: { deleted: locationId },
        text: () => `Deleted ${locationId}.\n`,
      })
    })
}

function addSettingOptions(command: Command, { kindIsNeeded }: { kindIsNeeded: boolean }): Command {
  return command
    .addOption(new Option('--kind <kind>', 'what it is').choices(kinds).makeOptionMandatory(kindIsNeeded))
    .option('--time-zone <zone>', 'IANA time zone, e.g. Europe/London; inherited when not set')
    .option('--properties <json>', 'free properties, a JSON object', parseProperties)
}

function parseProperties(text: string): Record<string, unknown> {
  const properties = parseJson(text)
  if (typeof properties === 'object' && properties !== null && !Array.isArray(properties))
    return properties as Record<string, unknown>
  throw new InvalidArgumentError('It must be a JSON object such as {"capacity": 40}.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) // as it stands in a file of Windows
  } catch (error) {
    throw new InvalidArgumentError(
      `It is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

async function showLocation(
  environment: CliEnvironment,
  settings: Settings,
  location: LocationOutput,
): Promise<void> {
  const text = () => formatFacts({ ...location, properties: JSON.stringify(location.properties) })
  await showResult(environment, settings, { value: location, text })
}
