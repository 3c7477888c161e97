import { type RunReport, sensorsPerFloor } from '@openlightfi/simulator'
import type { CliEnvironment } from '../cli-environment.ts'
import { RowsRejectedError } from '../exit-code.ts'
import { formatCount } from '../output/format-count.ts'
import { replaceFile } from '../output/replace-file.ts'
import { showResult } from '../output/show-result.ts'
import type { Settings } from '../settings.ts'
import type { Range, SimulateOptions } from './simulate-options.ts'

/** @throws RowsRejectedError when the server rejected any. */
export function refuseRejected({ rejected }: RunReport): void {
  const codes = listCodes(rejected)
  if (codes !== '') throw new RowsRejectedError(`The server rejected readings: ${codes}.`)
}

function listCodes(rejected: RunReport['rejected']): string {
  return Object.entries(rejected)
    .map(([code, count]) => `${count} ${code}`)
    .join(', ')
}

/**
 * Writes the file of `--report`. What was asked for stands beside what was sent, so that the file alone says
 * how to repeat the run.
 */
export async function writeReport(
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

/** Shows what was sent. After a dry run the standard output belongs to the readings. */
export async function showOutcome(
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
  if (isDryRun) return `${formatCount(readings, 'reading')} written: ${parts.join(', ')}.\n`
  return `${formatAnswers(report)}${formatCount(readings, 'different reading')}: ${parts.join(', ')}.\n`
}

/** Says what came of the uploads, so that nobody takes what was refused for stored. */
function formatAnswers({ uploads, accepted, rejected }: RunReport): string {
  const refused = Object.values(rejected).reduce((sum, count) => sum + count, 0)
  const why = refused === 0 ? '' : `, ${refused} rejected (${listCodes(rejected)})`
  return `${accepted} of ${formatCount(uploads, 'upload')} accepted${why}. `
}
