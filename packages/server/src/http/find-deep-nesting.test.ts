import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findDeepNesting, maxNesting } from './find-deep-nesting.ts'

describe('deep nesting of JSON', () => {
  it('is found where it passes the limit', () => {
    assert.equal(findDeepNesting('['.repeat(maxNesting)), undefined)
    assert.equal(findDeepNesting('['.repeat(maxNesting + 1)), maxNesting)
    assert.equal(
      findDeepNesting(`${'[]'.repeat(maxNesting)}${'{"a":'.repeat(maxNesting + 1)}`),
      7 * maxNesting,
    )
  })

  it('is never seen in texts, nor in any value that is not nested that deep', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        const brackets = JSON.stringify(`${text}\\"${'[{'.repeat(maxNesting)}`)
        assert.equal(findDeepNesting(`{"a":${brackets},"b":${json}}`), undefined)
      }),
    )
  })

  it('is looked for in some megabytes of quotes and backslashes without delay', () => {
    assert.equal(findDeepNesting(`["${'\\\\'.repeat(2_000_000)}"]`), undefined)
    assert.equal(findDeepNesting(`["${'\\"'.repeat(2_000_000)}"]`), undefined)
    assert.equal(findDeepNesting(`[${'"",'.repeat(2_000_000)}1]`), undefined)
  })
})
