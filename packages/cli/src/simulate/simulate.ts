import {
  type BuildingPlan,
  createApiSink,
  createBuildings,
  createLineSink,
  createTraffic,
  type LineFormat,
  type ReadingSink,
  type RunReport,
  runSimulation,
  SimulationFailedError,
  type SimulationRun,
  sensorsPerFloor,
  simulateBuildings,
} from '@openlightfi/simulator'
import type { CliEnvironment } from '../cli-environment.ts'
import { RowsRejectedError, UsageError } from '../exit-code.ts'
import { replaceFile } from '../output/replace-file.ts'
import { showResult } from '../output/show-result.ts'
import { writeText } from '../output/write-text.ts'
import { parseTimeMs } from '../parse-time.ts'
import { openSession, type Session } from '../session.ts'
import { type GlobalOptions, readSettings, type Settings } from '../settings.ts'
import { findParent, formatPlaces, makePlaces } from './make-places.ts'
import { SimulationProgress } from './simulation-progress.ts'

/** The options of `lightfi simulate`. */
export interface SimulateOptions extends GlobalOptions {
  readonly buildings: number
  readonly sensors?: number
  readonly seed: number
  /** Times real time; `Infinity` for as fast as it goes. */
  readonly speed: number
  readonly from?: string
  readonly to?: string
  readonly every: number
  readonly dropOuts: number
  readonly late: number
  readonly repeat: number
  readonly correct: number
  readonly drift: number
  readonly bursts: number
  readonly create?: true
  readonly in?: string
  readonly dryRun?: true
  readonly format?: LineFormat
  readonly report?: string
}

/** A batch on its way when Ctrl-C comes may take so long to arrive, milliseconds. */
const graceMs = 20_000

/** Runs the simulation that the options ask for, and reports on it, also when it fails. */
export async function simulate(environment: CliEnvironment, options: SimulateOptions): Promise<void> {
  const settings = readSettings(environment, options)
  const range = await readRange(environment, options)
  checkOptions(options)
  const session = options.dryRun ? undefined : openPatientSession(environment, options)
  const plans = await preparePlans(environment, options, session)
  if (session) environment.stderr.write(formatStart(plans, options))
  const progress = new SimulationProgress(environment.stderr, range, options.dryRun ?? false)
  const run = {
    ...range,
    traffic: createTraffic(
      simulateBuildings(plans, options.seed, {
        dropOutsPerWeek: options.dropOuts,
        motionBurstsPerDay: options.bursts,
      }),
      { late: options.late, repeat: options.repeat, correct: options.correct, driftS: options.drift },
      options.seed,
    ),
    speed: options.speed,
    everyS: options.every,
    signal: environment.interruption,
    sink: createSink(environment, options, settings, session, progress),
    onProgress: (report: RunReport) => {
      progress.show(report)
      refuseStrangers(report, options)
    },
  }
  const outcome = await runToReport(run)
  progress.finish()
  if (options.report !== undefined) await writeReport(options.report, options, range, outcome.report)
  await showOutcome(environment, settings, options, outcome.report)
  if (outcome.error !== undefined) throw outcome.error
  // Without an end, Ctrl-C is how a simulation ends.
  if (environment.interruption.aborted && range.toS !== Number.POSITIVE_INFINITY)
    throw environment.interruption.reason
  refuseRejected(outcome.report)
}

function formatStart(plans: readonly BuildingPlan[], { speed }: SimulateOptions): string {
  const sensors = plans.reduce((sum, plan) => sum + plan.sensors.length, 0)
  const pace =
    speed === Number.POSITIVE_INFINITY
      ? 'as fast as it goes'
      : speed === 1
        ? 'in real time'
        : `at ${speed} times real time`
  return `Simulating ${sensors} sensors in ${plans.length} buildings, ${pace}. Ctrl-C ends it.\n`
}

interface Range {
  readonly fromS: number
  readonly toS: number
}

async function readRange(
  { now }: CliEnvironment,
  { from, to, speed, dryRun }: SimulateOptions,
): Promise<Range> {
  const nowMs = now()
  const read = async (option: string, text: string) =>
    (await parseTimeMs(option, text, nowMs, async () => 'UTC')) / 1000
  const isFast = speed === Number.POSITIVE_INFINITY
  if (isFast && from === undefined) throw new UsageError('--speed max needs --from: where time is to begin')
  const fromS = from === undefined ? nowMs / 1000 : await read('--from', from)
  const openEnd = isFast ? nowMs / 1000 : Number.POSITIVE_INFINITY
  const toS = to === undefined ? openEnd : await read('--to', to)
  if (toS <= fromS) throw new UsageError('--to must be later than --from')
  if (isFast && !dryRun && toS * 1000 > nowMs)
    throw new UsageError('--to lies in the future, of which the server takes no readings; leave it out')
  return { fromS, toS }
}

