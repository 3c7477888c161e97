import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { listWorstBands } from './list-worst-bands.ts'
import type { PlaceSummary } from './place-counts.ts'

const names = ['CO2ppm', 'temperatureC', 'batteryLevelPct'] as const

function summarise(counts: Readonly<Record<string, readonly [good: number, bad: number]>>): PlaceSummary {
  const statuses = { retired: 0, never_reported: 0, silent: 0, offline: 0, rebooting: 0, online: 3 }
  const variables = names.flatMap((var_name, index) => {
    const [good, bad] = counts[var_name] ?? []
    if (good === undefined || bad === undefined) return []
    const bands = [
      { name: 'Good', severity: 0, sensors: good },
      { name: 'Bad', severity: index + 1, sensors: bad },
    ]
    return [{ var_name, sensors: good + bad, current: good + bad, no_current_data: 0, bands }]
  })
  return { location_id: 'house', kind: 'building', name: 'House', statuses, variables }
}

const list = (counts: Parameters<typeof summarise>[0]) =>
  listWorstBands(
    summarise(counts),
    names.map((name) => makeVariable(name)),
  ).map(({ variable, band }) => `${variable.label}: ${band.count} ${band.name}`)

test('of each variable with a trouble its worst band is named, the worst first', () => {
  assert.deepEqual(list({ CO2ppm: [2, 1], temperatureC: [1, 2], batteryLevelPct: [3, 0] }), [
    'temperatureC: 2 Bad',
    'CO2ppm: 1 Bad',
  ])
})

test('where all is well nothing is named', () => {
  assert.deepEqual(list({ CO2ppm: [2, 0] }), [])
})
