import type { Alongside } from '../storage/relational/transaction.ts'
import {
  StoreDamagedError,
  type TimeSeriesDriver,
} from '../storage/time-series/drivers/time-series-driver.ts'
import type { NamedSeries } from '../storage/time-series/statements/row-layout.ts'
import { attachParts, listAttachable, setAside } from './attach-parts.ts'
import { copyMovedParts, findMovedParts, moveStoreAside } from './moved-stores.ts'
import type { StoreIntegrity } from './store-integrity.ts'

/** The acts of a repair, or those that it would do, a sentence each. */
export interface RepairReport {
  readonly lines: readonly string[]
  /** True when an alarm was ended. */
  readonly isAcknowledged: boolean
}

/** The parts with which a repair works. */
export interface RepairParts {
  readonly integrity: StoreIntegrity
  /** Every series, to be read one by one. */
  listSeries(): Promise<readonly NamedSeries[]>
  /** Makes the engine take in the readings that wait in the journal. */
  takeIn?(): Promise<void>
  /** Opens the engine anew on an empty directory; undefined while a server runs that could not open it. */
  readonly reopen?: (() => Promise<TimeSeriesDriver>) | undefined
}

/** The error of a store that cannot be repaired while a server runs on it. */
export class RepairNeedsStopError extends Error {
  override readonly name = 'RepairNeedsStopError'
}

/** Plans a repair; reads everything that is stored and changes nothing. */
export async function planRepair({ integrity }: RepairParts): Promise<RepairReport> {
  await integrity.findUnreadable()
  const { damage } = integrity
  const { enginePath } = integrity.parts
  const lines = (damage?.losses ?? []).map(({ text }) => `Found: ${text}.`)
  if (integrity.state === 'unavailable') {
    lines.push(
      `Would move ${enginePath} aside, begin an empty store, and attach every part of the readings found in the moved directory that can be read whole.`,
    )
  } else if (enginePath !== undefined) {
    for (const moved of integrity.listUnfinished()) {
      const { parts } = findMovedParts(enginePath, moved)
      lines.push(
        `Would go on with the repair that moved ${moved}: attach its ${parts.length} parts of readings.`,
      )
    }
    for (const name of listAttachable(enginePath))
      lines.push(`Would try to attach ${name}, which was set aside.`)
    for (const name of integrity.unreadableParts) {
      lines.push(`Would copy what can be read of part ${name}, series by series, and set the part aside.`)
    }
  }
  if (damage) lines.push('Would then acknowledge what is lost, which ends the alarm.')
  return { lines: lines.length > 0 ? lines : ['Nothing is known to be damaged.'], isAcknowledged: false }
}

/**
 * Saves the readings that can be saved, names the lost ones, and acknowledges the loss. Nothing is deleted:
 * useless files are set aside. A repair may be ended at any moment, and the next one goes on: a store that
 * was moved aside counts as wanted until the transaction that acknowledges the loss says that all of it was
 * taken over. A part twice does no harm.
 * @param alongside stored with the end of the alarm, if there is one, and told the acts.
 * @throws RepairNeedsStopError
 */
