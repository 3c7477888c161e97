import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createProgressDisplay, formatProgress } from './progress-display.ts'

function createOutput(isTTY: boolean) {
  let text = ''
  const write = (part: string | Uint8Array) => {
    text += part
    return true
  }
  return { isTTY, write, read: () => text }
}

test('progress shows percent, rate and time left, counted from where this run began', () => {
  const text = formatProgress({ total: 300_000, share: 0.75, startShare: 0.5, elapsedMs: 10_000 })
  assert.equal(text, '75 % of history, 30,000 readings/s, 0:10 left')
})

test('without progress there is no guess of the time left', () => {
  const text = formatProgress({ total: 0, share: 0.5, startShare: 0.5, elapsedMs: 1000 })
  assert.equal(text, '50 % of history, 0 readings/s')
})

test('on a terminal there is a bar, which makes room for messages and disappears at the end', () => {
  const output = createOutput(true)
  const display = createProgressDisplay(output, 0)
  display.advance(10, 0.5)
  assert.match(output.read(), /\[#{14}\.{14}\] 50 %/)
  display.say('hello')
  assert.ok(output.read().includes('\r\u001b[2Khello\n'))
  display.finish()
  assert.ok(output.read().endsWith('\r\u001b[2K'))
})

test('elsewhere there is no bar and no control character', () => {
  const output = createOutput(false)
  const display = createProgressDisplay(output, 0)
  display.advance(10, 0.5)
  display.say('hello')
  display.finish()
  assert.equal(output.read(), 'hello\n')
})
