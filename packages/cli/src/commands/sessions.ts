import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

/** Adds `lightfi sessions ...`: where the caller is logged in. */
export function addSessionsCommand(program: Command, environment: CliEnvironment): void {
  const sessions = program.command('sessions').description('see and end your sessions in browsers')
  sessions
    .command('list')
    .description('list the browsers in which you are logged in, the newest login first')
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const data = await readPages((query) => client.listSessions(query))
      const columns = ['id', 'browser', 'logged in', 'last used', 'until'].map((title) => ({ title }))
      const rows = data.map((session) => [
        session.session_id,
        session.browser ?? '-',
        formatLocalTime(session.created_at, 'UTC'),
        formatLocalTime(session.last_used_at, 'UTC'),
        formatLocalTime(session.expires_at, 'UTC'),
      ])
      await showResult(environment, settings, { value: { data }, text: () => formatTable(columns, rows) })
    })
  sessions
    .command('end')
    .description('log out in one browser, at once')
    .argument('<session>', 'id of a session')
    .option(...yesOption)
    .action(async (sessionId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { yes?: boolean }>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, 'You will be logged out in that browser. Go on?')
      await client.endSession(sessionId)
      await showResult(environment, settings, {
        value: { ended: sessionId },
        text: () => `Ended ${sessionId}.\n`,
      })
    })
}
