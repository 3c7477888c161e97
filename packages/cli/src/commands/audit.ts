import { extname } from 'node:path'
import type { AuditQuery, components } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { checkTarget, deliverAnswer } from '../output/deliver-answer.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { parseWholeNumber } from '../parse-arguments.ts'
import { parseTime, timeHelp } from '../parse-time.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

/** The representations of a file of the log. */
const auditFormats = ['csv', 'xlsx'] as const

type Entry = components['schemas']['AuditEntryOutput']
interface AuditOptions extends GlobalOptions {
  readonly from?: string
  readonly to?: string
  readonly action?: Entry['action']
  readonly subject?: string
  readonly actor?: string
  readonly format?: (typeof auditFormats)[number]
  readonly output?: string
  readonly limit: number
}

/** Adds `lightfi audit`: who did what in the organisation. */
export function addAuditCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('audit')
    .description('show who did what, the newest first, for administrators')
    .option('--from <time>', `first time, included: ${timeHelp}`)
    .option('--to <time>', 'last time, excluded; as --from')
    .option('--action <action>', 'only this act, e.g. client.created')
    .option('--subject <id>', 'only what was done to this client, user, location, sensor and the like')
    .option('--actor <id>', 'only what this user or client did')
    .option('-o, --output <file>', 'write all of it to a file instead, or with - to the standard output')
    .addOption(
      new Option(
        '--format <format>',
        'of all of it, in the file or at the standard output (default: by the name of the file, else csv)',
      ).choices(auditFormats),
    )
    .option('--limit <count>', 'at most this many entries', (text) => parseWholeNumber(text, 1, 100_000), 50)
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<AuditOptions>()
      const { client, settings } = openSession(environment, options)
      const filter = toFilter(options, environment.now())
      const { output, format = guessFormat(output) } = options
      if (format !== undefined) {
        checkTarget(environment, { format, output })
        return deliverAnswer(environment, await client.openAuditFile({ ...filter, format }), output)
      }
      const data = await readPages((query) => client.listAuditEntries({ ...filter, ...query }), options.limit)
      await showResult(environment, settings, { value: { data }, text: () => formatEntries(data) })
      if (data.length === 0) environment.stderr.write('No entries.\n')
    })
}

/** Guesses how a file is to be written; undefined where none was asked for. */
function guessFormat(output: string | undefined): AuditOptions['format'] {
  if (output === undefined) return undefined
  return extname(output).toLowerCase() === '.xlsx' ? 'xlsx' : 'csv'
}

function toFilter({ from, to, action, subject, actor }: AuditOptions, nowMs: number): AuditQuery {
  return {
    ...(from !== undefined && { from: parseTime('--from', from, nowMs) }),
    ...(to !== undefined && { to: parseTime('--to', to, nowMs) }),
    ...(action !== undefined && { action }),
    ...(subject !== undefined && { subject_id: subject }),
    ...(actor !== undefined && { actor_id: actor }),
  }
}

function formatEntries(entries: readonly Entry[]): string {
  const columns = ['time', 'action', 'by', 'on', 'from', 'details'].map((title) => ({ title }))
  return formatTable(
    columns,
    entries.map((entry) => [
      formatLocalTime(entry.time, 'UTC'),
      entry.action,
      entry.actor.name ?? entry.actor.id ?? entry.actor.kind,
      `${entry.subject.kind} ${entry.subject.name ?? entry.subject.id}`,
      entry.remote_address ?? '-',
      formatDetails(entry.details),
    ]),
  )
}

function formatDetails(details: Entry['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join(' ')
}
