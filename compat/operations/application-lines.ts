import assert from 'node:assert/strict'
import { callFor, callForBody, callForProblem, type OperationLine, readList } from './operation-line.ts'

/** What applications on behalf of people need: settings of places, patterns, preferences, downloads. */
export const applicationLines: readonly OperationLine[] = [
  {
    operation: 'put_location_settings',
    checks: 'working hours and a capacity',
    run: async (client, { organisationId }) => {
      const body = { working_hours: '7-19', capacity: 40 }
      const call = { operation: 'put_location_settings', path: { location_id: organisationId }, body }
      await callForBody(client, 200, call, { location_id: organisationId, own: body })
    },
  },
  {
    operation: 'read_location_settings',
    checks: 'these, and where each comes from',
    run: async (client, { organisationId }) => {
      const call = { operation: 'read_location_settings', path: { location_id: organisationId } }
      const capacity = { value: 40, from: { kind: 'location', location_id: organisationId } }
      await callForBody(client, 200, call, { effective: { capacity } })
    },
  },
  {
    operation: 'read_location_hourly',
    checks: 'the pattern of a week of the locations inside',
    run: async (client, { organisationId }) => {
      const path = { location_id: organisationId, var_name: 'CO2ppm' }
      const query = { from: '2026-01-05', to: '2026-01-11', group_by: 'weekday' }
      const { body } = await callFor(client, 200, { operation: 'read_location_hourly', path, query })
      for (const { var_name: varName } of readList(body)) assert.equal(varName, 'CO2ppm')
    },
  },
  {
    operation: 'put_preferences',
    checks: 'a dark theme',
    run: async (client) => {
      const body = { theme: 'dark' }
      await callForBody(client, 200, { operation: 'put_preferences', body }, { preferences: body })
    },
  },
  {
    operation: 'read_preferences',
    checks: 'the same',
    run: async (client) => {
      const expected = { preferences: { theme: 'dark' } }
      await callForBody(client, 200, { operation: 'read_preferences' }, expected)
    },
  },
  {
    operation: 'put_views',
    checks: 'a view with a name',
    run: async (client) => {
      const body = { views: [{ name: 'Air', address: '/dashboard/live/loc_1?src=CO2ppm' }] }
      await callForBody(client, 200, { operation: 'put_views', body }, body)
    },
  },
  {
    operation: 'read_views',
    checks: 'the same',
    run: async (client) => {
      const views = [{ name: 'Air', address: '/dashboard/live/loc_1?src=CO2ppm' }]
      await callForBody(client, 200, { operation: 'read_views' }, { views })
    },
  },
  {
    operation: 'create_download',
    checks: 'an address for the export of the sensors',
    run: async (client, scene) => {
      const call = { operation: 'create_download', body: { path: '/exports/sensors' } }
      const { url } = await callForBody(client, 201, call, {})
      const id = String(url).split('/').at(-1) ?? ''
      assert.match(id, /^[\w-]{20,}$/)
      scene.made.set('download', id)
    },
  },
  {
    operation: 'read_download',
    checks: 'the export, once',
    run: async (client, scene) => {
      const path = { download_id: scene.made.get('download') ?? '' }
      await callFor(client, 200, { operation: 'read_download', path })
      await callForProblem(client, 404, 'not_found', { operation: 'read_download', path })
    },
  },
]
