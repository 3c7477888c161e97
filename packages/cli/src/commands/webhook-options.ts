import type { components, VarName } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import { parseVarName } from '../parse-arguments.ts'
import type { GlobalOptions } from '../settings.ts'

type Changes = components['schemas']['WebhookChanges']

/** The options that stand for the settings of a webhook. */
export interface WebhookSettingOptions extends GlobalOptions {
  readonly description?: string
  readonly location?: string[]
  readonly sensor?: string[]
  readonly variable?: VarName[]
  readonly everything?: boolean
}

/** Adds an option for each setting but the URL. */
export function addWebhookSettingOptions(command: Command): Command {
  return command
    .option('--description <text>', 'for people')
    .option('--location <id...>', 'readings of these locations and of everything below them')
    .option('--sensor <id...>', 'of these sensors only')
    .option('--variable <name...>', 'of these variables only', (text, before: readonly VarName[] = []) => [
      ...before,
      parseVarName(text),
    ])
    .addOption(
      new Option(
        '--everything',
        'all readings of the organisation, which is how a webhook begins unless it is told otherwise',
      ).conflicts(['location', 'sensor', 'variable']),
    )
}

/** The settings that were given, as the API takes them. A filter is one setting: all of it, or none. */
export function readWebhookSettings(options: WebhookSettingOptions): Pick<Changes, 'description' | 'filter'> {
  const { description, location, sensor, variable, everything } = options
  const hasFilter = everything || location || sensor || variable
  return {
    ...(description !== undefined && { description }),
    ...(hasFilter && {
      filter: {
        ...(location && { location_ids: location }),
        ...(sensor && { sensor_ids: sensor }),
        ...(variable && { var_names: variable }),
      },
    }),
  }
}
