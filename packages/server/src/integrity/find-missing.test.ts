import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parsePartName } from '../storage/time-series/parts/part-files.ts'
import { findMissingBlocks, findSoundParts, listMissing, noteParts } from './find-missing.ts'

const parts = (...names: string[]) => names.flatMap((name) => parsePartName(name) ?? [])
const files = (names: string[], detached: string[] = []) => ({
  directory: '',
  parts: parts(...names),
  detached,
  mutations: [],
})
const missing = (noted: string[] | undefined, present: string[], mutations: number[] = []) =>
  findMissingBlocks(noted && parts(...noted), parts(...present), mutations).map(
    ({ first, last }) => `${first}-${last}`,
  )

describe('inserts that are in no part', () => {
  it('are none as long as parts merge, mutate and are added', () => {
    assert.deepEqual(missing([], []), [])
    assert.deepEqual(missing(['all_1_5_1', 'all_6_6_0'], ['all_1_9_2']), [])
    assert.deepEqual(missing(['all_1_9_2'], ['all_1_9_2_10', 'all_11_11_0']), [])
    assert.deepEqual(missing(['all_1_9_2'], ['all_1_9_2', 'all_11_11_0'], [10]), [])
    assert.deepEqual(
      missing(['all_1_9_2'], ['all_1_5_1', 'all_6_9_1']),
      [],
      'sources stand in for what was merged',
    )
  })

  it('are those of parts that were noted and of gaps since', () => {
    assert.deepEqual(missing(['all_1_5_1', 'all_6_6_0'], ['all_6_6_0']), ['1-5'])
    assert.deepEqual(missing(['all_1_5_1'], ['all_1_5_1', 'all_8_8_0']), ['6-7'])
    assert.deepEqual(missing(['all_1_5_1'], []), ['1-5'])
    assert.deepEqual(missing(undefined, ['all_3_4_1']), ['1-2'])
  })

  it('are not asked for again where a gap was noted', () => {
    assert.deepEqual(missing(['all_1_5_1', 'all_9_9_0'], ['all_1_9_2', 'all_10_10_0']), [])
  })

  it('were in parts that the engine set aside when it opened the table, and not before', () => {
    const before = files(['all_1_5_1', 'all_6_6_0'], ['broken-on-start_all_1_5_1'])
    assert.equal(findSoundParts(before, before).length, 2)
    const after = files([], [...before.detached, 'broken-on-start_all_1_5_1_try1'])
    assert.deepEqual(
      findSoundParts(before, after).map(({ name }) => name),
      ['all_6_6_0'],
    )
  })

  it('are told with their rows and times as far as those were noted', () => {
    const facts = { rows: 10, fromMs: 0, toMs: 86_400_000 }
    const noted = [...parts('all_1_5_1').map((part) => ({ ...part, ...facts })), ...parts('all_6_6_0')]
    const [known, unknown] = listMissing(
      [
        { first: 1, last: 5 },
        { first: 6, last: 6 },
      ],
      noted,
    )
    assert.match(known?.text ?? '', /inserts 1 to 5 .*all_1_5_1.*10 rows from 1970-01-01T.* to 1970-01-02T/)
    assert.match(unknown?.text ?? '', /inserts 6 of the readings are missing \(part all_6_6_0\)$/)
    assert.deepEqual(
      noteParts(parts('all_1_5_1'), noted).map(({ rows }) => rows),
      [10],
    )
  })
})
