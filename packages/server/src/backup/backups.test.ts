import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import type { CommandContext } from '../administration/index.ts'
import { OperatorError, operate } from '../index.ts'

describe('backups', () => {
  const parent = createTemporaryDirectory()
  const dataDir = join(parent, 'data')
  const config = { dataDir, port: 0, logLevel: 'fatal' } as const
  let api: ApiServer
  before(async () => {
    api = await startApiServer(dataDir)
  })
  after(() => api.server.close())

  const patiently: CommandContext = { signal: new AbortController().signal, tell: () => {} }
  const run = async (words: readonly string[], context = patiently) =>
    (await operate(config, words, context)).result
  const refused = (what: RegExp) => (error: unknown) =>
    error instanceof OperatorError && what.test(error.message)

  it('are made one at a time', async () => {
    const directory = join(parent, 'one')
    const first = Promise.withResolvers<void>()
    const backing = run(['backup', directory], { ...patiently, tell: () => first.resolve() })
    await first.promise
    await assert.rejects(run(['backup', directory]), refused(/A backup is being made already/))
    await backing
    await run(['backup', directory])
    assert.equal(readdirSync(directory).length, 2)
  })

  it('are stopped when nobody waits for them, and leave nothing', async () => {
    const directory = join(parent, 'stopped')
    const stopping = new AbortController()
    const gone = new OperatorError('gone')
    const tell = () => stopping.abort(gone)
    await assert.rejects(run(['backup', directory], { signal: stopping.signal, tell }), gone)
    for (;;) {
      const left = await run(['backup', directory, '--keep', '1']).catch((error: Error) => error)
      if (!(left instanceof Error)) break
      assert.match(left.message, /A backup is being made already/)
    }
    assert.equal(readdirSync(directory).length, 1, 'the unfinished one is gone')
    const reading = { sensor_id: sensorId, var_name: 'CO2ppm', time: 1_760_000_000, value: 500 }
    assert.equal((await api.post([reading])).status, 200)
  })

  it('are kept as many as wished, with the full ones that they build on', async () => {
    const directory = join(parent, 'kept')
    const [full, ...others] = [
      await run(['backup', directory]),
      await run(['backup', directory]),
      await run(['backup', directory]),
      await run(['backup', directory, '--keep', '2']),
    ]
    const names = [full, ...others.slice(1)].map((path) => path?.split('/').at(-1))
    assert.deepEqual(readdirSync(directory).sort(), names)
    const next = await run(['backup', directory, '--full', '--keep', '1'])
    assert.deepEqual(readdirSync(directory), [next.split('/').at(-1)])
    assert.match(await run(['backup', 'verify', next]), / whole$/)
  })

  it('build on no full one of which a file is gone', async () => {
    const directory = join(parent, 'gone')
    const full = await run(['backup', directory])
    rmSync(join(full, 'readings', '.backup'))
    await run(['backup', directory])
    assert.match(await run(['backup', 'list', directory]), / full .*\n.* full /)
    await assert.rejects(
      run(['backup', 'verify', directory]),
      refused(/^1 of 2 backups cannot be restored:\n/),
    )
  })

  it('lie outside of the data directory, and in a directory of their own', async () => {
    for (const inside of [dataDir, join(dataDir, 'backups')]) {
      await assert.rejects(run(['backup', inside]), refused(/lies in the data directory/))
    }
    const file = join(parent, 'file')
    writeFileSync(file, '')
    await assert.rejects(run(['backup', file]), refused(/cannot be used for backups: it is a file/))
    await assert.rejects(
      run(['backup', 'list', join(parent, 'nowhere')]),
      refused(/cannot be read: it is not there/),
    )
    const empty = join(parent, 'empty')
    mkdirSync(empty)
    await assert.rejects(run(['backup', 'verify', empty]), refused(/has no backups/))
  })

  it('of another data directory are not mixed in', async () => {
    const directory = join(parent, 'mixed')
    const path = await run(['backup', directory])
    const manifest = join(path, 'backup.json')
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8').replace(/"installation": "[^"]+"/, '"installation": "x"'),
    )
    await assert.rejects(run(['backup', directory]), refused(/has backups of another data directory/))
  })

  it('are asked for with words that make sense', async () => {
    for (const words of [
      ['backup'],
      ['backup', 'a', 'b'],
      ['backup', 'a', '--keep', '0'],
      ['backup', 'a', '--new'],
    ]) {
      await assert.rejects(run(words), refused(/is not known; --help lists the commands/))
    }
    for (const words of [['restore'], ['restore', 'a', '--key'], ['restore', 'a', 'b']]) {
      await assert.rejects(run(words), refused(/is not known/))
    }
  })
})
