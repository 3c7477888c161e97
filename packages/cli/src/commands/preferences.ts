import type { components } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatFacts } from '../output/format-facts.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'
import { requireChanges } from './client-options.ts'

type Preferences = components['schemas']['PreferencesInput']

interface SetOptions extends GlobalOptions {
  readonly theme?: NonNullable<Preferences['theme']>
  readonly temperature?: NonNullable<Preferences['temperature_unit']>
  readonly letters?: boolean
}

/** Adds `lightfi preferences show|set`: what the user who is logged in chose for the dashboard. */
export function addPreferencesCommand(program: Command, environment: CliEnvironment): void {
  const preferences = program.command('preferences').description('show and set your own preferences')
  preferences
    .command('show')
    .description('show what you chose, on whatever device')
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await show(environment, settings, (await client.readPreferences()).preferences)
    })
  preferences
    .command('set')
    .description('set what is given; the rest stays')
    .addOption(new Option('--theme <theme>', 'colours').choices(['system', 'light', 'dark']))
    .addOption(
      new Option('--temperature <unit>', 'how temperatures are shown').choices(['celsius', 'fahrenheit']),
    )
    .option('--letters', 'single letters are shortcuts of the keyboard')
    .option('--no-letters', 'they are not')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<SetOptions>()
      const { client, settings } = openSession(environment, options)
      const { theme, temperature, letters } = options
      const changes = requireChanges({
        ...(theme !== undefined && { theme }),
        ...(temperature !== undefined && { temperature_unit: temperature }),
        ...(letters !== undefined && { single_letter_keys: letters }),
      })
      const { preferences: before, version } = await client.readPreferences()
      const changed = await client.putPreferences({ ...before, ...changes }, { ifVersion: version })
      await show(environment, settings, changed.preferences)
    })
}

async function show(
  environment: CliEnvironment,
  settings: Settings,
  preferences: Preferences,
): Promise<void> {
  const { sources = [], ...facts } = preferences
  const places = sources.map(({ location_id, var_names }) => `${location_id}: ${var_names.join(', ')}`)
  const all = { ...facts, ...(places.length > 0 && { sources: places }) }
  await showResult(environment, settings, {
    value: preferences,
    text: () => (Object.keys(all).length > 0 ? formatFacts(all) : 'Nothing is set.\n'),
  })
}
