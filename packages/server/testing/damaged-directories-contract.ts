import assert from 'node:assert/strict'
import { cpSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import {
  askOperator,
  countReadings,
  type DamagedServer,
  damagedSensorIds,
  makeWholeDirectory,
  postReadings,
  runOperator,
  serveDamaged,
  startDamaged,
  type WholeDirectory,
} from './damaged-server.ts'
import type { DirectoryDamage } from './directory-damage.ts'
import { directoryDamages } from './directory-damages.ts'
import { fetchToken } from './fetch-token.ts'
import { assertRepairGoesOn } from './interrupted-repair.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'

/**
 * Damages copies of a real data directory in every known way, and checks the words of a start about it, the
 * data that are served, and the result of a repair.
 * @param repairs the damages after which the repair is tried too.
 */
export function testDamagedDirectories(repairs: 'some' | 'all'): void {
  describe('a start on a damaged data directory', () => {
    const parent = createTemporaryDirectory()
    let whole: WholeDirectory
    before(async () => {
      whole = await makeWholeDirectory(join(parent, 'whole'))
    })

    for (const [index, damage] of directoryDamages.entries()) {
      const outcome = damage.refused
        ? 'is refused with a sentence'
        : `says that readings are ${damage.readings}`
      it(`${outcome}: ${damage.name}`, async () => {
        const dataDir = join(parent, String(index))
        cpSync(whole.path, dataDir, { recursive: true, verbatimSymlinks: true })
        damage.damage(dataDir)
        const identity = readIdentity(dataDir)
        const started = await serveDamaged(dataDir)
        if (typeof started === 'string') {
          assert.ok(damage.refused, started)
          assert.match(started, damage.refused)
          assert.doesNotMatch(started, /^\s+at /m, 'no stack trace')
          assert.deepEqual(readIdentity(dataDir), identity, 'nothing was written')
          rmSync(dataDir, { recursive: true })
          return
        }
        try {
          assert.ok(!damage.refused, 'it started')
          await assertSaid(started, dataDir, damage)
          const isTried = repairs === 'all' || damage.isRepairTried
          if (damage.readings !== 'ok' && isTried) await assertRepaired(started, dataDir, damage)
        } finally {
          await started.stop()
          rmSync(dataDir, { recursive: true }) // the journal alone takes 16 MB
        }
      })
    }

    it('ends the program that refuses with 1, and with nothing but the sentence', async () => {
      const dataDir = join(parent, 'refused')
      cpSync(whole.path, dataDir, { recursive: true, verbatimSymlinks: true })
      rmSync(join(dataDir, 'lightfi.json'))
      const started = await startDamaged(dataDir)
      assert.ok('exitCode' in started, 'it started')
      assert.equal(started.exitCode, 1)
      assert.match(started.stderr, /^.*lightfi\.json is missing, but .* is there\. .*\n$/)
    })

    it('is repaired whole although repairs were killed before', async () => {
      await assertRepairGoesOn(whole, join(parent, 'killed'), ['store moved', 'part copied'])
      if (repairs === 'some') return
      for (let round = 0; round < 20; round += 1) {
        const moments = ['store moved', 'new store', 'part copied', Math.random() * 1000] as const
        const dataDir = join(parent, `killed-${round}`)
        await assertRepairGoesOn(whole, dataDir, round % 2 === 0 ? moments : moments.slice(3))
      }
    })

    async function assertSaid(
      server: DamagedServer,
      dataDir: string,
      { readings, said = /^$/ }: DirectoryDamage,
    ) {
      const { url, metricsPort, log } = server
      const { version, ...state } = await waitForHealth(url, readings)
      assert.deepEqual(state, { status: 'ok', readings, database: 'ok' })
      const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
      assert.match(metrics, new RegExp(`lightfi_readings_state\\{state="${readings}"\\} 1`))
      const alarms = log.filter(({ event }) => event === 'readings.damaged')
      const status = JSON.parse(await askOperator(dataDir, ['status', '--json']))
      assert.deepEqual([status.version, status.readings], [version, readings])
      if (readings === 'ok') {
        assert.deepEqual([alarms, status.damage], [[], undefined])
      } else {
        assert.ok(
          alarms.some(({ level, msg }) => level === 50 && said.test(String(msg))),
          JSON.stringify(alarms),
        )
        assert.match(status.damage, said)
      }
      await assertServes(server, readings)
    }

    /**
     * Waits for the health. Bytes that no query reads are found by reading everything, soon after the start.
     */
    async function waitForHealth(url: string, readings: DirectoryDamage['readings']) {
      const deadline = Date.now() + 60_000
      for (;;) {
        const health = await fetch(`${url}/health`)
        assert.equal(health.status, 200)
        const answer = (await health.json()) as Record<string, string>
        if (answer.readings === readings || Date.now() > deadline) return answer
        await wait(50)
      }
    }

    async function assertServes({ url }: DamagedServer, readings: DirectoryDamage['readings']) {
      const token = await fetchToken(url, whole)
      const [sensorId] = damagedSensorIds
      const count = await countReadings(url, token, sensorId)
      const reading = { sensor_id: sensorId, var_name: 'temperatureC', time: 1_770_000_000, value: 20 }
      const posted = await postReadings(url, token, [reading])
      if (readings === 'unavailable') {
        assert.deepEqual([count, posted.status], ['readings_unavailable', 503])
        assert.equal(((await posted.json()) as { code: string }).code, 'readings_unavailable')
      } else {
        assert.equal(posted.status, 200)
        if (readings === 'ok') assert.equal(count, whole.readingsPerSensor)
        else assert.ok(count === 'readings_unavailable' || Number(count) <= whole.readingsPerSensor)
      }
    }

    async function assertRepaired(server: DamagedServer, dataDir: string, damage: DirectoryDamage) {
      const plan = await askOperator(dataDir, ['repair', '--dry-run'])
      assert.match(plan, damage.said ?? /^$/)
      assert.match(plan, /Would then acknowledge/)
      const isUnavailable = damage.readings === 'unavailable'
      if (isUnavailable) {
        const refused = await askOperator(dataDir, ['repair'])
        assert.match(refused, /^Stop the server, run the repair again, and start it\.$/m)
        await server.stop()
      }
      const repaired = await runOperator(dataDir, ['repair'])
      assert.equal(repaired.exitCode, 0, repaired.stderr)
      if (!isUnavailable) await server.stop()
      const again = await serveDamaged(dataDir)
      assert.ok(typeof again !== 'string', String(again))
      try {
        await assertQuiet(again, dataDir, damage)
      } finally {
        await again.stop()
      }
    }

    async function assertQuiet({ url, log }: DamagedServer, dataDir: string, damage: DirectoryDamage) {
      const { readings } = (await (await fetch(`${url}/health`)).json()) as Record<string, string>
      assert.equal(readings, 'ok', JSON.stringify(log))
      assert.ok(!log.some(({ event }) => event === 'readings.damaged'))
      const status = JSON.parse(await askOperator(dataDir, ['status', '--json']))
      assert.match(status.damageAcknowledgedAt, /^\d{4}-/)
      const token = await fetchToken(url, whole)
      const counts = await Promise.all(damagedSensorIds.map((id) => countReadings(url, token, id)))
      for (const count of counts) assert.equal(typeof count, 'number', String(count))
      if (damage.isWholeAfterRepair) {
        assert.deepEqual(
          counts,
          damagedSensorIds.map(() => whole.readingsPerSensor),
        )
      }
    }
  })
}

/** Reads the files that a refused start must leave unchanged. */
function readIdentity(dataDir: string): (Buffer | undefined)[] {
  return ['lightfi.json', 'master.key'].map((name) => {
    const path = join(dataDir, name)
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined
  })
}
