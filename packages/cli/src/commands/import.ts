import { extname } from 'node:path'
import { ApiProblem } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { RowsRejectedError, UsageError } from '../exit-code.ts'
import type { ImportProgress } from '../import/import-progress.ts'
import { type ImportTask, type ImportWatcher, importReadings } from '../import/import-readings.ts'
import { ImportReport } from '../import/import-report.ts'
import type { ImportFormat, RejectedRow } from '../import/post-piece.ts'
import type { Piece } from '../import/read-pieces.ts'
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

/**
 * Adds `lightfi import FILE`: posts a large file of readings, and goes on where an earlier run was broken
 * off.
 */
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
      if (rejected > 0) throw new RowsRejectedError(formatRejected(rejected, options.report))
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

function formatRejected(rejected: number, report: string | undefined): string {
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
  #progress: ImportProgress | undefined
  #failedLines: readonly [number, number] | undefined
  #isRefused = false
  /** The first rejected rows. */
  readonly shown: RejectedRow[] = []

  constructor(environment: CliEnvironment, reportFile: string | undefined) {
    this.#environment = environment
    this.#reportFile = reportFile
  }

  async onResume(progress: ImportProgress): Promise<void> {
    const { nextLine, accepted } = progress
    this.#progress = progress
    this.#goesOn = true
    this.#environment.stderr.write(
      `Going on at line ${nextLine}, where an earlier run had stored ${accepted} readings.\n`,
    )
  }

  onChangedFile(): void {
    this.#environment.stderr.write('The file is not what an earlier run had imported: beginning anew.\n')
  }

  onTooLarge(nextBytes: number): void {
    this.#environment.stderr.write(
      `${this.#clearLine()}The server, or a proxy before it, takes no request of this size (nginx: client_max_body_size): going on with pieces of ${Math.ceil(nextBytes / 1000)} kB.\n`,
    )
  }

  onFailedPiece({ firstLine, nextLine }: Piece, error: unknown): void {
    this.#failedLines = [firstLine, nextLine - 1]
    this.#isRefused = error instanceof ApiProblem && error.status < 500
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
    this.#progress = progress
    if (!stderr.isTTY) return
    const { size, nextByte, accepted } = progress
    const share = size > 0 ? `${Math.floor((nextByte / size) * 100)} %` : `${Math.round(nextByte / 1e6)} MB`
    stderr.write(`${this.#clearLine()}${share}, ${accepted} readings`)
  }

  /** Advice after an import that was broken off; empty when it had not begun. */
  tellWhereItStopped({ file, dryRun }: ImportTask): void {
    if (dryRun || (!this.#progress && !this.#failedLines)) return
    const { stderr } = this.#environment
    const next = this.#progress?.nextLine ?? this.#failedLines?.[0] ?? 1
    const stored = this.#progress
      ? `Lines 1 to ${next - 1} are stored, ${this.#progress.accepted} readings.`
      : 'Nothing of the file is stored.'
    stderr.write(`${this.#clearLine()}${stored} ${this.#formatFailedLines()}\n`)
    if (file === '-') stderr.write(`To go on, give the header and everything from line ${next} on.\n`)
    else stderr.write(`The same command goes on at line ${next}; what follows there may be mended before.\n`)
  }

  #formatFailedLines(): string {
    if (!this.#failedLines) return ''
    const [first, last] = this.#failedLines
    return this.#isRefused
      ? `Lines ${first} to ${last} were refused.`
      : `Whether lines ${first} to ${last} are is not known; storing them again changes nothing.`
  }

  async close(): Promise<void> {
    if (this.#environment.stderr.isTTY) this.#environment.stderr.write(this.#clearLine())
    await this.#report?.close()
  }

  #clearLine(): string {
    return this.#environment.stderr.isTTY ? '\r\u001B[K' : ''
  }
}
