import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Alongside } from '../storage/relational/transaction.ts'
import { findActive, inspectTable, parsePartName } from '../storage/time-series/part-files.ts'
import type { NamedSeries } from '../storage/time-series/row-layout.ts'
import { StoreDamagedError, type TimeSeriesDriver } from '../storage/time-series/time-series-driver.ts'
import { attachParts, listAttachable, setAside } from './attach-parts.ts'
import type { StoreIntegrity } from './store-integrity.ts'

/** What a repair did, or would do, a sentence each. */
export interface RepairReport {
  readonly lines: readonly string[]
  /** Whether an alarm was ended. */
  readonly isAcknowledged: boolean
}

/** What a repair needs. */
export interface RepairParts {
  readonly integrity: StoreIntegrity
  /** Every series, to be read one by one. */
  listSeries(): Promise<readonly NamedSeries[]>
  /** Opens the engine anew on an empty directory; undefined while a server runs that could not open it. */
  readonly reopen?: (() => Promise<TimeSeriesDriver>) | undefined
}

/** The store cannot be repaired while a server runs on it. */
export class RepairNeedsStopError extends Error {
  override readonly name = 'RepairNeedsStopError'
}

/** Says what a repair would do; reads everything that is stored and changes nothing. */
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
 * Gets back what can be had, names what is lost, and acknowledges it. Nothing is deleted: what is of no use is set aside.
 * @param alongside stored with the end of the alarm, if there is one, and told what was done.
 * @throws RepairNeedsStopError
 */
export async function repair(
  { integrity, listSeries, reopen }: RepairParts,
  alongside?: Alongside<readonly string[]>,
): Promise<RepairReport> {
  await integrity.findUnreadable()
  const lines: string[] = []
  const { enginePath } = integrity.parts
  let { driver } = integrity
  if (integrity.state === 'unavailable') {
    if (!reopen || enginePath === undefined) {
      throw new RepairNeedsStopError('Stop the server, run the repair again, and start it.')
    }
    const moved = moveAside(enginePath)
    driver = await reopen()
    if (moved !== undefined) {
      lines.push(`Moved the store to ${moved}.`)
      copyParts(moved, enginePath)
    }
  }
  if (!driver) throw new Error('a store that can be opened has a driver')
  if (enginePath !== undefined)
    lines.push(...(await repairParts(integrity, driver, enginePath, await listSeries())))
  const { damage } = integrity
  for (const { text, kind } of damage?.losses ?? []) {
    if (kind !== 'unreadable') lines.push(`Acknowledged: ${text}.`)
  }
  await integrity.acknowledge(driver, async (within) => alongside?.(within, lines))
  return { lines: lines.length > 0 ? lines : ['Nothing was damaged.'], isAcknowledged: damage !== undefined }
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
  if (summaries.length > 0) await integrity.forgetSummaries()
  const { attached, left } = await attachParts(driver, enginePath)
  for (const name of attached) lines.push(`Attached ${name}: its readings are served again.`)
  for (const { name, reason } of left) lines.push(`Left ${name} set aside: ${reason}.`)
  return lines
}

/** Writes the readings of a part anew, each series for itself, so that a bad place costs the series that it lies in. */
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

/** @returns where the store is now; undefined when none was there. */
function moveAside(enginePath: string): string | undefined {
  if (!existsSync(enginePath)) return undefined
  const moved = `${enginePath}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  renameSync(enginePath, moved)
  return moved
}

/** Copies the parts of every table that has the columns of the readings, whatever became of its definition. */
function copyParts(moved: string, enginePath: string): void {
  const target = inspectTable(enginePath, 'readings')
  if (typeof target === 'string') throw new Error(`the new table of readings is ${target}`)
  const store = join(moved, 'store')
  for (const directory of listTableDirectories(store)) {
    const parts = readdirSync(directory).flatMap((name) => parsePartName(name) ?? [])
    for (const { name } of findActive(parts)) {
      if (!isOfReadings(join(directory, name))) continue
      mkdirSync(join(target.directory, 'detached'), { recursive: true })
      cpSync(join(directory, name), join(target.directory, 'detached', name), { recursive: true })
    }
  }
}

function listTableDirectories(store: string): string[] {
  if (!existsSync(store)) return []
  const list = (path: string) =>
    readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  try {
    return list(store).flatMap(({ name }) =>
      list(join(store, name)).map((entry) => join(store, name, entry.name)),
    )
  } catch {
    return [] // `store` itself is no directory
  }
}

function isOfReadings(part: string): boolean {
  try {
    const columns = readFileSync(join(part, 'columns.txt'), 'utf8')
    return ['series', 'time', 'value', 'sequence'].every((name) => columns.includes(`\`${name}\` `))
  } catch {
    return false
  }
}
