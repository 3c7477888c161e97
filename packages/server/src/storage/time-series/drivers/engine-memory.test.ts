import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseEngineBytes } from './engine-memory.ts'

const mebibyte = 1024 ** 2

test('engine, heap and the rest fit into what the process may use', () => {
  for (const [limit, heap, expected] of [
    [512, 268, 128], // too little for all: a quarter
    [1024, 536, 256],
    [2048, 1072, 720],
    [4096, 2144, 1696],
    [24_105, 4192, 12_052],
  ] as const) {
    const bytes = chooseEngineBytes({ limitBytes: limit * mebibyte, heapLimitBytes: heap * mebibyte })
    assert.equal(Math.floor(bytes / mebibyte), expected, `${limit} MiB`)
  }
})
