import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLatestValues } from './latest-values.ts'

const of = (sensor_id: string, var_name: string, time: number, value: number) => ({
  sensor_id,
  var_name,
  time,
  value,
})

function create() {
  const waiting: (() => void)[] = []
  const values = createLatestValues((tell) => waiting.push(tell))
  return { values, waiting, tell: () => waiting.shift()?.() }
}

test('old values never overwrite newer ones, a correction of the newest does', () => {
  const { values } = create()
  values.put([of('a', 'CO2ppm', 20, 800), of('a', 'CO2ppm', 10, 400)])
  assert.deepEqual(values.find('a', 'CO2ppm'), { time: 20, value: 800 })
  values.put([of('a', 'CO2ppm', 20, 810)])
  assert.equal(values.find('a', 'CO2ppm')?.value, 810)
  values.seed([{ sensor_id: 'a', data: [{ var_name: 'CO2ppm', time: 15, value: 500 }] }])
  assert.equal(values.find('a', 'CO2ppm')?.value, 810)
})

test('a status that follows from silence holds until the next one, whatever its time', () => {
  const { values } = create()
  values.replace([of('a', 'onlineStatus', 900, 0)])
  values.replace([of('a', 'onlineStatus', 600, 1)])
  assert.deepEqual(values.find('a', 'onlineStatus'), { time: 600, value: 1 })
})

test('what was derived is known as such, and holds no longer than the server says so', () => {
  const { values } = create()
  values.put([of('a', 'onlineStatus', 600, 1)])
  values.replace([{ ...of('a', 'onlineStatus', 900, 0), derived: true }])
  assert.deepEqual(values.find('a', 'onlineStatus'), { time: 900, value: 0, derived: true })
  const silent = { var_name: 'onlineStatus', time: 900, value: 0, derived: true }
  values.seed([{ sensor_id: 'a', data: [silent] }])
  assert.equal(values.find('a', 'onlineStatus')?.derived, true)
  values.seed([{ sensor_id: 'a', data: [{ var_name: 'onlineStatus', time: 600, value: 1 }] }])
  assert.deepEqual(values.find('a', 'onlineStatus'), { time: 600, value: 1 })
})

test('a report takes the place of what was derived for the same time', () => {
  const { values } = create()
  values.replace([{ ...of('a', 'onlineStatus', 900, 0), derived: true }])
  values.put([of('a', 'onlineStatus', 900, 0)])
  assert.deepEqual(values.find('a', 'onlineStatus'), { time: 900, value: 0 })
})

test('changes are told once for all of them, and only to whom they concern', () => {
  const { values, waiting, tell } = create()
  const told: string[] = []
  values.subscribe('a', () => told.push('a'))
  const end = values.subscribe('b', () => told.push('b'))
  values.subscribeToAll(() => told.push('all'))
  values.put([of('a', 'CO2ppm', 1, 1), of('a', 'temperatureC', 1, 1), of('a', 'CO2ppm', 2, 2)])
  assert.equal(waiting.length, 1)
  tell()
  assert.deepEqual(told, ['a', 'all'])
  end()
  values.put([of('b', 'CO2ppm', 1, 1), of('a', 'CO2ppm', 1, 0)])
  tell()
  assert.deepEqual(told, ['a', 'all', 'all'])
})

test('what is known already changes nothing', () => {
  const { values, waiting } = create()
  values.put([of('a', 'CO2ppm', 1, 1)])
  const before = values.find('a', 'CO2ppm')
  const version = values.version()
  values.put([of('a', 'CO2ppm', 1, 1)])
  assert.equal(values.find('a', 'CO2ppm'), before)
  assert.equal(values.version(), version)
  assert.equal(waiting.length, 1)
})

test('what was told before the snapshot holds, and sensors that it does not have are forgotten', () => {
  const { values } = create()
  values.put([of('a', 'CO2ppm', 1, 1), of('b', 'CO2ppm', 9, 9)])
  values.seed([{ sensor_id: 'b', data: [{ var_name: 'CO2ppm', time: 5, value: 5 }] }])
  assert.equal(values.find('b', 'CO2ppm')?.value, 9)
  assert.equal(values.find('a', 'CO2ppm'), undefined)
})

test('a sensor was last heard when any of its series was; silence says nothing', () => {
  const { values } = create()
  assert.equal(values.findLastHeard('a'), undefined)
  values.put([of('a', 'CO2ppm', 5, 1), of('a', 'temperatureC', 9, 1)])
  values.replace([{ ...of('a', 'onlineStatus', 20, 0), derived: true }])
  assert.equal(values.findLastHeard('a'), 9)
})
