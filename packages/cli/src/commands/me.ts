import type { components } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatFacts } from '../output/format-facts.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

/** Adds `lightfi me`: who you are to the server, where, and what you may do. */
export function addMeCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('me')
    .description('show who you are logged in as, your role and places, and what you may do')
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const me = await client.readMe()
      await showResult(environment, settings, { value: me, text: () => formatMe(me) })
    })
}

function formatMe(me: components['schemas']['Me']): string {
  const { places, organisation, can, ...facts } = me
  return formatFacts({
    ...facts,
    organisation: organisation?.name,
    places: places.map(({ location_id, name, ancestors }) => {
      const path = [...ancestors.map((ancestor) => ancestor.name), name].join(' > ')
      return `${location_id}  ${path}`
    }),
    can,
  })
}
