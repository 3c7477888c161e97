import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { startApiServer } from '../../testing/api-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { OperatorError, operate } from '../index.ts'

describe('a restore', () => {
  const parent = createTemporaryDirectory()
  const backups = join(parent, 'backups')
  const keyFile = join(parent, 'kept-apart.key')
  const config = (directory: string) => ({ dataDir: directory, port: 0, logLevel: 'fatal' }) as const
  before(async () => {
    const dataDir = join(parent, 'data')
    const { server } = await startApiServer(dataDir)
    await operate(config(dataDir), ['backup', backups])
    copyFileSync(join(dataDir, 'master.key'), keyFile)
    await server.close()
  })

  it('is made once at a time in one place, and where the link to an empty directory leads', async () => {
    const [linked, link] = [join(parent, 'linked'), join(parent, 'link')]
    mkdirSync(linked)
    symlinkSync(linked, link)
    const words = ['restore', backups, '--key', keyFile]
    let second: Promise<unknown> | undefined
    const tell = (progress: string) => {
      if (progress !== 'Reading the files of the backup') return
      second = assert.rejects(
        operate(config(linked), words),
        (error) =>
          error instanceof OperatorError && /Another restore into .* is under way/.test(error.message),
      )
    }
    const context = { signal: new AbortController().signal, tell }
    await operate(config(link), words, context)
    assert.ok(second)
    await second
    assert.ok(existsSync(join(linked, 'lightfi.json')))
    assert.deepEqual(
      readdirSync(linked).filter((name) => name === 'restore.lock'),
      [],
    )
    assert.deepEqual(
      readdirSync(parent).filter((name) => name.endsWith('.restoring')),
      [],
    )
  })

  it('ends without a trace when it is stopped at its end', async () => {
    const stopping = new AbortController()
    const gone = new OperatorError('gone')
    const tell = (progress: string) => {
      if (progress === 'Reading everything that was restored') stopping.abort(gone)
    }
    const target = join(parent, 'stopped')
    const words = ['restore', backups, '--key', keyFile]
    await assert.rejects(operate(config(target), words, { signal: stopping.signal, tell }), gone)
    assert.deepEqual(
      readdirSync(parent).filter((name) => name.startsWith('stopped')),
      [],
    )
  })
})
