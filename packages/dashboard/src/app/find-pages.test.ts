import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findSections } from '../setup/sections.ts'
import { findPages, listPages, namesPage } from './find-pages.ts'

const all = listPages('loc_1', [])
const find = (text: string) => findPages(all, text).map(({ id }) => id)

test('each screen of the present place is found by its name, and each view of the calendar by its own', () => {
  assert.deepEqual(find('live'), ['live'])
  assert.deepEqual(find('Calendar'), ['month', 'week', 'ranking'])
  assert.deepEqual(find('week'), ['week'])
  assert.deepEqual(find('ranking'), ['ranking'])
  assert.deepEqual(find('summary'), ['summary'])
  assert.deepEqual(find('health'), ['health'])
  assert.deepEqual(find('guide'), ['/guide'])
})

test('a screen leads to the present place; without one only the others are offered', () => {
  const [week] = findPages(all, 'week')
  assert.deepEqual(week?.link, {
    to: '/calendar/$location',
    params: { location: 'loc_1' },
    search: { view: 'week' },
  })
  assert.deepEqual(
    listPages(undefined, []).map(({ id }) => id),
    ['/compare', '/guide', '/profile'],
  )
})

test('a text names a screen by the beginning of a word of it', () => {
  const [week] = findPages(all, 'week')
  assert.ok(week && namesPage(week, 'we') && namesPage(week, 'calendar'))
  assert.ok(week && !namesPage(week, 'eek') && !namesPage(week, ''))
})

test('the parts of Set up are offered to whoever may use them', () => {
  const installer = listPages(undefined, findSections(['read', 'place_sensors']))
  assert.deepEqual(
    findPages(installer, 'set up').map(({ text }) => text),
    ['Set up: Sensors', 'Set up: Import'],
  )
})
