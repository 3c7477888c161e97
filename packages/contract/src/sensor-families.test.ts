import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type SensorFamily, sensorFamilies, sensorFamilyOf, sensorIdPattern } from './sensor-families.ts'
import { isVarName } from './var-names.ts'

const families = Object.keys(sensorFamilies) as SensorFamily[]
const hex = fc.stringMatching(/^[0-9A-F]{12}$/)

test('every id that a family gives out is well-formed and belongs to that family', () => {
  fc.assert(
    fc.property(fc.constantFrom(...families), hex, (family, serial) => {
      const id = `${sensorFamilies[family].prefix}-${serial}`
      assert.match(id, new RegExp(sensorIdPattern))
      assert.equal(sensorFamilyOf(id), family)
    }),
  )
})

test('prefixes are told apart where one begins with another', () => {
  assert.equal(sensorFamilyOf('LF-0123456789AB'), 'base')
  assert.equal(sensorFamilyOf('LF5-0123456789AB'), 'sahara')
})

for (const id of [
  'AQ2-fe753c0d7adf',
  'AQ2-FE753C0D7AD',
  'AQ2-FE753C0D7ADFF',
  'XX1-FE753C0D7ADF',
  'AQ2FE753C0D7ADF',
  ' AQ2-FE753C0D7ADF',
  'AQ2-FE753C0D7ADF\n',
]) {
  test(`${JSON.stringify(id)} is not a sensor id`, () => {
    assert.doesNotMatch(id, new RegExp(sensorIdPattern))
  })
}

test('an unknown prefix has no family', () => assert.equal(sensorFamilyOf('XX1-FE753C0D7ADF'), undefined))

test('families report variables of the catalogue, each once, and always whether they are online', () => {
  for (const family of families) {
    const reports: readonly string[] = sensorFamilies[family].reports
    assert.ok(reports.every(isVarName), family)
    assert.equal(new Set(reports).size, reports.length, family)
    assert.ok(reports.includes('onlineStatus'), family)
  }
})

test('no two families share a prefix', () => {
  const prefixes = families.map((family) => sensorFamilies[family].prefix)
  assert.equal(new Set(prefixes).size, prefixes.length)
})
