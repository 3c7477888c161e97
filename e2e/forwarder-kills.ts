import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { waitUntil } from '../packages/process/testing/wait-until.ts'
import type { ForwardReadingsArguments } from '../packages/shim/testing/programs/forward-readings.ts'
import { keepLastValues, readStoredValues, type Scene, setForwardingScene } from './forwarding.ts'

/** The observations of a loop of kills. */
export interface ForwarderKillReport {
  readonly kills: number
  /** Readings that were acknowledged by the server, repeated and corrected ones too. */
  readonly acknowledged: number
  /** Deliveries beyond the first of the same id, by destination. */
  readonly repeated: Readonly<Record<'broker' | 'files' | 'hook' | 'table', number>>
}

const program = new URL('../packages/shim/testing/programs/forward-readings.ts', import.meta.url).pathname
const longestRunMs = 600
const readingsPerPost = 20

/**
 * Kills a process of four forwarders with SIGKILL again and again while readings are posted, and checks at
 * the end that every destination has what the server has, and that the table got each reading once.
 */
export async function killForwarders(kills: number): Promise<ForwarderKillReport> {
  const scene = await setForwardingScene()
  const running = new Set<ChildProcess>()
  const start = (of: Scene) => startForwarders(of, running)
  try {
    const startS = Math.floor(Date.now() / 1000) - 7200
    await begin(scene, await start(scene))
    await countApplications(scene)
    const posting = new AbortController()
    const posted = keepPosting(scene, startS, posting.signal)
    for (let kill = 0; kill < kills; kill += 1) {
      const child = await start(scene)
      await delay(Math.random() * longestRunMs)
      await end(child)
    }
    posting.abort()
    const acknowledged = await posted
    const last = await start(scene)
    const stored = await readStoredValues(scene, startS)
    const hasAll = async () => {
      const { broker, table, files, hook } = await scene.listDelivered()
      return [broker, table, files, hook].every((readings) => isSame(keepLastValues(readings), stored))
    }
    await waitUntil(hasAll, { timeoutMs: 60_000, what: 'every destination having everything' })
    await end(last)
    return { kills, acknowledged, repeated: await countRepeated(scene) }
  } finally {
    for (const child of running) await end(child)
    await scene.close()
  }
}

/** Lets every forwarder find its beginning before anything is posted. */
async function begin(scene: Scene, child: ChildProcess): Promise<void> {
  await waitUntil(() => scene.hasBegun(), { what: 'every forwarder having a cursor' })
  await scene.building.post([Math.floor(Date.now() / 1000) - 8000, 1])
  const hasFirst = async () => Object.values(await scene.listDelivered()).every(({ length }) => length > 0)
  await waitUntil(hasFirst, { what: 'a first reading everywhere' })
  await end(child)
}

/** Makes the database itself count how often each reading is put in. */
async function countApplications({ database }: Scene): Promise<void> {
  await database.query('CREATE TABLE applied (reading_id text)')
  await database.query(`CREATE FUNCTION note_application() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO applied VALUES (NEW.reading_id); RETURN NEW; END $$`)
  await database.query(
    'CREATE TRIGGER note_application AFTER INSERT OR UPDATE ON lightfi_readings FOR EACH ROW EXECUTE FUNCTION note_application()',
  )
}

/** Posts new, late and corrected readings until told to stop. @returns how many were acknowledged. */
async function keepPosting({ building }: Scene, startS: number, signal: AbortSignal): Promise<number> {
  let acknowledged = 0
  for (let round = 0; !signal.aborted; round += 1) {
    const readings = Array.from({ length: readingsPerPost }, (_, index): [number, number] => {
      const isOld = Math.random() < 0.2
      const at = isOld
        ? Math.floor(Math.random() * (round * readingsPerPost + 1))
        : round * readingsPerPost + index
      return [startS + at * 0.1, Math.floor(Math.random() * 5000)]
    })
    const { accepted } = await building.post(...readings)
    acknowledged += accepted
    await delay(5)
  }
  return acknowledged
}

async function startForwarders(
  { building, stateDirectory, forwarders }: Scene,
  running: Set<ChildProcess>,
): Promise<ChildProcess> {
  const settings: ForwardReadingsArguments = {
    server: building.publicUrl,
    ...building.reader,
    stateDirectory,
    forwarders,
  }
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  assert.ok(child.stdout)
  const [first] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  assert.equal(String(first).trim(), 'ready')
  return child
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

function isSame(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): boolean {
  return [...other].every(([time, value]) => one.get(time) === value)
}

async function countRepeated(scene: Scene): Promise<ForwarderKillReport['repeated']> {
  const { broker, files, hook } = await scene.listDelivered()
  const count = (ids: readonly string[]) => ids.length - new Set(ids).size
  const applied = await scene.database.query<{ reading_id: string }>('SELECT reading_id FROM applied')
  return {
    broker: count(broker.map(({ id }) => id)),
    files: count(files.map(({ id }) => id)),
    hook: count(hook.map(({ id }) => id)),
    table: count(applied.map(({ reading_id }) => reading_id)),
  }
}
