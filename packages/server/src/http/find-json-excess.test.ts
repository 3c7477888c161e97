import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findJsonExcess, jsonBounds } from './find-json-excess.ts'

const { levels, members, values } = jsonBounds

describe('what a JSON text has too much of', () => {
  it('is its levels, where they pass the bound', () => {
    assert.equal(findJsonExcess('['.repeat(levels)), undefined)
    assert.equal(findJsonExcess('['.repeat(levels + 1))?.at, levels)
    assert.equal(findJsonExcess(`${'[]'.repeat(levels)}${'{"a":'.repeat(levels + 1)}`)?.at, 7 * levels)
  })

  it('is the members of one object, not those of many, and not the entries of a list', () => {
    const build = (count: number) => `{${Array.from({ length: count }, (_, index) => `"${index}":1`).join()}}`
    assert.equal(findJsonExcess(build(members)), undefined)
    assert.match(findJsonExcess(build(members + 1))?.detail ?? '', /more than 10000 members/)
    assert.equal(findJsonExcess(`[${build(members)},${build(members)}]`), undefined)
    assert.match(findJsonExcess(`{"a":[${build(members + 1)}]}`)?.detail ?? '', /members/)
    assert.equal(findJsonExcess(`{"a":[${'1,'.repeat(members * 2)}1],"b":2}`), undefined)
  })

  it('is the values in all', () => {
    assert.equal(findJsonExcess(`[${'1,'.repeat(values - 1)}1]`), undefined)
    assert.match(findJsonExcess(`[${'1,'.repeat(values)}1]`)?.detail ?? '', /more than 1000000 values/)
    assert.match(findJsonExcess(`[${'[],'.repeat(values / 2)}1]`)?.detail ?? '', /values/)
  })

  it('is never seen in texts, nor in any value that is within the bounds', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        const brackets = JSON.stringify(`${text}\\"${'[{,'.repeat(levels)}`)
        assert.equal(findJsonExcess(`{"a":${brackets},"b":${json}}`), undefined)
      }),
    )
  })

  it('is looked for in some megabytes of quotes and backslashes without delay', () => {
    assert.equal(findJsonExcess(`["${'\\\\'.repeat(2_000_000)}"]`), undefined)
    assert.equal(findJsonExcess(`["${'\\"'.repeat(2_000_000)}"]`), undefined)
    assert.equal(findJsonExcess(`[${'"" '.repeat(2_000_000)}1]`), undefined)
  })
})
