import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../testing/programs/endless-program.ts', import.meta.url))

/** Makes a process the first of its own, as in a container. */
const asFirst = ['unshare', '--pid', '--fork', '--mount-proc']
const canBeFirst = spawnSync('unshare', [...asFirst.slice(1), 'true']).status === 0
if (!canBeFirst && process.env.CI === 'true') throw new Error('Tests may not make a namespace of processes.')

interface Running {
  readonly child: ChildProcess
  /** Resolves once the output has the text. */
  find(text: string): Promise<void>
  /** Exit code or signal, and what was printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; output: string }>
}

function run(
  stops: string,
  wrong = 'nothing',
  stdout: 'pipe' | number = 'pipe',
  prefix: readonly string[] = [],
): Running {
  const [command = '', ...args] = [...prefix, process.execPath, program, stops, wrong]
  const child = spawn(command, args, { stdio: ['ignore', stdout, 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output }))
  const find = async (text: string) => {
    while (!output.includes(text)) {
      assert.equal(child.exitCode ?? child.signalCode, null, output)
      await Promise.race([
        ...[child.stdout, child.stderr].map((stream) => stream && once(stream, 'data')),
        ended,
      ])
    }
  }
  return { child, find, ended }
}

/** Sends a signal again and again until a second one has been noticed. */
async function insist({ child, find }: Running, signal: NodeJS.Signals): Promise<void> {
  const again = setInterval(() => child.kill(signal), 50)
  try {
    await find('second signal')
  } finally {
    clearInterval(again)
  }
}

describe('a supervised ending', { concurrency: 4 }, () => {
  it('is 0 after a signal and a clean stop', async () => {
    const running = run('well')
    await running.find('running')
    running.child.kill('SIGTERM')
    assert.deepEqual(await running.ended, { code: 0, signal: null, output: 'running\nstopping\n' })
  })

  it('is 1 when something does not close, with the reason', async () => {
    const running = run('badly')
    await running.find('running')
    running.child.kill('SIGINT')
    const { code, output } = await running.ended
    assert.equal(code, 1)
    assert.match(output, /The program did not stop cleanly: Error: this part did not close/)
  })

  it('is 1 when the stop takes too long', async () => {
    const running = run('never')
    await running.find('running')
    running.child.kill('SIGTERM')
    const { code, output } = await running.ended
    assert.equal(code, 1)
    assert.match(output, /The program did not stop within 0\.3 s and was ended\./)
  })

  it('is 143 at a second signal, and 130 when that is a Ctrl-C', async () => {
    for (const [signal, expected] of [
      ['SIGTERM', 143],
      ['SIGINT', 130],
    ] as const) {
      const running = run('never', 'patience')
      await running.find('running')
      await insist(running, signal)
      const { code, output } = await running.ended
      assert.equal(code, expected)
      assert.match(output, new RegExp(`ended at once by a second signal, ${signal}\\.`))
    }
  })

  it('is a kill when the event loop stands still', async () => {
    const running = run('blocked')
    await running.find('running')
    running.child.kill('SIGTERM')
    assert.equal((await running.ended).signal, 'SIGKILL')
  })

  it('is a fault then as the first process of a container, which no signal from inside ends', {
    skip: canBeFirst ? false : 'SKIPPED: this machine does not let tests make a namespace of processes',
  }, async (t) => {
    const running = run('blocked', 'nothing', 'pipe', asFirst)
    await running.find('running')
    const [inside] = readFileSync(
      `/proc/${running.child.pid}/task/${running.child.pid}/children`,
      'utf8',
    ).split(' ')
    t.after(
      () => running.child.exitCode ?? running.child.signalCode ?? process.kill(Number(inside), 'SIGKILL'),
    )
    process.kill(Number(inside), 'SIGTERM')
    assert.equal((await running.ended).signal, 'SIGSEGV')
  })

  it('is 1 after an error that nobody caught, which is told once', async () => {
    for (const [wrong, text] of [
      ['throws', 'the first error'],
      ['rejects', 'nobody handles this'],
      ['tells', 'it cannot go on'],
    ] as const) {
      const { code, output } = await run('well', wrong).ended
      assert.equal(code, 1)
      assert.equal(output.split('ends because of an error that nobody caught').length, 2, output)
      assert.match(output, new RegExp(`nobody caught: Error: ${text}`))
    }
  })

  it('is 1 after such an error when the stop never ends', async () => {
    const { code, output } = await run('never', 'throws').ended
    assert.equal(code, 1)
    assert.match(output, /did not stop within 0\.3 s/)
  })

  it('waits for nobody who does not read standard error, nor for a log on a full disk', async () => {
    const running = run('never', 'throws', openSync('/dev/full', 'w'))
    running.child.stderr?.pause()
    assert.equal((await once(running.child, 'exit'))[0], 1)
  })
})
