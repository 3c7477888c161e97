import {
  type BuildingPlan,
  createApiSink,
  createBuildings,
  createLineSink,
  createTraffic,
  type ReadingSink,
  type RunReport,
  runSimulation,
  SimulationFailedError,
  type SimulationRun,
  sensorsPerFloor,
  simulateBuildings,
} from '@openlightfi/simulator'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { formatCount } from '../output/format-count.ts'
import { writeText } from '../output/write-text.ts'
import { openSession, type Session } from '../session.ts'
import { readSettings, type Settings } from '../settings.ts'
import { findParent, formatPlaces, makePlaces } from './make-places.ts'
import { checkOptions, readRange, type SimulateOptions } from './simulate-options.ts'
import { SimulationProgress } from './simulation-progress.ts'
import { refuseRejected, showOutcome, writeReport } from './tell-outcome.ts'

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
  const size = `${formatCount(sensors, 'sensor')} in ${formatCount(plans.length, 'building')}`
  return `Simulating ${size}, ${pace}. Ctrl-C ends it.\n`
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
