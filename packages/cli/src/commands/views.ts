import type { components } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { UsageError } from '../exit-code.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'

type View = components['schemas']['SavedView']

/** Adds `lightfi views list|save|delete`: the views that the user who is logged in saved. */
export function addViewsCommand(program: Command, environment: CliEnvironment): void {
  const views = program.command('views').description('list, save and delete your own views of the dashboard')
  views
    .command('list')
    .description('list your saved views')
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await showViews(environment, settings, (await client.readViews()).views)
    })
  views
    .command('save')
    .description('save a view, in place of one of the same name')
    .argument('<name>', 'its name')
    .argument('<address>', 'its path on the server, e.g. "/dashboard/live/loc_demo_floor_1?src=CO2ppm"')
    .action(async (name: string, address: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const { views: before, version } = await client.readViews()
      const isKnown = before.some((view) => view.name === name)
      const replaced = before.map((view) => (view.name === name ? { name, address } : view))
      const wanted = isKnown ? replaced : [...before, { name, address }]
      const saved = await client.putViews({ views: wanted }, { ifVersion: version })
      await showViews(environment, settings, saved.views)
    })
  views
    .command('delete')
    .description('delete a view')
    .argument('<name>', 'its name')
    .option(...yesOption)
    .action(async (name: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { yes?: boolean }>()
      const { client, settings } = openSession(environment, options)
      const { views: before, version } = await client.readViews()
      const kept = before.filter((view) => view.name !== name)
      if (kept.length === before.length) throw new UsageError(`You have no view called ${name}.`)
      await confirm(environment, options, `The view ${name} will be gone for good. Go on?`)
      await client.putViews({ views: kept }, { ifVersion: version })
      await showResult(environment, settings, { value: { deleted: name }, text: () => `Deleted ${name}.\n` })
    })
}

async function showViews(
  environment: CliEnvironment,
  settings: Settings,
  views: readonly View[],
): Promise<void> {
  await showResult(environment, settings, {
    value: { data: views },
    text: () =>
      views.length === 0
        ? 'No views.\n'
        : formatTable(
            [{ title: 'name' }, { title: 'address' }],
            views.map(({ name, address }) => [name, address]),
          ),
  })
}
