import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { EstateIndex } from './estate-index.ts'
import { SortedLists } from './sorted-lists.ts'

const step = fc.record({
  act: fc.constantFrom('put', 'put', 'remove', 'hold', 'copy'),
  name: fc.constantFrom('a', 'b'),
  item: fc.nat(20),
})

describe('sorted lists', () => {
  it('hold what was put in, in order, and no list that was given changes, whatever is done and copied', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const versions = [
          { lists: new SortedLists<number>((a, b) => a - b), model: new Map<string, number[]>() },
        ]
        const held: { list: readonly number[]; was: readonly number[] }[] = []
        for (const { act, name, item } of steps) {
          const version = versions[item % versions.length]
          assert.ok(version)
          const { lists, model } = version
          const known = model.get(name) ?? []
          if (act === 'put' && !known.includes(item)) {
            lists.insert(name, item)
            model.set(
              name,
              [...known, item].sort((a, b) => a - b),
            )
          } else if (act === 'remove' && known.includes(item)) {
            lists.remove(name, item)
            model.set(
              name,
              known.filter((other) => other !== item),
            )
          } else if (act === 'hold') held.push({ list: lists.get(name), was: known })
          else if (act === 'copy') versions.push({ lists: lists.copy(), model: new Map(model) })
        }
        for (const { lists, model } of versions)
          for (const name of ['a', 'b']) assert.deepEqual(lists.get(name), model.get(name) ?? [])
        for (const { list, was } of held) assert.deepEqual(list, was)
      }),
      { numRuns: 1000 },
    )
  })

  it('take thirty thousand locations and sensors in one place, in no order, and move them to another', () => {
    const index = new EstateIndex()
    const place = { parentId: 'top', organisationId: 'top', kind: 'zone', timeZone: 'UTC', properties: {} }
    const ids = Array.from({ length: 30_000 }, (_, at) => String((at * 7919) % 30_011).padStart(6, '0'))
    for (const parentId of ['a', 'b']) {
      for (const id of ids) {
        index.putLocation({ ...place, locationId: id, parentId, name: id } as never)
        index.putSensor({ sensorId: id, locationId: parentId } as never)
      }
    }
    assert.deepEqual(
      index.sensorsIn('b').map(({ sensorId }) => sensorId),
      [...ids].sort(),
    )
    assert.deepEqual(
      index.childrenOf('b').map(({ locationId }) => locationId),
      [...ids].sort(),
    )
    assert.deepEqual([index.sensorsIn('a'), index.childrenOf('a')], [[], []])
  })
})
