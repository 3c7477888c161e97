import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { showBands } from '../data/bands.ts'
import { chooseShownUnit } from './shown-unit.ts'

const temperature = makeVariable('temperatureC', {
  unit: '°C',
  symbol: '°C',
  decimals: 1,
  palette: 'cold_warm',
})

test('degrees, and the limits of their bands, are in the unit of the user', () => {
  const fahrenheit = chooseShownUnit(temperature, { temperature_unit: 'fahrenheit' })
  assert.equal(fahrenheit.formatWithSymbol(fahrenheit.convert(21)), '69.8\u00a0°F')
  const bands = showBands(
    [
      { name: 'Cool', to: 20, severity: 1 },
      { name: 'Fine', to: null, severity: 0 },
    ],
    { palette: 'cold_warm', decimals: 1 },
  )
  assert.deepEqual(
    fahrenheit.convertBands(bands).map(({ to }) => to),
    [68, null],
  )
  assert.equal(chooseShownUnit(temperature, {}).formatWithSymbol(21), '21.0\u00a0°C')
})

test('thousands are grouped, and a bare number has no symbol', () => {
  const count = chooseShownUnit({ ...temperature, unit: 'count', symbol: '', decimals: 0, kind: 'count' }, {})
  assert.equal(count.formatWithSymbol(1612.4), '1,612')
})

test('events are shares of time, states have names', () => {
  const use = chooseShownUnit({ ...temperature, kind: 'event' }, {})
  assert.equal(use.formatWithSymbol(use.convert(0.314)), '31%')
  const status = chooseShownUnit(
    { ...temperature, kind: 'status', values: [{ value: 1, label: 'Online' }] },
    {},
  )
  assert.equal(status.formatWithSymbol(1), 'Online')
})
