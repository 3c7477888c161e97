import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'
import { addActivityCommand, formatTime } from './activity.ts'

/** Adds `lightfi grants ...`: what logins gave to applications. */
export function addGrantsCommand(program: Command, environment: CliEnvironment): void {
  const grants = program.command('grants').description('see and revoke what logins gave to applications')
  grants
    .command('list')
    .description('list what your logins gave, the newest first')
    .option('--organisation', 'of all users, for administrators')
    .option('--client <client>', 'only those of one client')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { organisation?: boolean; client?: string }>()
      const { client, settings } = openSession(environment, options)
      const of = options.organisation ? 'organisation' : 'me'
      const filter = options.client === undefined ? {} : { client_id: options.client }
      const data = await readPages((query) => client.listGrants({ of, ...filter, ...query }))
      const titles = ['id', 'application', 'user', 'logged in', 'until', 'last token', 'calls in 24 h']
      const columns = titles.map((title) => ({ title }))
      const rows = data.map((grant) => [
        grant.grant_id,
        grant.client_name,
        grant.username,
        formatLocalTime(grant.created_at, 'UTC'),
        formatLocalTime(grant.expires_at, 'UTC'),
        formatTime(grant.last_token_at),
        String(grant.requests_24h),
      ])
      await showResult(environment, settings, { value: { data }, text: () => formatTable(columns, rows) })
    })
  addActivityCommand(grants.command('activity').argument('<grant>', 'id of a grant'), environment, {
    does: 'show what was done with what one login gave, the newest first',
    read: (client, grantId, query) => client.readGrantActivity(grantId, query),
  })
  grants
    .command('revoke')
    .description('end what one login gave, at once')
    .argument('<grant>', 'id of a grant')
    .option(...yesOption)
    .action(async (grantId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { yes?: boolean }>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `The application will have to log in again. Go on?`)
      await client.revokeGrant(grantId)
      await showResult(environment, settings, {
        value: { revoked: grantId },
        text: () => `Revoked ${grantId}.\n`,
      })
    })
}
