import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { it } from 'node:test'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../testing/programs/twice-ended-program.ts', import.meta.url))

it('a process ends once, with the first of several reasons', () => {
  const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' })
  assert.deepEqual({ status, stderr }, { status: 3, stderr: 'The first reason.\n' })
})
