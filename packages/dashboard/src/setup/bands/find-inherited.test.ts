import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Schemas } from '@openlightfi/client'
import { findInherited, nameInherited } from './find-inherited.ts'

type Settings = Schemas['LocationSettingsOutput']

const nowhere = { kind: 'default', location_id: null, name: '' } as const
const house = { kind: 'location', location_id: 'house', name: 'House' } as const
const floor = { kind: 'location', location_id: 'floor', name: 'First floor' } as const
const bands = (name: string) => [{ name, to: null, severity: 0 }]

function settings(own: Settings['own'], hours: string, from: typeof house | typeof floor): Settings {
  return {
    location_id: from.location_id,
    version: 'v',
    own,
    effective: {
      bands: { CO2ppm: { value: bands(hours), from } },
      working_hours: { value: hours, from },
      working_days: { value: 'mon-fri', from: nowhere },
      outdoor_co2_ppm: { value: 450, from: nowhere },
      capacity: { value: null, from: nowhere },
    },
  }
}

test('what a location does not set is inherited as it holds there', () => {
  const { plain, bands: ofVariable } = findInherited(settings({}, '7-19', house), undefined)
  assert.deepEqual(plain('working_hours'), { value: '7-19', from: house })
  assert.deepEqual(ofVariable('CO2ppm')?.value, bands('7-19'))
  assert.equal(ofVariable('lux'), undefined)
})

test('what it sets itself would come from the location above', () => {
  const own = settings({ working_hours: '9-17', bands: { CO2ppm: bands('9-17') } }, '9-17', floor)
  const { plain, bands: ofVariable } = findInherited(own, settings({}, '7-19', house))
  assert.deepEqual(plain('working_hours'), { value: '7-19', from: house })
  assert.deepEqual(ofVariable('CO2ppm')?.value, bands('7-19'))
  assert.equal(findInherited(own, undefined).plain('working_hours'), undefined)
})

test('where it comes from is said in words', () => {
  assert.equal(nameInherited(house), 'Inherited from House.')
  assert.equal(nameInherited(nowhere), 'By default: nothing above sets it.')
  assert.equal(nameInherited({ ...house, location_id: null }), 'Inherited from a place that you do not see.')
})
