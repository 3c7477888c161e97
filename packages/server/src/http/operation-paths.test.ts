import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dropIdleSlashes } from './operation-paths.ts'

const same = [
  '/sensors',
  '/locations/loc_1',
  '/locations/loc_1/',
  '/locations/loc_1/?depth=all',
  '/locations//floorplan',
  '/locations//',
  '/sensors//AQ2-FE753C0D7ADF',
  '/docs/',
  '/',
  '//',
  '//evil.example/..',
  '//evil.example/sensors',
  '//oauth2/authorize',
  '//login/',
  '/sensors?next=//evil.example/',
  '*',
  '',
]
for (const target of same) {
  test(`${target || 'nothing'} stays as it is`, () => assert.equal(dropIdleSlashes(target), target))
}

const shorter: Record<string, string> = {
  '/sensors/': '/sensors',
  '/sensors/?limit=1': '/sensors?limit=1',
  '//sensors': '/sensors',
  '///sensors/': '/sensors',
  '/locations/': '/locations',
  '//locations/loc_1/': '/locations/loc_1/',
  '/locations/loc_1/floorplan/': '/locations/loc_1/floorplan',
  '/sensors/AQ2-FE753C0D7ADF/CO2ppm/history/?from=0': '/sensors/AQ2-FE753C0D7ADF/CO2ppm/history?from=0',
  '/readings/': '/readings',
}
for (const [target, meant] of Object.entries(shorter)) {
  test(`${target} means ${meant}`, () => assert.equal(dropIdleSlashes(target), meant))
}

test('a target of slashes without end costs no more than its length', () => {
  const slashes = '/'.repeat(16_000)
  assert.equal(dropIdleSlashes(slashes), slashes)
})
