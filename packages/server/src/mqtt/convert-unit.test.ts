import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findConversion, listUnits } from './convert-unit.ts'

test('numbers come in other units and are stored in that of the variable', () => {
  const cases = [
    ['temperatureC', undefined, 21.5, 21.5],
    ['temperatureC', '°C', 21.5, 21.5],
    ['temperatureC', '°F', 68, 20],
    ['temperatureC', '°F', -40, -40],
    ['temperatureC', 'K', 293.65, 20.5],
    ['pressuremBar', 'hPa', 1013.25, 1013.25],
    ['pressuremBar', 'Pa', 101_325, 1013.25],
    ['pressuremBar', 'kPa', 101.325, 1013.25],
    ['pressuremBar', 'mmHg', 760, 1013.25],
    ['energyInkWh', 'Wh', 1234, 1.234],
    ['energyInkWh', 'MJ', 3.6, 1],
    ['CO2ppm', '%', 0.04, 400],
    ['VOCppb', 'ppm', 0.25, 250],
    ['relativeHumidity', 'fraction', 0.57, 57],
    ['particulateMatter', 'mg/m³', 0.012, 12],
  ] as const
  for (const [varName, unit, given, expected] of cases) {
    const converted = findConversion(varName, unit)(given)
    const tolerance = unit === 'mmHg' ? 0.001 : 0
    assert.ok(
      Math.abs(converted - expected) <= tolerance,
      `${given} ${unit} are ${converted}, not ${expected}`,
    )
  }
})

test('a unit that is none of the variable is refused with those that are', () => {
  assert.throws(() => findConversion('temperatureC', 'F'), /must be one of °C, °F, K for temperatureC/)
  assert.throws(() => findConversion('CO2ppm', '°F'), /must be one of ppm, ppb, % for CO2ppm/)
  assert.throws(() => findConversion('clientsWiFi', 'Pa'), /must be one of count for clientsWiFi/)
  assert.deepEqual(listUnits('motionEvent'), ['event'])
})
