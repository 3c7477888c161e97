import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sensorProjections } from '@openlightfi/contract'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'

const nowS = Math.floor(Date.now() / 1000)

describe('the routes of locations and sensors', () => {
  let api: ApiServer
  const read = (path: string, token = api.tokens.reader) => api.call(path, { token })

  before(async () => {
    api = await startApiServer()
  })
  after(() => api.server.close())

  describe('locations', () => {
    it("lists the caller's base locations", async () => {
      const { body } = await read('/locations')
      assert.deepEqual(body, {
        data: [
          {
            location_id: 'org',
            parent_id: null,
            kind: 'organisation',
            name: 'Org',
            time_zone: 'Europe/London',
            properties: {},
          },
        ],
      })
    })

    it('reads one location with its inherited time zone', async () => {
      const { version, ...body } = (await read('/locations/floor')).body
      assert.match(version, /^[\w-]{27}$/)
      assert.deepEqual(body, {
        location_id: 'floor',
        parent_id: 'building',
        kind: 'floor',
        name: 'Floor',
        time_zone: 'Europe/London',
        properties: { desks: 12 },
        ancestors: [
          { location_id: 'org', name: 'Org' },
          { location_id: 'building', name: 'Building' },
        ],
      })
    })

    it('reads what lies directly in a location when the path ends with a slash', async () => {
      const building = await read('/locations/building/')
      assert.deepEqual(
        building.body.locations.map((child: { name: string }) => child.name),
        ['Floor'],
      )
      assert.deepEqual(building.body.sensors, [])
      const floor = await read('/locations/floor/')
      assert.deepEqual(
        floor.body.sensors.map((sensor: { sensor_id: string }) => sensor.sensor_id),
        [sensorId],
      )
    })
  })

  describe('a sensor', () => {
    before(async () => {
      await api.post([
        { sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - 60, value: 850.5 },
        { sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - 120, value: 700 },
        { sensor_id: sensorId, var_name: 'temperatureC', time: nowS - 60.75, value: -0 },
      ])
    })

    it('comes with everything and its newest data by measurement time', async () => {
      const { version, ...body } = (await read(`/sensors/${sensorId}`)).body
      assert.match(version, /^[\w-]{27}$/)
      assert.deepEqual(body, {
        sensor_id: sensorId,
        name: 'Room 1',
        family: 'alpine',
        location_id: 'floor',
        time_zone: 'Europe/London',
        position: { longitude: -0.0877, latitude: 51.5079 },
        polygon_id: null,
        retired_at: null,
        stale_after_s: 900,
        data: [
          { var_name: 'CO2ppm', time: nowS - 60, value: 850.5 },
          { var_name: 'temperatureC', time: nowS - 60.75, value: 0 },
        ],
        status: 'online',
        status_since: null,
        last_data_at: nowS - 60,
      })
    })

    it('comes with what the recipe projects: latest data and their values', async () => {
      const { body } = await read(`/sensors/${sensorId}?project=latest&project=value`)
      assert.deepEqual(Object.keys(body), ['sensor_id', 'data'])
      assert.deepEqual(body.data[0], { var_name: 'CO2ppm', time: nowS - 60, value: 850.5 })
    })

    it('leaves values out when only latest is projected', async () => {
      const { body } = await read(`/sensors/${sensorId}?project=latest`)
      assert.deepEqual(body.data[0], { var_name: 'CO2ppm', time: nowS - 60 })
    })

    for (const field of sensorProjections.filter((name) => name !== 'latest' && name !== 'value')) {
      it(`comes with ${field} alone when that is projected`, async () => {
        const { body } = await read(`/sensors/${sensorId}?project=${field}`)
        assert.deepEqual(Object.keys(body), ['sensor_id', field])
      })
    }
  })
})
