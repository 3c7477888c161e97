import assert from 'node:assert/strict'
import { it } from 'node:test'
import { parseJsonBody } from './parse-json-body.ts'

it('a long body is looked at in one round of the event loop and parsed in another, a short one at once', async () => {
  let rounds = 0
  let isOver = false
  const count = () => {
    rounds += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  assert.deepEqual(await parseJsonBody('{"a":1}'), { a: 1 })
  assert.equal(rounds, 0)
  const numbers = Array.from({ length: 50_000 }, (_, at) => at / 8)
  assert.deepEqual(await parseJsonBody(JSON.stringify({ numbers })), { numbers })
  isOver = true
  assert.ok(rounds >= 2, `${rounds} rounds`)
  await assert.rejects(parseJsonBody('{"a":'), { code: 'malformed_json' })
})
