import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatRange, formatSelection, formatSource, nameSource } from './format-selection.ts'

test('hours and days are written out, also those of a night', () => {
  assert.equal(formatSelection({ from: 8, to: 18 }, ['mon', 'tue', 'wed']), '08:00 to 18:00, Mon to Wed')
  assert.equal(formatSelection({ from: 22, to: 6 }, ['sat']), '22:00 to 06:00 of the next day, Sat')
  assert.equal(formatSelection(undefined, undefined), 'all hours, every day')
})

test('a source is named once where hours and days share it', () => {
  const house = { kind: 'location', location_id: 'h', name: 'Northwind House' } as const
  const preset = { kind: 'default', location_id: null, name: '' } as const
  assert.equal(formatSource({ value: 1, from: house }, { value: 2, from: house }), 'from Northwind House')
  assert.equal(
    formatSource({ value: 1, from: undefined }, { value: 2, from: house }),
    'chosen here, from Northwind House',
  )
  assert.equal(nameSource(preset), 'by default')
  assert.equal(nameSource({ ...house, location_id: null, name: '' }), 'from a location above')
})

test('a range is written with its last day, and a year that differs', () => {
  assert.equal(formatRange({ from: '2026-10-30', to: '2026-11-27' }), '30 Oct to 26 Nov 2026')
  assert.equal(formatRange({ from: '2025-12-01', to: '2026-02-01' }), '1 Dec 2025 to 31 Jan 2026')
  assert.equal(formatRange({ from: '2026-01-13', to: '2026-01-14' }), '13 Jan 2026')
})
