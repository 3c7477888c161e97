import { readFile } from 'node:fs/promises'
import type { components } from '@openlightfi/client'
import { decodeText } from '@openlightfi/process'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { parseWholeNumber } from '../parse-arguments.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'

type Schemas = components['schemas']
type LocationSettings = Schemas['LocationSettingsInput']
type Setting = keyof LocationSettings

interface SetOptions extends GlobalOptions {
  readonly hours?: string
  readonly days?: string
  readonly outdoorCo2?: number
  readonly capacity?: number
  readonly bands?: string
  readonly inherit?: readonly (keyof typeof inheritable)[]
}

/** The settings by the names of their options. */
const inheritable = {
  hours: 'working_hours',
  days: 'working_days',
  'outdoor-co2': 'outdoor_co2_ppm',
  capacity: 'capacity',
  bands: 'bands',
} as const satisfies Record<string, Setting>

/** Adds `lightfi settings show|set`: what holds in a location, and what it has of its own. */
export function addSettingsCommand(program: Command, environment: CliEnvironment): void {
  const settings = program
    .command('settings')
    .description('show and set working hours, bands and the like of locations')
  settings
    .command('show')
    .description('show what holds in a location, and where that comes from')
    .argument('<location>', 'id of a location')
    .action(async (locationId: string, _options, command: Command) => {
      const { client, settings: session } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await show(environment, session, await client.readLocationSettings(locationId))
    })
  settings
    .command('set')
    .description('set what is given for a location and all below that set nothing else; the rest stays')
    .argument('<location>', 'id of a location')
    .option('--hours <hours>', 'working hours of the wall clock, e.g. 8-18')
    .option('--days <days>', 'working days, e.g. mon-fri')
    .option('--outdoor-co2 <ppm>', 'of the outdoor air, 300 to 1000', (text) =>
      parseWholeNumber(text, 300, 1000),
    )
    .option('--capacity <people>', 'people it has room for', (text) => parseWholeNumber(text, 0, 1_000_000))
    .option('--bands <file>', 'JSON: the bands of each variable, as "settings show --json" has them in "own"')
    .addOption(
      new Option('--inherit <setting...>', 'take it from the locations above again').choices(
        Object.keys(inheritable),
      ),
    )
    .action(async (locationId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<SetOptions>()
      const { client, settings: session } = openSession(environment, options)
      const given = await readGiven(options)
      const inherited = new Set<string>((options.inherit ?? []).map((name) => inheritable[name]))
      if (Object.keys(given).length + inherited.size === 0)
        throw new UsageError('Say what is to be set; see --help.')
      const { own, version } = await client.readLocationSettings(locationId)
      const kept = Object.entries(own).filter(([name]) => !inherited.has(name))
      const wanted = { ...Object.fromEntries(kept), ...given }
      const changed = await client.putLocationSettings(locationId, wanted, { ifVersion: version })
      await show(environment, session, changed)
    })
}

async function readGiven({
  hours,
  days,
  outdoorCo2,
  capacity,
  bands,
}: SetOptions): Promise<LocationSettings> {
  return {
    ...(hours !== undefined && { working_hours: hours }),
    ...(days !== undefined && { working_days: days }),
    ...(outdoorCo2 !== undefined && { outdoor_co2_ppm: outdoorCo2 }),
    ...(capacity !== undefined && { capacity }),
    ...(bands !== undefined && { bands: await readBands(bands) }),
  }
}

/** The API checks what is in it. @throws UsageError when it cannot be read or is not JSON. */
async function readBands(file: string): Promise<NonNullable<LocationSettings['bands']>> {
  try {
    return JSON.parse(decodeText(await readFile(file))) as NonNullable<LocationSettings['bands']>
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file} cannot be read as JSON: ${reason}`)
  }
}

async function show(
  environment: CliEnvironment,
  settings: Settings,
  answer: Schemas['LocationSettingsOutput'],
): Promise<void> {
  const { bands, ...others } = answer.effective
  const records = [...Object.entries(others), ...Object.entries(bands)].map(([setting, { value, from }]) => ({
    setting,
    value: Array.isArray(value) ? formatBands(value) : value,
    from: from.location_id ?? (from.kind === 'default' ? 'default' : 'above'),
  }))
  await showResult(environment, settings, {
    value: answer,
    records,
    text: () =>
      formatTable(
        [{ title: 'setting' }, { title: 'value' }, { title: 'from' }],
        records.map(({ setting, value, from }) => [setting, String(value ?? '-'), from]),
      ),
  })
}

function formatBands(bands: readonly Schemas['Band'][]): string {
  return bands.map(({ name, to }) => (to === null ? name : `${name} <= ${to}`)).join(', ')
}