export async function repair(
  { integrity, listSeries, takeIn, reopen }: RepairParts,
  alongside?: Alongside<readonly string[]>,
): Promise<RepairReport> {
  await takeIn?.()
  await integrity.findUnreadable()
  const lines: string[] = []
  const { enginePath } = integrity.parts
  let { driver } = integrity
  const isUnavailable = integrity.state === 'unavailable'
  if ((isUnavailable || integrity.listUnfinished().length > 0) && (!reopen || enginePath === undefined)) {
    throw new RepairNeedsStopError('Stop the server, run the repair again, and start it.')
  }
  if (isUnavailable && reopen && enginePath !== undefined) {
    const moved = moveStoreAside(enginePath, integrity.parts.clock)
    if (moved !== undefined) lines.push(`Moved the store to ${moved}.`)
    driver = await reopen()
  }
  if (!driver) throw new Error('a store that can be opened has a driver')
  const taken = integrity.listUnfinished()
  if (enginePath !== undefined) {
    for (const moved of taken) lines.push(await takeOver(integrity, enginePath, moved, moved === taken[0]))
    lines.push(...(await repairParts(integrity, driver, enginePath, await listSeries())))
  }
  if (taken.length > 0) {
    await integrity.noteMissingNewest(driver)
    await integrity.forgetSummaries(driver) // a server may have made some of the readings that came meanwhile
  }
  const { damage } = integrity
  for (const { text, kind } of damage?.losses ?? []) {
    if (kind !== 'unreadable' && kind !== 'unfinished') lines.push(`Acknowledged: ${text}.`)
  }
  await integrity.acknowledge(driver, taken, async (within) => alongside?.(within, lines))
  return { lines: lines.length > 0 ? lines : ['Nothing was damaged.'], isAcknowledged: damage !== undefined }
}

/**
 * Copies parts that were moved aside to the place from which they are attached. All readings that were known
 * to be stored were in the first such store.
 */
async function takeOver(
  integrity: StoreIntegrity,
  enginePath: string,
  moved: string,
  isFirst: boolean,
): Promise<string> {
  const found = findMovedParts(enginePath, moved)
  if (isFirst) await integrity.noteMissingFrom(found)
  copyMovedParts(enginePath, found)
  return `Took over what ${moved} holds of the readings (parts: ${found.parts.length}).`
}

async function repairParts(
  integrity: StoreIntegrity,
  driver: TimeSeriesDriver,
  enginePath: string,
  series: readonly NamedSeries[],
): Promise<string[]> {
  const lines: string[] = []
  for (const part of integrity.unreadableParts) {
    const { copied, lost } = await copyReadableSeries(driver, part, series)
    const name = await setAside(driver, enginePath, part)
    const outcome =
      lost.length === 0
        ? 'nothing of it is lost'
        : `lost are its readings of ${lost.slice(0, 20).join(', ')}${lost.length > 20 ? ' and others' : ''}`
    lines.push(
      `Copied what can be read of part ${part} (${copied} of ${series.length} series) and set it aside as ${name}: ${outcome}.`,
    )
  }
  const isOfSummaries = (subject: string) => subject.startsWith('quarters ')
  const summaries = integrity.damage?.losses.filter(({ subject }) => isOfSummaries(subject)) ?? []
  for (const { subject } of summaries) {
    await setAside(driver, enginePath, subject.slice('quarters '.length), 'quarters')
    lines.push(`Set ${subject} aside; summaries are made anew from the readings after the next start.`)
  }
  if (summaries.length > 0) await integrity.forgetSummaries(driver)
  const { attached, left } = await attachParts(driver, enginePath)
  for (const name of attached) lines.push(`Attached ${name}: its readings are served again.`)
  for (const { name, reason } of left) lines.push(`Left ${name} set aside: ${reason}.`)
  return lines
}

/**
 * Writes the readings of a part anew, each series alone, so that a bad place costs only the series in which
 * it lies.
 */
async function copyReadableSeries(
  driver: TimeSeriesDriver,
  part: string,
  series: readonly NamedSeries[],
): Promise<{ copied: number; lost: readonly string[] }> {
  const lost: string[] = []
  for (const { seriesId, sensorId, varName } of series) {
    try {
      await driver.execute(
        `INSERT INTO lightfi.readings SELECT series, time, value, sequence FROM lightfi.readings
         WHERE _part = {part:String} AND series = {series:UInt32} SETTINGS max_threads = 1`,
        { part, series: seriesId },
      )
    } catch (error) {
      if (!(error instanceof StoreDamagedError)) throw error
      lost.push(`${varName} of ${sensorId}`)
    }
  }
  return { copied: series.length - lost.length, lost }
}
