import { extname } from 'node:path'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { RowsRejectedError, UsageError } from '../exit-code.ts'
import type { ImportProgress } from '../import/import-progress.ts'
import { type ImportTask, type ImportWatcher, importReadings } from '../import/import-readings.ts'
import { ImportReport } from '../import/import-report.ts'
import type { ImportFormat, RejectedRow } from '../import/post-piece.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

interface ImportOptions extends GlobalOptions {
  readonly format?: ImportFormat
  readonly dryRun?: true
  readonly before2000?: true
  readonly report?: string
}

const formatsByEnding: Readonly<Record<string, ImportFormat>> = {
  '.csv': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
}

/** Rejected rows that are shown when no report was asked for. */
const shownRows = 20

/** Adds `lightfi import FILE`: posts a large file of readings, and goes on where an earlier run was broken off. */
export function addImportCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('import')
    .description(
      'store the readings of a file: NDJSON, or CSV with the columns sensor_id,var_name,time,value or sensor_id,time and one per variable',
    )
    .argument('<file>', 'a .csv, .ndjson or .jsonl file, or - for the standard input')
    .addOption(new Option('--format <format>', 'if the name does not tell').choices(['csv', 'ndjson']))
    .option('--dry-run', 'let the server check every row and store nothing')
    .option('--before-2000', 'take times from 1970 to 2000 too, which are most likely mistakes')
    .option('--report <file>', 'write all rejected rows to this file, as CSV')
    .action(async (file: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>()
      const { client, settings } = openSession(environment, options)
      const { server } = settings
      const dryRun = options.dryRun ?? false
      const watcher = new ProgressPrinter(environment, options.report)
      const format = options.format ?? guessFormat(file)
      const task = { file, format, dryRun, before2000: options.before2000 ?? false, client, server }
      const done = await runImport(task, environment, watcher)
      const { accepted, throttled, rejected, nextLine } = done
      const summary = { accepted, throttled, rejected, lines: nextLine - 1, dry_run: dryRun }
      await showResult(environment, settings, {
        value: { ...summary, rejected_rows: watcher.shown },
        records: [summary],
        text: () => formatSummary(summary),
      })
      if (rejected > 0) throw new RowsRejectedError(describeRejected(rejected, options.report))
    })
}

async function runImport(task: ImportTask, environment: CliEnvironment, watcher: ProgressPrinter) {
  try {
    return await importReadings(task, environment, watcher)
  } catch (error) {
    watcher.tellWhereItStopped(task)
    throw error
  } finally {
    await watcher.close()
  }
}

function guessFormat(file: string): ImportFormat {
  const format = formatsByEnding[extname(file).toLowerCase()]
  if (format) return format
  throw new UsageError(`the name ${file} does not tell the format: give --format csv or --format ndjson`)
}

function formatSummary(summary: {
  readonly accepted: number
  readonly throttled: number
  readonly rejected: number
  readonly lines: number
  readonly dry_run: boolean
}): string {
  const { accepted, throttled, rejected, lines } = summary
  const what = summary.dry_run ? 'would be stored; nothing was' : 'stored'
  const throttledPart = throttled > 0 ? `, ${throttled} motion events throttled` : ''
  return `${accepted} readings ${what}${throttledPart}, ${rejected} rejected, in ${lines} lines.\n`
}

function describeRejected(rejected: number, report: string | undefined): string {
  if (report !== undefined) return `${rejected} readings were rejected; ${report} lists them.`
  return rejected > shownRows
    ? `${rejected} readings were rejected, of which ${shownRows} are shown; --report FILE lists all.`
    : `${rejected} readings were rejected.`
}

/** Tells on stderr how an import goes: one line that changes on a terminal, else only what is wrong. */
class ProgressPrinter implements ImportWatcher {
  readonly #environment: CliEnvironment
  readonly #reportFile: string | undefined
  #report: ImportReport | undefined
  #goesOn = false
  #nextLine = 0
  /** The first rejected rows. */
  readonly shown: RejectedRow[] = []

  constructor(environment: CliEnvironment, reportFile: string | undefined) {
    this.#environment = environment
    this.#reportFile = reportFile
  }

  async onResume({ nextLine, accepted }: ImportProgress): Promise<void> {
    this.#goesOn = true
    this.#environment.stderr.write(
      `Going on at line ${nextLine}, where an earlier run had stored ${accepted} readings.\n`,
    )
  }

  async onPiece({ rejected }: { rejected: readonly RejectedRow[] }, progress: ImportProgress): Promise<void> {
    const { stderr } = this.#environment
    if (this.#reportFile !== undefined) {
      this.#report ??= await ImportReport.open(this.#reportFile, this.#goesOn)
      await this.#report.add(rejected)
    }
    for (const row of rejected.slice(0, shownRows - this.shown.length)) {
      this.shown.push(row)
      stderr.write(`${this.#clearLine()}line ${row.line}: ${row.code}: ${row.detail}\n`)
    }
    this.#nextLine = progress.nextLine
    if (!stderr.isTTY) return
    const { size, nextByte, accepted } = progress
    const share = size > 0 ? `${Math.floor((nextByte / size) * 100)} %` : `${Math.round(nextByte / 1e6)} MB`
    stderr.write(`${this.#clearLine()}${share}, ${accepted} readings`)
  }

  /** What to do after an import that was broken off; nothing when it had not begun. */
  tellWhereItStopped({ file, dryRun }: ImportTask): void {
    if (this.#nextLine === 0 || dryRun) return
    const advice = file === '-' ? '' : ' The same command goes on from there.'
    const { stderr } = this.#environment
    stderr.write(`${this.#clearLine()}Everything before line ${this.#nextLine} was posted.${advice}\n`)
  }

  async close(): Promise<void> {
    if (this.#environment.stderr.isTTY) this.#environment.stderr.write(this.#clearLine())
    await this.#report?.close()
  }

  #clearLine(): string {
    return this.#environment.stderr.isTTY ? '\r\u001B[K' : ''
  }
}
