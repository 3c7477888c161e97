import type { ActivityQuery, Client, components } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

type ActivityList = components['schemas']['ActivityList']
type LastError = components['schemas']['ClientOutput']['last_error']

/** What an activity is of. */
export interface ActivityOf {
  readonly does: string
  read(client: Client, id: string, query: ActivityQuery): Promise<ActivityList>
}

/** Makes a command with one argument, an id, show what was done hour by hour or day by day. */
export function addActivityCommand(
  command: Command,
  environment: CliEnvironment,
  { does, read }: ActivityOf,
): void {
  command
    .description(does)
    .addOption(
      new Option('--by <interval>', 'what a line stands for, in UTC')
        .choices(['hour', 'day'])
        .default('hour'),
    )
    .action(async (id: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { by: 'hour' | 'day' }>()
      const { client, settings } = openSession(environment, options)
      const data = await readPages((query) => read(client, id, { interval: options.by, ...query }))
      const columns = ['from', 'tokens', 'refreshes', 'failures', 'requests'].map((title) => ({ title }))
      const rows = data.map((entry) => [
        formatTime(entry.from),
        String(entry.tokens),
        String(entry.refreshes),
        String(entry.failures),
        String(entry.requests),
      ])
      await showResult(environment, settings, { value: { data }, text: () => formatTable(columns, rows) })
    })
}

/** Formats a time that may be none yet. */
export function formatTime(unixSeconds: number | null): string {
  return unixSeconds === null ? '-' : formatLocalTime(unixSeconds, 'UTC')
}

/** Formats the newest failure in a sentence, and how often it was so since when. */
export function formatLastError(error: LastError): string {
  if (error === null) return '-'
  const from = error.remote_address === null ? '' : ` from ${error.remote_address}`
  const times = error.count === 1 ? 'once' : `${error.count} times since ${formatTime(error.since)}`
  return `${error.detail} (${error.code}, ${times}, last ${formatTime(error.at)}${from})`
}
