import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
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
    for (const moment of [/summaries/, /readings/, /locations/, /Reading/]) {
      const stopping = new AbortController()
      const gone = new OperatorError('gone')
      const tell = (progress: string) => {
        if (moment.test(progress)) stopping.abort(gone)
      }
      await assert.rejects(run(['backup', directory], { signal: stopping.signal, tell }), gone)
      assert.deepEqual(readdirSync(directory), [], 'nothing is left when the command has ended')
    }
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
    const alias = join(parent, 'alias')
    symlinkSync(dataDir, alias)
    for (const inside of [
      dataDir,
      join(dataDir, 'backups'),
      join(dataDir, '..backups'),
      join(alias, 'new'),
    ]) {
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

  it('get a later name than all others when the clock went back', async () => {
    const directory = join(parent, 'clock')
    renameSync(await run(['backup', directory]), join(directory, '2199-01-01T00-00-00.000Z'))
    const next = await run(['backup', directory])
    assert.equal(basename(next), '2199-01-01T00-00-00.001Z')
    const last = await run(['backup', directory, '--full', '--keep', '1'])
    assert.deepEqual(readdirSync(directory), [basename(last)])
  })

  it('that cannot be used are not counted, and stay', async () => {
    const directory = join(parent, 'unusable')
    const spoiled = await run(['backup', directory])
    const lost = await run(['backup', directory])
    rmSync(join(spoiled, 'readings', '.backup'))
    const removed = await run(['backup', directory, '--full'])
    const full = await run(['backup', directory, '--full'])
    const last = await run(['backup', directory, '--keep', '2'])
    assert.deepEqual(
      readdirSync(directory).sort(),
      [spoiled, lost, full, last].map((path) => basename(path)),
    )
    assert.ok(!readdirSync(directory).includes(basename(removed)))
    rmSync(spoiled, { recursive: true })
    const [first] = (await run(['backup', 'list', directory])).split('\n')
    const name = basename(lost)
    assert.equal(
      first,
      `${name}  cannot be used: ${name} builds on ${basename(spoiled)}, and that is missing.`,
    )
  })

  it('do not count when files of them vanish while they are made', async () => {
    const directory = join(parent, 'vanished')
    const remove = (gone: string, at: RegExp) => async () => {
      const tell = (progress: string) => {
        if (!at.test(progress)) return
        const [name = ''] = readdirSync(directory)
        rmSync(join(directory, name, gone), { recursive: true })
      }
      await assert.rejects(
        run(['backup', directory], { ...patiently, tell }),
        refused(/were removed or changed while it was made|could not be (read back|written|copied)/),
      )
      assert.deepEqual(readdirSync(directory), [])
    }
    await remove('summaries', /Backing up the readings/)()
    await remove('readings', /locations/)()
    await remove('', /locations/)()
  })

  it('count when an older one cannot be removed, which is told', async () => {
    const directory = join(parent, 'stays')
    const old = basename(await run(['backup', directory]))
    const block = (progress: string) => {
      if (progress === 'Reading what was written') {
        mkdirSync(join(directory, `.unfinished-${old}`, 'blocked'), { recursive: true })
      }
    }
    await assert.rejects(
      run(['backup', directory, '--full', '--keep', '1'], { ...patiently, tell: block }),
      refused(/ was made, but an older one could not be removed: it is not empty\./),
    )
    const status = JSON.parse(await run(['status', '--json']))
    assert.equal(basename(status.lastBackup.path), readdirSync(directory).sort().at(-1))
  })

  it('are not believed what they say about themselves', async () => {
    const good = await run(['backup', join(parent, 'honest')])
    const manifest = JSON.parse(readFileSync(join(good, 'backup.json'), 'utf8'))
    const directory = join(parent, 'hostile')
    const path = join(directory, basename(good))
    const spoil = async (said: RegExp, act: () => void) => {
      rmSync(directory, { recursive: true, force: true })
      cpSync(good, path, { recursive: true })
      act()
      await assert.rejects(run(['backup', 'verify', directory]), refused(said))
    }
    const write = (text: string) => writeFileSync(join(path, 'backup.json'), text)
    const files = 'f'.repeat(64)
    const base = (name: string) => write(JSON.stringify({ ...manifest, base: { name, files } }))
    await spoil(/lacks what a backup must say/, () => base('../honest'))
    await spoil(/lacks what a backup must say/, () => base('2026-99-99T00-00-00.000Z'))
    await spoil(/builds on .*, and that is missing/, () => base('2026-01-01T00-00-00.000Z'))
    await spoil(/and that is no full one/, () => base(basename(good)))
    await spoil(/lacks what/, () => write(JSON.stringify({ ...manifest, begun_at: 'soon' })))
    await spoil(/lacks what/, () => write(JSON.stringify({ ...manifest, sequence: '1' })))
    await spoil(/lacks what/, () => write('null'))
    await spoil(/cannot be read as JSON/, () => write('[')) // unfinished
    await spoil(/backup\.json cannot be read/, () => write(`"${'x'.repeat(70_000)}"`))
    await spoil(/has format 2; this release knows/, () => write('{"format_version":2}'))
    for (const name of ['backup.json', 'files.sha256', 'lightfi.sqlite']) {
      await spoil(/cannot be read/, () => {
        rmSync(join(path, name))
        execFileSync('mkfifo', [join(path, name)]) // who reads it waits for ever
      })
    }
    await spoil(/lightfi\.sqlite is no regular file/, () => {
      rmSync(join(path, 'lightfi.sqlite'))
      symlinkSync(join(good, 'lightfi.sqlite'), join(path, 'lightfi.sqlite'))
    })
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
      ['backup', ''],
      ['backup', 'list'],
      ['backup', 'list', ''],
      ['backup', 'list', 'a', '--full'],
      ['backup', 'verify'],
    ]) {
      await assert.rejects(run(words), refused(/is not known; --help lists the commands/))
    }
    for (const words of [
      ['restore'],
      ['restore', ''],
      ['restore', 'a', '--key'],
      ['restore', 'a', '--key', ''],
      ['restore', 'a', 'b'],
    ]) {
      await assert.rejects(run(words), refused(/is not known/))
    }
  })
})
