import type { VarName } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { chunkings, type ExportRequest } from '../export/plan-chunks.ts'
import { type ExportTask, type ExportWatcher, estimateExport, runExport } from '../export/run-export.ts'
import { decimalHelp, decimalMarks } from '../output/deliver-answer.ts'
import { showResult } from '../output/show-result.ts'
import { parseVarName } from '../parse-arguments.ts'
import { timeHelp } from '../parse-time.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'

interface ExportOptions extends GlobalOptions {
  readonly sensor?: readonly string[]
  readonly location?: string
  readonly variable?: readonly VarName[]
  readonly from: string
  readonly to?: string
  readonly format: ExportRequest['format']
  readonly by: ExportRequest['by']
  readonly timeFormat?: 'unix' | 'rfc3339'
  readonly decimal?: 'point' | 'comma'
  readonly reported?: true
  readonly dryRun?: true
}

/** Most sensors that one request may name. */
const maxSensors = 200

/**
 * Adds `lightfi export FOLDER`: readings of any length as files, one per day, month or sensor, that can be
 * broken off.
 */
export function addExportCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('export')
    .description(
      'write readings into the files of a folder; broken off, the same command goes on where it was',
    )
    .argument('<folder>', 'is made when it is not there')
    .option('--location <id>', 'of all sensors in this location and below it')
    .option('--sensor <id...>', 'or of these sensors')
    .option(
      '--variable <name...>',
      'these variables (default: all)',
      (text, before: readonly VarName[] = []) => [...before, parseVarName(text)],
    )
    .requiredOption('--from <time>', `first time, included: ${timeHelp}`)
    .option('--to <time>', 'last time, excluded; as --from (default: when the export began)')
    .addOption(
      new Option('--format <format>', 'of the files').choices(['parquet', 'csv', 'xlsx']).default('parquet'),
    )
    .addOption(
      new Option('--by <unit>', 'one file for each UTC day or month, or sensor')
        .choices(chunkings)
        .default('day'),
    )
    .addOption(new Option('--time-format <format>', 'in csv').choices(['unix', 'rfc3339']))
    .addOption(new Option('--decimal <mark>', decimalHelp).choices(decimalMarks))
    .option(
      '--reported',
      'csv and xlsx without the onlineStatus that follows from silence; parquet never has it',
    )
    .option('--dry-run', 'only say how many files there would be, and about how large')
    .action(async (folder: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ExportOptions>()
      const request = toRequest(options)
      const { client, settings } = openSession(environment, options)
      const task = { client, server: settings.server, folder, request, from: options.from, to: options.to }
      if (options.dryRun) return estimate(environment, settings, task)
      await write(environment, settings, task)
    })
}

async function write(environment: CliEnvironment, settings: Settings, task: ExportTask): Promise<void> {
  const watcher = new ExportPrinter(environment)
  try {
    const { files, fromMs, toMs } = await runExport(task, environment, watcher)
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    watcher.clear()
    await showResult(environment, settings, {
      value: { folder: task.folder, from: fromMs / 1000, to: toMs / 1000, files, bytes },
      records: files,
      text: () => `${files.length} files, ${formatSize(bytes)}, in ${task.folder}\n`,
    })
  } catch (error) {
    watcher.tellWhereItStopped()
    throw error
  }
}

async function estimate(environment: CliEnvironment, settings: Settings, task: ExportTask): Promise<void> {
  const watcher = new ExportPrinter(environment)
  const { files, missing, bytes } = await estimateExport(task, environment, watcher)
  watcher.clear()
  await showResult(environment, settings, {
    value: { folder: task.folder, files, files_to_fetch: missing, estimated_bytes: bytes },
    text: () =>
      `${files} files, ${missing} of them to fetch, about ${formatSize(bytes)}; nothing was written.\n`,
  })
}

/** @throws UsageError for options that do not go together; all of them are told at once. */
function toRequest(options: ExportOptions): ExportRequest {
  const { format, by, location, sensor, variable, timeFormat, decimal, reported } = options
  const mistakes = [
    (location === undefined) === (sensor === undefined) &&
      'give --location ID or --sensor ID..., one of the two',
    timeFormat !== undefined && format !== 'csv' && '--time-format is of csv only',
    decimal !== undefined && format !== 'csv' && '--decimal is of csv only',
    by !== 'sensor' &&
      (sensor?.length ?? 0) > maxSensors &&
      `at most ${maxSensors} sensors go into one file: take --by sensor, or --location`,
  ].filter((mistake) => mistake !== false)
  if (mistakes.length > 0) throw new UsageError(mistakes.join('; '))
  return {
    format,
    by,
    ...(location !== undefined && { location }),
    ...(sensor && { sensors: sensor }),
    ...(variable && { variables: variable }),
    ...(timeFormat !== undefined && { timeFormat }),
    ...(decimal !== undefined && { decimal }),
    ...(reported && { reported }),
  }
}

/** How often progress is shown, milliseconds. */
const paceMs = 250
const clearLine = '\r\u001B[K'

/** Tells on stderr how an export goes, in one line that changes, on a terminal only. */
class ExportPrinter implements ExportWatcher {
  readonly #environment: CliEnvironment
  #files = 0
  #present = 0
  #fetched = 0
  #bytes = 0
  #startMs = 0
  #shownMs = 0

  constructor(environment: CliEnvironment) {
    this.#environment = environment
  }

  onPlan(files: number, present: number): void {
    this.#files = files
    this.#present = present
    this.#startMs = this.#environment.now()
    if (present > 0 && present < files)
      this.#environment.stderr.write(`Going on: ${present} of ${files} files are there.\n`)
  }

  onProgress(bytes: number): void {
    const { stderr, now } = this.#environment
    if (!stderr.isTTY || now() - this.#shownMs < paceMs) return
    this.#shownMs = now()
    const done = this.#present + this.#fetched
    stderr.write(
      `${clearLine}${done} of ${this.#files} files, ${formatSize(this.#bytes + bytes)}${this.#guessRest()}`,
    )
  }

  onFile(bytes: number): void {
    this.#fetched += 1
    this.#bytes += bytes
  }

  clear(): void {
    if (this.#environment.stderr.isTTY) this.#environment.stderr.write(clearLine)
  }

  /** Advice after an export that was broken off; empty when it had not begun. */
  tellWhereItStopped(): void {
    this.clear()
    const done = this.#present + this.#fetched
    if (this.#files === 0) return
    this.#environment.stderr.write(
      `${done} of ${this.#files} files are whole. The same command goes on from there.\n`,
    )
  }

  #guessRest(): string {
    if (this.#fetched === 0) return ''
    const msPerFile = (this.#environment.now() - this.#startMs) / this.#fetched
    const seconds = Math.ceil((msPerFile * (this.#files - this.#present - this.#fetched)) / 1000)
    return seconds < 120 ? `, about ${seconds} s left` : `, about ${Math.round(seconds / 60)} min left`
  }
}

function formatSize(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
