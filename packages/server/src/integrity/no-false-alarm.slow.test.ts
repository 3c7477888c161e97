import assert from 'node:assert/strict'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { makeWholeDirectory, startDamaged } from '../../testing/damaged-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { ChdbDriver } from '../storage/time-series/drivers/chdb-driver.ts'

describe('a store that lost nothing', () => {
  const dataDir = join(createTemporaryDirectory(), 'data')

  /** What the engine, or an operator, may do to it while no server looks. */
  const changes: readonly (readonly [string, readonly string[]])[] = [
    ['a merge of everything', ['OPTIMIZE TABLE lightfi.readings FINAL']],
    ['inserts that the server did not make', insertTwice(1)],
    [
      'a mutation',
      ['ALTER TABLE lightfi.readings UPDATE value = value + 1 WHERE series = 1 SETTINGS mutations_sync = 2'],
    ],
    [
      'inserts after a mutation, and a merge over its number',
      [...insertTwice(2), 'OPTIMIZE TABLE lightfi.readings FINAL'],
    ],
    [
      'a mutation that deletes rows',
      ['ALTER TABLE lightfi.readings DELETE WHERE series = 2 SETTINGS mutations_sync = 2'],
    ],
    [
      'a mutation between inserts',
      [
        ...insertTwice(3),
        'ALTER TABLE lightfi.readings UPDATE value = 7 WHERE series = 3 SETTINGS mutations_sync = 2',
        ...insertTwice(4),
      ],
    ],
    ['summaries that are dropped', ['TRUNCATE TABLE lightfi.quarters']],
    ['nothing at all', []],
  ]

  it('is never said to be damaged', async () => {
    await makeWholeDirectory(dataDir)
    for (const [at, [name, statements]] of changes.entries()) {
      const driver = new ChdbDriver(join(dataDir, 'time-series'))
      for (const statement of statements) await driver.execute(statement)
      await driver.close()
      const server = await startDamaged(dataDir)
      assert.ok(!('exitCode' in server), JSON.stringify(server))
      const health = (await (await fetch(`${server.url}/health`)).json()) as { readings: string }
      const exited = once(server.child, 'exit')
      server.child.kill(at % 2 === 0 ? 'SIGKILL' : 'SIGTERM')
      await exited
      assert.deepEqual([name, health.readings], [name, 'ok'], JSON.stringify(server.log))
    }
  })
})

/** Under a low sequence, so that the newest is still the server's. */
function insertTwice(value: number): string[] {
  return [1, 2].map((series) => `INSERT INTO lightfi.readings VALUES (${series}, ${value}, ${value}, 1)`)
}
