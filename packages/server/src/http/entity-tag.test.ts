import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchesStrongly, matchesWeakly } from './entity-tag.ts'

const tag = 'q3Zk2mVt-Xq9_L'

test('a tag is known again in every form in which clients and proxies send it', () => {
  for (const field of [
    `"${tag}"`,
    `W/"${tag}"`,
    '*',
    `"other", "${tag}"`,
    `"other",W/"${tag}" , "more"`,
    `"a,b","${tag}"`,
    `"${tag}-gzip"`,
    `W/"${tag}-gzip"`,
    `"${tag}--gzip"`,
    `"${tag};gzip"`,
    `"${tag}-br", "x"`,
    `"${tag};zstd"`,
    `"${tag}-deflate"`,
  ]) {
    assert.ok(matchesWeakly(field, tag), field)
  }
})

test('another tag is not taken for it, nor what only begins like it', () => {
  for (const field of [
    undefined,
    '',
    tag,
    `"${tag}`,
    `"${tag}x"`,
    `"x${tag}"`,
    `"${tag}-"`,
    `"${tag}-gzip2"`,
    `"${tag}-gzip-gzip"`,
    `w/"${tag}"`,
    `"${tag.toLowerCase()}"`,
    '"*"',
  ]) {
    assert.ok(!matchesWeakly(field, tag), String(field))
  }
  assert.ok(matchesWeakly('"a-gzip"', 'a-gzip'))
})

test('a tag that ends with dashes is known again with the coding of its answer', () => {
  for (const ended of [`${tag}-`, `${tag}--`])
    for (const end of ['', '-br', '--gzip', ';gzip', '-zstd'])
      assert.ok(matchesWeakly(`"${ended}${end}"`, ended), ended + end)
  assert.ok(!matchesWeakly(`"${tag}-br"`, `${tag}-`))
})

test('for pieces of a file only the very tag counts', () => {
  for (const field of [`"${tag}"`, '*', `"x", "${tag}"`]) assert.ok(matchesStrongly(field, tag), field)
  for (const field of [undefined, `W/"${tag}"`, `"${tag}-gzip"`, tag, `"${tag}x"`])
    assert.ok(!matchesStrongly(field, tag), String(field))
})
