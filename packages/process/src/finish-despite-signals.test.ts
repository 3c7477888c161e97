import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { it } from 'node:test'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../testing/programs/patient-program.ts', import.meta.url))

async function run() {
  const child = spawn(process.execPath, [program], { stdio: 'pipe' })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  await once(child.stdout, 'data')
  return { child, ended: once(child, 'close'), read: () => output }
}

it('a task is finished although a signal has come, which is answered with a sentence', async () => {
  const { child, ended, read } = await run()
  child.kill('SIGINT')
  await once(child.stderr, 'data')
  child.stdin.end()
  assert.deepEqual(await ended, [0, null])
  assert.equal(read(), 'running\nIt is finished first.\ndone\n')
})

it('a second signal ends it at once', async () => {
  const { child, ended, read } = await run()
  const again = setInterval(() => child.kill('SIGTERM'), 50)
  try {
    while (!read().includes('second signal')) await Promise.race([once(child.stderr, 'data'), ended])
  } finally {
    clearInterval(again)
  }
  assert.deepEqual(await ended, [143, null])
  assert.equal(read(), 'running\nIt is finished first.\nIt was ended at once by a second signal, SIGTERM.\n')
})
