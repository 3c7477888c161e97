import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listAncestors } from './list-ancestors.ts'
import type { Location } from './location.ts'
import { formatPath } from './name-sensor.ts'
import { canSeeLocation } from './visibility.ts'

const levels = 16
const place = (level: number): Location => ({
  locationId: `level-${level}`,
  parentId: level === 0 ? null : `level-${level - 1}`,
  organisationId: 'level-0',
  kind: level === 0 ? 'organisation' : 'zone',
  name: `Level ${level}`,
  timeZone: 'UTC',
  ownTimeZone: null,
  properties: {},
})
const tree = new Map(Array.from({ length: levels }, (_, level) => [`level-${level}`, place(level)]))

it('a location is looked for on one way up, however many locations were granted', () => {
  let looks = 0
  const places = {
    findLocation: (id: string) => {
      looks += 1
      return tree.get(id)
    },
    findSensor: () => undefined,
    isWithin: (id: string, ancestorId: string) => {
      for (let at = tree.get(id); at; at = tree.get(at.parentId ?? '')) {
        looks += 1
        if (at.locationId === ancestorId) return true
      }
      return false
    },
  }
  const others = Array.from({ length: 100 }, (_, at) => `other-${at}`)
  const seenBy = (...locationIds: string[]) => ({
    organisationId: 'level-0',
    locationIds: [...others, ...locationIds],
  })
  const list = (...locationIds: string[]) =>
    listAncestors(places, seenBy(...locationIds), place(levels - 1)).map(({ name }) => name)
  assert.deepEqual(list(), [])
  assert.deepEqual(list('level-15'), [])
  assert.deepEqual(list('level-14', 'level-13'), ['Level 13', 'Level 14'])
  assert.equal(list('level-0').length, levels - 1)
  assert.deepEqual(
    listAncestors(places, { ...seenBy('level-0'), organisationId: 'another' }, place(levels - 1)),
    [],
  )
  looks = 0
  assert.equal(list('level-3').length, levels - 4)
  assert.equal(canSeeLocation(places, seenBy('level-0'), 'level-15'), true)
  assert.equal(canSeeLocation(places, seenBy(), 'level-15'), false)
  assert.ok(looks < 5 * levels, `${looks} looks`)
})

it('a path of names is short, however deep it goes: the topmost give way', () => {
  const longest = (level: number) => ({ ...place(level), name: `${level}`.padEnd(200, '&') })
  const deep = new Map(Array.from({ length: levels }, (_, level) => [`level-${level}`, longest(level)]))
  const places = {
    findLocation: (id: string) => deep.get(id),
    findSensor: () => undefined,
    isWithin: () => true,
  }
  const all = { organisationId: 'level-0', locationIds: ['level-0'] }
  assert.equal(formatPath(places, all, longest(15)), `… / ${longest(15).name}`)
  assert.equal(formatPath(places, all, longest(0)), longest(0).name)
  const short = { ...place(15), name: 'Desk' }
  assert.equal(formatPath(places, all, short), `… / ${longest(14).name} / Desk`)
})
