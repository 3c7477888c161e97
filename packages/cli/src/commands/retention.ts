import type { components, VarName } from '@openlightfi/client'
import { type Command, InvalidArgumentError } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { parseVarName, parseWholeNumber } from '../parse-arguments.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'

type Schemas = components['schemas']
type Days = Schemas['RetentionInput']['days']

/** The days for a variable; null for ever. */
type Wish = readonly [varName: VarName, days: number | null]

interface SetOptions extends GlobalOptions {
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** Adds `lightfi retention show|set`: for how long readings are kept, for administrators. */
export function addRetentionCommand(program: Command, environment: CliEnvironment): void {
  const retention = program.command('retention').description('administer for how long readings are kept')
  retention
    .command('show')
    .description('show for how many days readings of each variable are kept, and what has expired')
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await show(environment, settings, await client.readRetention())
    })
  retention
    .command('set')
    .description(
      'set what is given and leave the rest; older readings are deleted for good, their figures stay',
    )
    .argument('<variable=days...>', 'e.g. motionEvent=90, or motionEvent=forever', collectWish)
    .option('--dry-run', 'only tell what would be deleted at once')
    .option(...yesOption)
    .action(async (wishes: readonly Wish[], _options, command: Command) => {
      const options = command.optsWithGlobals<SetOptions>()
      const { client, settings } = openSession(environment, options)
      const { days: before, version } = await client.readRetention()
      const days = applyWishes(before, wishes)
      const preview = await client.previewRetention({ days })
      if (options.dryRun) return showPreview(environment, settings, preview)
      const lost = preview.data.reduce((sum, { readings }) => sum + readings, 0)
      if (lost > 0)
        await confirm(
          environment,
          options,
          `${lost} readings are deleted, and cannot be brought back. Go on?`,
        )
      await show(environment, settings, await client.putRetention({ days }, { ifVersion: version }))
    })
}

/** @throws InvalidArgumentError unless it is a variable, an equals sign, and days or `forever`. */
function collectWish(text: string, before: readonly Wish[] | undefined): readonly Wish[] {
  const [name = '', days, ...others] = text.split('=')
  if (days === undefined || others.length > 0) {
    throw new InvalidArgumentError('It must be a variable and days, such as motionEvent=90.')
  }
  const wish: Wish = [parseVarName(name), days === 'forever' ? null : parseWholeNumber(days, 7, 7_320)]
  return [...(before ?? []), wish]
}

function applyWishes(before: Days, wishes: readonly Wish[]): Days {
  const days = new Map(Object.entries(before))
  for (const [varName, count] of wishes) {
    if (count === null) days.delete(varName)
    else days.set(varName, count)
  }
  return Object.fromEntries(days)
}

async function show(
  environment: CliEnvironment,
  settings: Settings,
  retention: Schemas['RetentionOutput'],
): Promise<void> {
  const { days, expired } = retention
  const names = new Set([...Object.keys(days), ...expired.map(({ var_name }) => var_name)])
  const records = [...names].map((name) => {
    const one = expired.find(({ var_name }) => var_name === name)
    return {
      var_name: name,
      days: days[name as VarName] ?? null,
      expired_before: one?.expired_before ?? null,
      sensors: one?.sensors ?? 0,
      deleting: one?.deleting ?? false,
    }
  })
  await showResult(environment, settings, {
    value: retention,
    records,
    text: () =>
      records.length === 0
        ? 'All readings are kept for ever.\n'
        : formatTable(
            [{ title: 'variable' }, { title: 'days' }, { title: 'expired before' }, { title: 'sensors' }],
            records.map((one) => [
              one.var_name,
              one.days === null ? 'for ever' : String(one.days),
              one.expired_before === null ? '-' : formatLocalTime(one.expired_before, 'UTC'),
              String(one.sensors),
            ]),
          ),
  })
}

async function showPreview(
  environment: CliEnvironment,
  settings: Settings,
  preview: Schemas['RetentionPreview'],
): Promise<void> {
  await showResult(environment, settings, {
    value: preview,
    records: preview.data,
    text: () =>
      preview.data.length === 0
        ? 'Nothing would be deleted.\n'
        : formatTable(
            [
              { title: 'variable' },
              { title: 'readings' },
              { title: 'sensors' },
              { title: 'first day' },
              { title: 'last day' },
            ],
            preview.data.map((one) => [
              one.var_name,
              String(one.readings),
              String(one.sensors),
              one.first_day,
              one.last_day,
            ]),
          ),
  })
}
