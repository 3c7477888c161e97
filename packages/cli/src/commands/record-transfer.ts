import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { type Client, type components, type ExportQuery, isProblem } from '@openlightfi/client'
import { decodeText } from '@openlightfi/process'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { RowsRejectedError, UsageError } from '../exit-code.ts'
import {
  checkTarget,
  decimalHelp,
  decimalMarks,
  deliverAnswer,
  deliverText,
  findTargetFile,
} from '../output/deliver-answer.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

type Report = components['schemas']['ImportReport']
type Row = components['schemas']['ImportedRow']
type Format = 'csv' | 'json'
type Records = 'locations' | 'sensors'

interface TransferOptions extends GlobalOptions {
  readonly format?: Format
}

const formats = ['csv', 'json'] as const
const exportFormats = [...formats, 'xlsx'] as const

interface ExportOptions extends GlobalOptions {
  readonly format?: (typeof exportFormats)[number]
  readonly decimal?: (typeof decimalMarks)[number]
  readonly in?: string
}

/** Rows that are shown to people. */
const shownRows = 100

/** Adds `export` and `import` to `lightfi locations` or `lightfi sensors`. */
export function addTransferCommands(parent: Command, records: Records, environment: CliEnvironment): void {
  addExportCommand(parent, records, environment)
  addImportCommand(parent, records, environment)
}

function addExportCommand(parent: Command, records: Records, environment: CliEnvironment): void {
  parent
    .command('export')
    .description(
      `write all ${records} that you may see, in a form that can be imported, or with xlsx be looked at`,
    )
    .argument('[file]', 'a .csv, .xlsx or .json file; without it, or with -, the standard output', '-')
    .option('--in <location>', 'only in this location and everything below it')
    .addOption(
      new Option(
        '--format <format>',
        'if the name does not tell (default: csv, or json with --json)',
      ).choices(exportFormats),
    )
    .addOption(new Option('--decimal <mark>', decimalHelp).choices(decimalMarks))
    .action(async (file: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ExportOptions>()
      const { client, settings } = openSession(environment, options)
      const guessed = extname(file).toLowerCase() === '.xlsx' ? 'xlsx' : guessFormat(file)
      const format = options.format ?? guessed ?? (settings.json ? 'json' : 'csv')
      checkTarget(environment, { format, output: file })
      const query = {
        ...(options.in !== undefined && { location_id: options.in }),
        ...(options.decimal !== undefined && { decimal: options.decimal }),
      }
      if (format === 'json') {
        await deliverText(environment, [await readExport(client, records, query)], file)
      } else {
        const asked = { ...query, format }
        const answer =
          records === 'locations'
            ? await client.openLocationExport(asked)
            : await client.openSensorExport(asked)
        await deliverAnswer(environment, answer, file)
      }
      if (findTargetFile(file) === undefined) return
      await showResult(environment, settings, { value: { file, format }, text: () => `Wrote ${file}.\n` })
    })
}

async function readExport(client: Client, records: Records, query: ExportQuery): Promise<string> {
  const exported =
    records === 'locations' ? await client.exportLocations(query) : await client.exportSensors(query)
  return `${JSON.stringify(exported, null, 2)}\n`
}

function addImportCommand(parent: Command, records: Records, environment: CliEnvironment): void {
  parent
    .command('import')
    .description(`create and change many ${records}, all or none; none is ever deleted`)
    .argument('<file>', 'a .csv or .json file as export writes it, or - for the standard input')
    .addOption(new Option('--format <format>', 'if the name does not tell').choices(formats))
    .option('--dry-run', 'let the server check every record and store nothing')
    .action(async (file: string, _options, command: Command) => {
      const options = command.optsWithGlobals<TransferOptions & { dryRun?: true }>()
      const { client, settings } = openSession(environment, options)
      const format = options.format ?? guessFormat(file)
      if (!format)
        throw new UsageError(`the name ${file} does not tell the format: give --format csv or --format json`)
      const body = toBody(file, format, await readAll(file, environment))
      const report = await postImport(client, records, body, options.dryRun ?? false)
      const text = () => formatReport(report, format)
      await showResult(environment, settings, { value: report, records: report.rows, text })
      if (report.rejected > 0)
        throw new RowsRejectedError(`${report.rejected} records are not valid; nothing was stored.`)
    })
}

/** The report, also when records were rejected. */
async function postImport(client: Client, records: Records, body: unknown, dryRun: boolean): Promise<Report> {
  const query = dryRun ? { dry_run: true } : {}
  try {
    return records === 'locations'
      ? await client.importLocations(body as Parameters<Client['importLocations']>[0], query)
      : await client.importSensors(body as Parameters<Client['importSensors']>[0], query)
  } catch (error) {
    if (isProblem(error, 'import_rejected') && error.report) return error.report
    throw error
  }
}

function guessFormat(file: string): Format | undefined {
  const ending = extname(file).toLowerCase().slice(1)
  return formats.find((format) => format === ending)
}

async function readAll(file: string, { stdin }: CliEnvironment): Promise<Buffer<ArrayBuffer>> {
  if (file !== '-') return readFile(file)
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The server checks what is in it. @throws UsageError for JSON that cannot be read. */
function toBody(file: string, format: Format, bytes: Buffer<ArrayBuffer>): unknown {
  if (format === 'csv') return { csv: bytes }
  try {
    return JSON.parse(decodeText(bytes))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file} cannot be read as JSON: ${reason}`)
  }
}

/** A record that is kept as it is needs no line. */
function formatReport(report: Report, format: Format): string[] {
  const rows = report.rows.filter(({ action }) => action !== 'keep')
  const columns = [format === 'csv' ? 'line' : 'index', 'id', 'action', 'what'].map((title) => ({ title }))
  const shown = rows.slice(0, shownRows).flatMap((row) => formatRow(row))
  const table = shown.length > 0 ? [formatTable(columns, shown)] : []
  const more = rows.length > shownRows ? [`and ${rows.length - shownRows} more; --json lists all.\n`] : []
  const { created, changed, unchanged, rejected, stored } = report
  const counts = `${created} to create, ${changed} to change, ${unchanged} unchanged, ${rejected} rejected`
  const done = `${created} created, ${changed} changed, ${unchanged} unchanged`
  return [...table, ...more, stored ? `${done}.\n` : `${counts}; nothing was stored.\n`]
}

function formatRow({ index, line, id, action, changed, errors }: Row): string[][] {
  const place = [String(line ?? index), id ?? '-', action]
  if (!errors) return [[...place, changed?.join(', ') ?? '']]
  return errors.map(({ pointer, detail }) => [...place, `${pointer} ${detail}`.trimStart()])
}
