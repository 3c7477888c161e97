import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { SmallDisk, skipWithoutDisk } from '../../testing/small-disk.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { OperatorError, operate } from '../index.ts'

describe('a full disk', { skip: skipWithoutDisk }, () => {
  const parent = createTemporaryDirectory()
  const dataDir = join(parent, 'data')
  const backups = join(parent, 'backups')
  let api: ApiServer | undefined
  let disk: SmallDisk
  const config = (directory: string) => ({ dataDir: directory, port: 0, logLevel: 'fatal' }) as const

  before(async () => {
    disk = new SmallDisk(join(parent, 'small'), '64m')
    api = await startApiServer(dataDir)
    const readings = Array.from({ length: 1_000 }, (_, at) => ({
      sensor_id: sensorId,
      var_name: 'CO2ppm',
      time: Date.UTC(2026, 0, 1) / 1000 + at,
      value: at,
    }))
    assert.equal((await api.post(readings)).status, 200)
  })
  after(async () => {
    await api?.server.close()
    disk.unmount()
  })

  /** Runs a command, and fills the disk when it says that it does something. */
  const fillAt = (what: RegExp) => ({
    signal: new AbortController().signal,
    tell: (progress: string) => {
      if (what.test(progress)) disk.fill()
    },
  })

  const refused = (what: RegExp) => (error: unknown) =>
    error instanceof OperatorError && what.test(error.message)

  it('is noticed before a backup is begun', async () => {
    disk.fill()
    await assert.rejects(
      operate(config(dataDir), ['backup', disk.path]),
      refused(/has room for 0 MB, and \d+ MB are needed.*Nothing was written/),
    )
    assert.deepEqual(readdirSync(disk.path), ['filler'])
    disk.makeRoom()
  })

  for (const what of [/summaries/, /readings/, /locations/, /what was written/]) {
    it(`in the middle of a backup leaves none, and the server goes on: ${what}`, async () => {
      const before = readdirSync(disk.path)
      await assert.rejects(
        operate(config(dataDir), ['backup', disk.path], fillAt(what)),
        refused(/The disk of the backups is full/),
      )
      assert.deepEqual(readdirSync(disk.path), [...before, 'filler'])
      disk.makeRoom()
      const reading = { sensor_id: sensorId, var_name: 'CO2ppm', time: 1_767_300_000, value: 1 }
      assert.equal((await api?.post([reading]))?.status, 200)
      await operate(config(dataDir), ['backup', disk.path])
      await operate(config(dataDir), ['backup', 'verify', disk.path])
    })
  }

  it('in the middle of a restore leaves nothing', async () => {
    await operate(config(dataDir), ['backup', backups])
    await api?.server.close()
    api = undefined
    const target = config(join(disk.path, 'restored'))
    const words = ['restore', backups, '--key', join(dataDir, 'master.key')]
    for (const what of [/Restoring the summaries/, /Restoring the readings/]) {
      await assert.rejects(operate(target, words, fillAt(what)), refused(/The disk of .* is full/))
      assert.ok(!existsSync(target.dataDir))
      assert.ok(!existsSync(`${target.dataDir}.restoring`))
      disk.makeRoom()
    }
    await operate(target, words)
    assert.equal(JSON.parse((await operate(target, ['status', '--json'])).result).readings, 'ok')
  })

  it('that is mounted where a restored directory would come is refused before anything is read', async () => {
    const backups = join(parent, 'other-backups')
    await operate(config(dataDir), ['backup', backups])
    const mounted = new SmallDisk(join(parent, 'mounted'), '8m')
    try {
      await assert.rejects(
        operate(config(mounted.path), ['restore', backups, '--key', join(dataDir, 'master.key')]),
        refused(/^A file system is mounted at .*Set LIGHTFI_DATA_DIR to a directory in it/),
      )
    } finally {
      mounted.unmount()
    }
  })
})
