import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { showBands } from '../data/bands.ts'
import type { Sensor } from '../data/queries.ts'
import { keepUnchanged, type SensorFacts, type ShowRules, showSensor } from './show-sensor.ts'

const nowS = 1_768_396_440
const sensor: Sensor = { sensor_id: 'AQ2-000000000001', name: 'Room', stale_after_s: 900 }
const variable = makeVariable('CO2ppm', { unit: 'ppm', symbol: 'ppm' })
const bands = showBands(
  [
    { name: 'Ideal', to: 800, severity: 0 },
    { name: 'Poor', to: null, severity: 3 },
  ],
  { palette: 'severity', decimals: 0 },
)
const rules: ShowRules = { variable, bandsOf: () => bands, choices: {}, occupiedS: 600, freeS: 7_200 }
const motion: ShowRules = { ...rules, variable: { ...variable, kind: 'event' }, bandsOf: () => [] }

const ago = (ageS: number, value = 1) => ({ time: nowS - ageS, value })
const facts = (more: Partial<SensorFacts>): SensorFacts => ({
  datum: undefined,
  status: undefined,
  lastHeardS: more.datum?.time,
  ...more,
})
const show = (more: Partial<SensorFacts>, how = rules) => showSensor(sensor, facts(more), how, nowS)

test('a current value has the word, the colour and the ticks of its band', () => {
  const { valueText, word, colour, ticks, severity, absence } = show({ datum: ago(60, 1432) })
  assert.deepEqual(
    { valueText, word, colour, ticks, severity, absence },
    { valueText: '1,432', word: 'Poor', colour: '--severity-3', ticks: 4, severity: 3, absence: undefined },
  )
})

test('a datum is current up to the age that its sensor says, and is in no band after it', () => {
  assert.equal(show({ datum: ago(900, 1432) }).absence, undefined)
  const stale = show({ datum: ago(901, 1432) })
  assert.deepEqual(
    [stale.absence, stale.colour, stale.valueText, stale.severity],
    ['stale', undefined, '', 0],
  )
  assert.deepEqual(stale.datum, ago(901, 1432))
})

test('an old datum is explained by the status of its sensor', () => {
  assert.equal(show({ datum: ago(4000), status: ago(3900, 0) }).absence, 'offline')
  assert.equal(show({ datum: ago(4000), status: ago(3000, -1) }).absence, 'rebooting')
  assert.equal(show({ datum: ago(4000), status: ago(3000, 1) }).absence, 'stale')
  assert.equal(show({}).absence, 'never_reported')
})

test('a status that follows from silence says only that there is no data', () => {
  const silent = { datum: ago(4000), status: { ...ago(3100, 0), derived: true } }
  assert.deepEqual([show(silent).absence, show(silent).word], ['stale', 'No data'])
  assert.equal(show(silent, motion).absence, 'stale')
})

test('a gateway that says that a sensor is offline is believed, whenever it says so', () => {
  for (const ageS of [60, 3100, 3999])
    assert.equal(show({ datum: ago(4000), status: ago(ageS, 0) }).absence, 'offline')
})

test('what was measured is shown while it is current, even if the sensor has gone since', () => {
  assert.equal(show({ datum: ago(100), status: ago(50, 0) }).absence, undefined)
})

test('without bands a value is neither good nor bad', () => {
  const { word, colour, ticks, absence } = show({ datum: ago(5) }, { ...rules, bandsOf: () => [] })
  assert.deepEqual([word, colour, ticks, absence], ['', undefined, 0, undefined])
})

test('temperatures are shown in the unit that the user chose, and banded as they are', () => {
  const warm = { ...rules, variable: { ...variable, unit: '°C', decimals: 1 } }
  const fahrenheit = { ...warm, choices: { temperature_unit: 'fahrenheit' } as const }
  const { valueText, word } = show({ datum: ago(5, 21) }, fahrenheit)
  assert.deepEqual([valueText, word], ['69.8', 'Ideal'])
})

test('a place is in use, recently used or free by the minutes since the last motion', () => {
  const online = { status: ago(60), lastHeardS: nowS - 60 }
  const at = (ageS: number) => show({ ...online, datum: ago(ageS) }, motion)
  assert.deepEqual([at(600).word, at(600).colour], ['In use', '--in-use'])
  assert.deepEqual([at(601).word, at(7_200).word], ['Recently used', 'Recently used'])
  assert.deepEqual([at(7_201).word, at(7_201).valueText], ['Free', '2 h'])
})

test('a sensor that is not known to be online is never free', () => {
  const old = ago(9_000)
  const heard = nowS - 60
  const words = [
    show({ datum: old, status: ago(60, 0), lastHeardS: heard }, motion),
    show({ datum: old, status: ago(60, -1), lastHeardS: heard }, motion),
    show({ datum: old, status: ago(2_000, 1), lastHeardS: nowS - 2_000 }, motion),
    show({ datum: old, lastHeardS: heard }, motion),
    show({ status: ago(60), lastHeardS: heard }, motion),
    show({}, motion),
  ].map(({ word, absence }) => `${word} ${absence}`)
  assert.deepEqual(words, [
    'No data offline',
    'No data rebooting',
    'No data stale',
    'No data stale',
    'No data never_reported',
    'No data never_reported',
  ])
})

test('a motion a moment ago proves use, also of a sensor that never tells its status', () => {
  assert.equal(show({ datum: ago(30) }, motion).word, 'In use')
})

test('what has not changed stays the same thing', () => {
  const datum = ago(60)
  const before = [show({ datum })]
  assert.equal(keepUnchanged(before, [show({ datum })]), before)
  const after = keepUnchanged(before, [show({ datum }), show({})])
  assert.equal(after[0], before[0])
})
