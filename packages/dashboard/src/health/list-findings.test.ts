import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listFindings } from './list-findings.ts'
import type { Stats } from './stats-query.ts'

const nowS = 1_780_000_000
const none = { count: 0, data: [] }
const fine: Stats = {
  time: nowS,
  time_zone: 'Europe/London',
  sensors: 41,
  readings_by_day: [],
  quiet: none,
  low_batteries: none,
  gaps: none,
  delays: none,
  clocks: none,
  webhooks: null,
  brokers: null,
  disk: null,
}
const sensor = { sensor_id: 'AQ2-FE753C0D7ADF', name: 'Lobby', location_id: 'floor' }

test('nothing is found where all is as it should be, and where the caller is not told', () => {
  assert.deepEqual(listFindings(fine, nowS), [])
  assert.deepEqual(listFindings({ ...fine, webhooks: none, brokers: none }, nowS), [])
})

test('each finding says how bad it is, and how many more there are', () => {
  const hook = { webhook_id: 'hook_1', description: '', status: 'active', failures: 3 } as const
  const found = listFindings(
    {
      ...fine,
      gaps: { count: 31, data: [{ ...sensor, gaps: 2, longest_s: 9_600, longest_from: nowS - 20_000 }] },
      delays: { count: 1, data: [{ ...sensor, readings: 1, largest_s: 25_200 }] },
      clocks: {
        count: 2,
        data: [
          { ...sensor, offset_s: -3_600 },
          { ...sensor, offset_s: 45 },
        ],
      },
      webhooks: { count: 1, data: [{ ...hook, lag_s: 840, lag_readings: 1_200 }] },
      brokers: { count: 1, data: [{ name: 'basement', connections: 2, connected: 0 }] },
    },
    nowS,
  )
  assert.deepEqual(
    found.map(({ kind, count, rows }) => [kind, count, ...rows.map(({ name, text }) => `${name}: ${text}`)]),
    [
      ['gaps', 31, 'Lobby: 2 gaps, the longest 2 h, from 15:53'],
      ['delays', 1, 'Lobby: 1 reading, up to 7 h late'],
      ['clocks', 2, 'Lobby: 60 min behind', 'Lobby: 45 s ahead'],
      ['webhooks', 1, 'Webhook hook_1: failing, 1,200 readings wait, 14 min'],
      ['brokers', 1, 'basement: 0 of 2 connections are up'],
    ],
  )
})
