import { existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { StorageFullError } from '../storage/storage-full-error.ts'
import { StoreBusyError, type TimeSeriesDriver } from '../storage/time-series/drivers/time-series-driver.ts'
import { checkPart } from '../storage/time-series/parts/part-facts.ts'
import { findActive, inspectTable, parseDetachedName } from '../storage/time-series/parts/part-files.ts'

/** The outcome for parts that were set aside. */
export interface AttachReport {
  /** The names of the directories whose readings are served again. */
  readonly attached: readonly string[]
  /** The names of the directories that stay where they are, with the reason. */
  readonly left: readonly { readonly name: string; readonly reason: string }[]
}

/** Lists directories set aside whose names tell that they are parts, in the order of their inserts. */
export function listAttachable(enginePath: string): string[] {
  const state = inspectTable(enginePath, 'readings')
  if (typeof state === 'string') return []
  return state.detached
    .filter((name) => parseDetachedName(name) !== undefined && !name.startsWith(damagedPrefix))
    .sort((a, b) => (parseDetachedName(a)?.first ?? 0) - (parseDetachedName(b)?.first ?? 0))
}

/** The beginning of the names of parts that were found damaged, so that no later repair tries them again. */
const damagedPrefix = 'damaged_'

/**
 * Attaches the parts of the readings that were set aside, and keeps those that can be read whole. A part
 * twice does no harm: of two readings for the same time the one with the higher sequence counts.
 */
export async function attachParts(driver: TimeSeriesDriver, enginePath: string): Promise<AttachReport> {
  const attached: string[] = []
  const left: { name: string; reason: string }[] = []
  for (const name of listAttachable(enginePath)) {
    const reason = await attachPart(driver, enginePath, name)
    if (reason === undefined) attached.push(name)
    else left.push({ name, reason })
  }
  return { attached, left }
}

async function attachPart(
  driver: TimeSeriesDriver,
  enginePath: string,
  name: string,
): Promise<string | undefined> {
  const detached = findDetachedDirectory(enginePath)
  const plain = parseDetachedName(name)?.name ?? name
  const isRenamed = plain !== name && !existsSync(join(detached, plain))
  if (plain !== name && !isRenamed) return 'another of its name is set aside too'
  if (isRenamed) renameSync(join(detached, name), join(detached, plain))
  const before = listActive(enginePath)
  try {
    await driver.execute(`ALTER TABLE lightfi.readings ATTACH PART '${plain}'`)
  } catch (error) {
    // The error tells nothing about the part.
    if (error instanceof StoreBusyError || error instanceof StorageFullError) throw error
    if (existsSync(join(detached, plain)))
      renameSync(join(detached, plain), join(detached, `${damagedPrefix}${plain}`))
    return shorten(error)
  }
  for (const fresh of listActive(enginePath).filter((part) => !before.includes(part))) {
    const reason = await checkPart(driver, 'readings', fresh)
    if (reason === undefined) continue
    await setAside(driver, enginePath, fresh)
    return reason
  }
  return undefined
}

/** Takes a part out of a table; its files stay, under a name that says why. */
export async function setAside(
  driver: TimeSeriesDriver,
  enginePath: string,
  part: string,
  table = 'readings',
): Promise<string> {
  await driver.execute(`ALTER TABLE lightfi.${table} DETACH PART '${part}'`)
  const detached = findDetachedDirectory(enginePath, table)
  const name = findFreeName(detached, `${damagedPrefix}${part}`)
  if (existsSync(join(detached, part))) renameSync(join(detached, part), join(detached, name))
  return name
}

function findFreeName(directory: string, name: string): string {
  const taken = readdirSync(directory)
  let free = name
  for (let at = 1; taken.includes(free); at += 1) free = `${name}_try${at}`
  return free
}

function findDetachedDirectory(enginePath: string, table = 'readings'): string {
  const state = inspectTable(enginePath, table)
  if (typeof state === 'string') throw new Error(`the table ${table} is ${state}`)
  return join(state.directory, 'detached')
}

function listActive(enginePath: string): string[] {
  const state = inspectTable(enginePath, 'readings')
  return typeof state === 'string' ? [] : findActive(state.parts).map(({ name }) => name)
}

/** Shortens the engine's words to one line. */
function shorten(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const words = cause instanceof Error ? cause.message : String(cause)
  return words
    .replace(/^Code: \d+\. DB::Exception: /, '')
    .replaceAll('\n', ' ')
    .slice(0, 200)
}
