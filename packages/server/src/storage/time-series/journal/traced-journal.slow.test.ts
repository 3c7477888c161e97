/** Looks at the calls of the journal to the disk, and disturbs them, from outside the process. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, before, describe, it } from 'node:test'
import {
  countReadings,
  type DamagedProcess,
  damagedSensorIds,
  makeWholeDirectory,
  postReadings,
  startDamaged,
  type WholeDirectory,
} from '../../../../testing/damaged-server.ts'
import { fetchToken } from '../../../../testing/fetch-token.ts'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { findOnlySegment, startTraced, strace } from '../../../../testing/traced-server.ts'

const [sensorId] = damagedSensorIds

/**
 * Names the calls for posts. A call that others come between is noted twice; it is done when its thread
 * resumes it.
 */
function nameSteps(calls: string, segment: string): string[] {
  const syncing = new Set<string>()
  return calls.split('\n').flatMap((line) => {
    const thread = line.split(' ', 1)[0] ?? ''
    if (line.includes('accepted\\":1')) return 'answered'
    if (line.includes('fdatasync resumed')) return syncing.delete(thread) ? nameEnd(line) : []
    if (!line.includes(segment)) return []
    if (line.includes(' pwrite64(')) return 'written'
    if (!line.includes(' fdatasync(')) return []
    if (!line.includes('<unfinished')) return nameEnd(line)
    syncing.add(thread)
    return []
  })
}

const nameEnd = (line: string) => (/ = 0$/.test(line) ? 'synced' : 'failed')

describe('the journal of a traced server', { skip: strace.skip }, () => {
  const dataDir = join(createTemporaryDirectory(), 'data')
  let whole: WholeDirectory
  let nextTimeS = Date.UTC(2026, 1, 1) / 1000
  let stored: number
  before(async () => {
    whole = await makeWholeDirectory(dataDir)
    stored = whole.readingsPerSensor
    await stopCleanly()
  })
  const started: DamagedProcess[] = []
  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop()
  })

  /** Stops cleanly, so that the one segment is free. */
  async function stopCleanly(): Promise<void> {
    const server = await startDamaged(dataDir)
    assert.ok(!('exitCode' in server), JSON.stringify(server))
    await server.stop()
  }

  const post = async (url: string, token: string, value: number) => {
    nextTimeS += 1
    const readings = [{ sensor_id: sensorId, var_name: 'CO2ppm', time: nextTimeS, value }]
    const response = await postReadings(url, token, readings)
    const { code } = (await response.json()) as { code?: string }
    if (response.status === 200) stored += 1
    return [response.status, code]
  }

  const readChanges = async (url: string, token: string, after: string) => {
    const response = await fetch(`${url}/readings/changes?after=${after}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    assert.equal(response.status, 200)
    const { data, next_cursor } = (await response.json()) as {
      data: { value: number }[]
      next_cursor: string
    }
    return { values: data.map(({ value }) => value), cursor: next_cursor }
  }

  it('has a reading on the disk before it is acknowledged', async () => {
    const segment = findOnlySegment(dataDir)
    const notes = join(dataDir, '..', 'calls')
    const calls = 'trace=pwrite64,pwritev,pwritev2,write,writev,sendto,sendmsg,fdatasync,fsync'
    const server = await startTraced(dataDir, ['-y', '-s', '4000', '-e', calls], notes)
    started.push(server)
    const token = await fetchToken(server.url, whole)
    for (const value of [501, 502, 503])
      assert.deepEqual(await post(server.url, token, value), [200, undefined])
    await server.stop()

    const order = nameSteps(readFileSync(notes, 'latin1'), segment)
    const ofOne = ['written', 'synced', 'answered']
    assert.deepEqual(order, [...ofOne, ...ofOne, ...ofOne])
  })

  it('takes nothing any more once the disk did not confirm a reading, says so, and a restart finds all', async () => {
    const segment = findOnlySegment(dataDir)
    // The third sync alone fails, as real ones do: the next says nothing about the writes of the failed one.
    const failing = ['-P', segment, '-e', 'trace=fdatasync', '-e', 'inject=fdatasync:error=EIO:when=3']
    const server = await startTraced(dataDir, failing)
    started.push(server)
    const { url, metricsPort } = server
    const token = await fetchToken(url, whole)
    let { cursor } = await readChanges(url, token, 'now')
    for (const value of [601, 602]) assert.deepEqual(await post(url, token, value), [200, undefined])
    for (const value of [603, 604, 605])
      assert.deepEqual(await post(url, token, value), [503, 'readings_unavailable'])

    const health = (await (await fetch(`${url}/health`)).json()) as { readings: string }
    assert.equal(health.readings, 'read_only')
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    assert.match(metrics, /lightfi_readings_state\{state="read_only"\} 1/)
    assert.equal(server.log.filter(({ event }) => event === 'readings.read_only').length, 1)
    assert.equal(await countReadings(url, token, sensorId), stored)
    const seen = await readChanges(url, token, cursor)
    assert.deepEqual(seen.values, [601, 602])
    cursor = seen.cursor
    assert.deepEqual((await readChanges(url, token, cursor)).values, [])
    await server.stop()

    const again = await startDamaged(dataDir)
    assert.ok(!('exitCode' in again), JSON.stringify(again))
    started.push(again)
    // Unconfirmed readings are there by chance: a killed process loses none of them, and nobody has read past
    // them.
    const newToken = await fetchToken(again.url, whole)
    const changes = await readChanges(again.url, newToken, cursor)
    assert.deepEqual(changes.values, [603])
    stored += 1
    assert.equal(await countReadings(again.url, newToken, sensorId), stored)
    assert.deepEqual(await post(again.url, newToken, 606), [200, undefined])
    assert.deepEqual((await readChanges(again.url, newToken, changes.cursor)).values, [606])
    const healthAgain = (await (await fetch(`${again.url}/health`)).json()) as { readings: string }
    assert.equal(healthAgain.readings, 'ok')
  })

  it('refuses a reading that there is no room for where disks copy what is written over, and takes the next', async () => {
    const segment = findOnlySegment(dataDir)
    const failing = ['-P', segment, '-e', 'trace=pwrite64', '-e', 'inject=pwrite64:error=ENOSPC:when=2']
    const server = await startTraced(dataDir, failing)
    started.push(server)
    const token = await fetchToken(server.url, whole)
    const { cursor } = await readChanges(server.url, token, 'now')
    assert.deepEqual(await post(server.url, token, 701), [200, undefined])
    assert.deepEqual(await post(server.url, token, 702), [503, 'storage_full'])
    assert.deepEqual(await post(server.url, token, 703), [200, undefined])
    await server.kill()

    const again = await startDamaged(dataDir)
    assert.ok(!('exitCode' in again), JSON.stringify(again))
    started.push(again)
    const newToken = await fetchToken(again.url, whole)
    assert.deepEqual((await readChanges(again.url, newToken, cursor)).values, [701, 703])
    assert.equal(await countReadings(again.url, newToken, sensorId), stored)
  })
})