function checkOptions(options: SimulateOptions): void {
  if (options.in !== undefined && !options.create) throw new UsageError('--in is for --create')
  if (options.format !== undefined && !options.dryRun) throw new UsageError('--format is for --dry-run')
}

/** A session whose calls outlive Ctrl-C for a while, so that what was begun arrives. */
function openPatientSession(
  environment: CliEnvironment,
  options: SimulateOptions,
): Session & { patience: AbortSignal } {
  const patience = new AbortController()
  environment.interruption.addEventListener('abort', () => {
    setTimeout(() => patience.abort(environment.interruption.reason), graceMs).unref()
  })
  const session = openSession({ ...environment, interruption: patience.signal }, options)
  return { ...session, patience: patience.signal }
}

async function preparePlans(
  environment: CliEnvironment,
  options: SimulateOptions,
  session: Session | undefined,
): Promise<BuildingPlan[]> {
  const { buildings, seed, sensors = buildings * sensorsPerFloor } = options
  if (buildings > sensors) throw new UsageError(`${buildings} buildings need as many sensors, not ${sensors}`)
  const place = (parentId: string) => createBuildings({ buildings, sensors, seed, parentId })
  if (!options.create) return place('unknown') // nobody asks where they lie
  if (!session) {
    const plans = place(options.in ?? 'unknown')
    environment.stderr.write(`It would make ${formatPlaces(plans)}, where they are missing.\n`)
    return plans
  }
  const parentId = options.in ?? (await findParent(session.client))
  const plans = place(parentId)
  await makePlaces(session.client, plans, parentId, (text) => environment.stderr.write(text))
  return plans
}

function createSink(
  { stdout }: CliEnvironment,
  { dryRun, format }: SimulateOptions,
  settings: Settings,
  session: ReturnType<typeof openPatientSession> | undefined,
  progress: SimulationProgress,
): ReadingSink {
  if (dryRun || !session) {
    const lines = format ?? (settings.format === 'csv' ? 'csv' : 'ndjson')
    return createLineSink(lines, (text) => writeText(stdout, [text]))
  }
  return createApiSink(session.client, session.patience, (error, waitMs) =>
    progress.tellTrouble(error, waitMs),
  )
}

async function runToReport(
  run: SimulationRun,
): Promise<{ readonly report: RunReport; readonly error?: unknown }> {
  try {
    return { report: await runSimulation(run) }
  } catch (error) {
    if (error instanceof SimulationFailedError) return { report: error.report, error: error.cause }
    throw error
  }
}

/** Nothing is to be simulated for hours whose every reading is rejected. */
function refuseStrangers({ batches, uploads, rejected }: RunReport, { create }: SimulateOptions): void {
  if (batches !== 1 || rejected.unknown_sensor !== uploads) return
  const help = create ? 'they are not where you may write' : '--create makes them'
  throw new UsageError(`the server knows none of these sensors where you may write; ${help}`)
}

function refuseRejected({ rejected }: RunReport): void {
  const codes = Object.entries(rejected).map(([code, count]) => `${count} ${code}`)
  if (codes.length > 0) throw new RowsRejectedError(`The server rejected readings: ${codes.join(', ')}.`)
}

/** What was asked for stands beside what was sent, so that the report alone says how to repeat the run. */
async function writeReport(
  file: string,
  options: SimulateOptions,
  { fromS, toS }: Range,
  report: RunReport,
): Promise<void> {
  const { buildings, seed, sensors = buildings * sensorsPerFloor, speed } = options
  const asked = {
    seed,
    buildings,
    sensors,
    speed: speed === Number.POSITIVE_INFINITY ? 'max' : speed,
    from: fromS,
    to: toS === Number.POSITIVE_INFINITY ? null : toS,
    drop_outs: options.dropOuts,
    late: options.late,
    repeat: options.repeat,
    correct: options.correct,
    drift: options.drift,
    bursts: options.bursts,
  }
  await replaceFile(file, `${JSON.stringify({ asked, sent: report }, null, 2)}\n`)
}

/** After a dry run the standard output belongs to the readings. */
async function showOutcome(
  environment: CliEnvironment,
  settings: Settings,
  { dryRun }: SimulateOptions,
  report: RunReport,
): Promise<void> {
  const text = () => formatReport(report, dryRun ?? false)
  if (dryRun) environment.stderr.write(text())
  else await showResult(environment, settings, { value: report, text })
}

function formatReport(report: RunReport, isDryRun: boolean): string {
  const { readings, late, repeated, corrected, dropped, held_back, throttled } = report
  const parts = [
    `${late} late`,
    `${repeated} repeated`,
    `${corrected} corrected`,
    ...(throttled > 0 ? [`${throttled} motion events throttled`] : []),
    `${dropped} dropped`,
    ...(held_back > 0 ? [`${held_back} still held back`] : []),
  ]
  return `${readings} readings ${isDryRun ? 'written' : 'sent'}: ${parts.join(', ')}.\n`
}
