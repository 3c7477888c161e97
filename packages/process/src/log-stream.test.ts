import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { LogStream } from './log-stream.ts'

const directory = mkdtempSync(join(tmpdir(), 'lightfi-log-'))
after(() => rmSync(directory, { recursive: true }))

let pipes = 0

/** A pipe with a name. */
function makePipe(): string {
  const path = join(directory, `pipe-${pipes++}`)
  execFileSync('mkfifo', [path])
  return path
}

/** Both ends of a pipe: reading never blocks, writing as `flags` say. */
function openPipe(flags: number) {
  const path = makePipe()
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  return { reader, writer: openSync(path, constants.O_WRONLY | flags) }
}

/** The text that a pipe has got by now. */
function readPipe(reader: number): string {
  const bytes = Buffer.alloc(1024 * 1024)
  try {
    return bytes.toString('utf8', 0, readSync(reader, bytes))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    return ''
  }
}

/** How many lines came, and how many are said to be lost. */
function countLines(text: string): { kept: number; lost: number } {
  const losses = [...text.matchAll(/^(\d+) lines of this log were lost: it could not be written/gm)]
  return {
    kept: text.match(/^(early|late) \d+\.+$/gm)?.length ?? 0,
    lost: losses.reduce((sum, [, lines]) => sum + Number(lines), 0),
  }
}

const isReadByNobody = async (log: LogStream) => !(await log.flush(200))
const line = (text: string) => `${text.padEnd(999, '.')}\n`

describe('a log stream', () => {
  it('writes lines in their order and tells when all are written', async () => {
    const path = join(directory, 'log')
    const file = openSync(path, 'w')
    const log = new LogStream(file)
    for (const text of ['one\n', 'two\n']) log.write(text)
    assert.equal(await log.flush(5000), true)
    log.write('three\n')
    assert.equal(await log.flush(5000), true)
    assert.equal(readFileSync(path, 'utf8'), 'one\ntwo\nthree\n')
    closeSync(file)
  })

  for (const [kind, flags] of [
    ['that blocks', 0],
    ['that does not block', constants.O_NONBLOCK],
  ] as const) {
    it(`lets lines wait, loses what is more, and says so once somebody reads a pipe ${kind}`, async () => {
      const { reader, writer } = openPipe(flags)
      const log = new LogStream(writer, { maxWaitingBytes: 100_000 })
      for (let index = 0; index < 150; index += 1) log.write(line(`early ${index}`))
      assert.ok(await isReadByNobody(log))
      for (let index = 0; index < 150; index += 1) log.write(line(`late ${index}`))
      assert.ok(log.lost > 0)
      let text = ''
      while (countLines(text).kept + countLines(text).lost < 300) {
        text += readPipe(reader)
        await wait(1) // lets the log write on
      }
      const { kept, lost } = countLines(text)
      assert.equal(kept + lost, 300)
      assert.ok(kept >= 100 && lost > 50, `${kept} kept, ${lost} lost`)
      assert.equal(await log.flush(5000), true)
      for (const end of [reader, writer]) closeSync(end)
    })
  }

  it('keeps lines for a disk that is full, counts those that are too many, and keeps trying', async () => {
    const full = openSync('/dev/full', 'w')
    const log = new LogStream(full, { maxWaitingBytes: 2500, retryMs: 5 })
    for (let index = 0; index < 5; index += 1) log.write(line(`${index}`))
    assert.ok(await isReadByNobody(log))
    assert.equal(log.lost, 3)
    assert.equal(log.lostInAll, 3)
  })

  it('drops everything once the reader of a pipe has gone', async () => {
    const path = makePipe()
    const both = openSync(path, constants.O_RDWR)
    const end = openSync(path, 'w')
    closeSync(both)
    const log = new LogStream(end)
    log.write('nobody reads this\n')
    assert.equal(await log.flush(5000), true)
    log.write('nor this\n')
    assert.deepEqual([await log.flush(5000), log.lost], [true, 0])
    closeSync(end)
  })
})
