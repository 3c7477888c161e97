import assert from 'node:assert/strict'
import { callFor, callForBody, callForProblem, type OperationLine, readList } from './operation-line.ts'
import type { Scene } from './scene.ts'

const floorId = ({ tag }: Scene) => `loc_${tag}_floor`
const roomId = ({ tag }: Scene) => `loc_${tag}_room`
const importedId = ({ tag }: Scene) => `loc_${tag}_imported`

/** A plan with one room; what is in it comes back as it went. */
const floorplan = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { type: 'area.room', id: 'room-1', name: 'Søuth' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-0.1, 51.5],
            [-0.099, 51.5],
            [-0.099, 51.501],
            [-0.1, 51.501],
            [-0.1, 51.5],
          ],
        ],
      },
    },
  ],
}

/** Places and sensors: made before the readings, so that these have a home. */
export const estateLines: readonly OperationLine[] = [
  {
    operation: 'read_health_health_get',
    checks: 'the server is well',
    run: async (client) => {
      await callForBody(client, 200, { operation: 'read_health_health_get' }, { status: 'ok' })
    },
  },
  {
    operation: 'read_liveness',
    checks: 'the process answers',
    run: async (client) => {
      await callForBody(client, 200, { operation: 'read_liveness' }, { status: 'live' })
    },
  },
  {
    operation: 'read_readiness',
    checks: 'requests may be sent to it, and its stores are whole',
    run: async (client) => {
      const whole = { status: 'ready', readings: 'ok', database: 'ok' }
      await callForBody(client, 200, { operation: 'read_readiness' }, whole)
    },
  },
  {
    operation: 'read_base_location_properties_locations_get',
    checks: 'the organisation alone, its name whole through every encoding',
    run: async (client, { organisationId }) => {
      const operation = 'read_base_location_properties_locations_get'
      const { body } = await callFor(client, 200, { operation })
      const [base, ...others] = readList(body)
      assert.partialDeepStrictEqual(base, { location_id: organisationId, name: 'Łódź & Søn "Büro"' })
      assert.deepEqual(others, [])
    },
  },
  {
    operation: 'create_location',
    checks: 'a floor with properties of any depth, and a room in it that inherits the time zone',
    run: async (client, scene) => {
      const operation = 'create_location'
      const properties = { lift: true, desks: { east: [4, 8] } }
      const floor = { location_id: floorId(scene), kind: 'floor', name: 'First', properties }
      const zoned = { ...floor, parent_id: scene.organisationId, time_zone: 'Europe/Brussels' }
      await callForBody(client, 201, { operation, body: zoned }, zoned)
      const room = { location_id: roomId(scene), parent_id: floorId(scene), kind: 'room', name: 'Søuth' }
      await callForBody(client, 201, { operation, body: room }, { ...room, time_zone: 'Europe/Brussels' })
    },
  },
  {
    operation: 'read_location_properties',
    checks: 'the floor as it was made; one that is not there is a problem with its code',
    run: async (client, scene) => {
      const operation = 'read_location_properties'
      const path = { location_id: floorId(scene) }
      const { properties } = await callForBody(client, 200, { operation, path }, { kind: 'floor' })
      assert.deepEqual(properties, { lift: true, desks: { east: [4, 8] } })
      const absent = { location_id: 'loc_absent' }
      await callForProblem(client, 404, 'not_found', { operation, path: absent })
    },
  },
  {
    operation: 'read_location_tree',
    checks: 'the organisation, the floor in it and the room in that; from the floor down the two alone',
    run: async (client, scene) => {
      const operation = 'read_location_tree'
      const list = async (query: Readonly<Record<string, string>>) =>
        readList((await callFor(client, 200, { operation, query })).body).map((place) => place.location_id)
      assert.deepEqual(await list({}), [scene.organisationId, floorId(scene), roomId(scene)])
      assert.deepEqual(await list({ location_id: floorId(scene) }), [floorId(scene), roomId(scene)])
    },
  },
  {
    operation: 'change_location',
    checks: 'a new name; null takes the time zone away, so that it is inherited',
    run: async (client, scene) => {
      const call = { operation: 'change_location', path: { location_id: floorId(scene) } }
      const body = { name: 'First floor', time_zone: null }
      const changed = { name: 'First floor', time_zone: 'Europe/London' }
      await callForBody(client, 200, { ...call, body }, changed)
    },
  },
  {
    operation: 'put_floorplan',
    checks: 'a dry run says what would change and stores nothing; then the plan is taken',
    run: async (client, scene) => {
      const path = { location_id: floorId(scene) }
      const call = { operation: 'put_floorplan', path, body: floorplan }
      const tried = { stored: false, can_be_stored: true, features: floorplan.features.length }
      await callForBody(client, 200, { ...call, query: { dry_run: true } }, tried)
      await callForBody(client, 200, call, { ...tried, stored: true })
    },
  },
  {
    operation: 'read_floorplan',
    checks: 'the plan comes back equal',
    run: async (client, scene) => {
      const path = { location_id: floorId(scene) }
      const { body } = await callFor(client, 200, { operation: 'read_floorplan', path })
      assert.deepEqual(body, floorplan)
    },
  },
  {
    operation: 'create_sensor',
    checks: 'a sensor with a position, in the room',
    run: async (client, scene) => {
      const position = { longitude: -0.0995, latitude: 51.5005 }
      const body = { sensor_id: scene.sensorId, location_id: floorId(scene), name: 'Søuth 1', position }
      const expected = { ...body, family: 'alpine', time_zone: 'Europe/London' }
      await callForBody(client, 201, { operation: 'create_sensor', body }, expected)
    },
  },
  {
    operation: 'change_sensor',
    checks: 'it is moved into the room',
    run: async (client, scene) => {
      const call = { operation: 'change_sensor', path: { sensor_id: scene.sensorId } }
      const body = { location_id: roomId(scene) }
      await callForBody(client, 200, { ...call, body }, { ...body, name: 'Søuth 1' })
    },
  },
  {
    operation: 'import_locations',
    checks: 'a dry run stores nothing, the import does; CSV the same, where the client can send it',
    run: async (client, scene) => {
      const operation = 'import_locations'
      const record = { location_id: importedId(scene), kind: 'zone', name: 'Imported' }
      const body = { locations: [{ ...record, parent_id: scene.organisationId }] }
      const tried = { stored: false, created: 1 }
      await callForBody(client, 200, { operation, query: { dry_run: true }, body }, tried)
      await callForBody(client, 200, { operation, body }, { stored: true, created: 1 })
      if (!client.sendsTexts) return
      const text = `location_id,name\n${importedId(scene)},"Imported, again"\n`
      const csv = { operation, body: text, contentType: 'text/csv' }
      await callForBody(client, 200, csv, { stored: true, changed: 1 })
    },
  },
  {
    operation: 'export_locations',
    checks: 'every location as JSON; CSV as a file',
    run: async (client, scene) => {
      const operation = 'export_locations'
      const { body } = await callFor(client, 200, { operation })
      const { locations } = body as { locations: { location_id: string }[] }
      const ids = [scene.organisationId, floorId(scene), roomId(scene), importedId(scene)]
      assert.deepEqual(locations.map(({ location_id: id }) => id).sort(), ids.sort())
      const query = { location_id: floorId(scene), format: 'csv' }
      const { file } = await callFor(client, 200, { operation, query, isFile: true })
      const [header = '', ...rows] = String(file).trim().split(/\r?\n/)
      assert.match(header, /^location_id,parent_id,kind,name,/)
      assert.equal(rows.length, 2)
    },
  },
  {
    operation: 'import_sensors',
    checks: 'one is made, one stays as it is; CSV the same, where the client can send it',
    run: async (client, scene) => {
      const operation = 'import_sensors'
      const made = { sensor_id: scene.importedSensorId, location_id: importedId(scene), name: 'Door' }
      const body = { sensors: [made, { sensor_id: scene.sensorId, name: 'Søuth 1' }] }
      await callForBody(client, 200, { operation, body }, { stored: true, created: 1, unchanged: 1 })
      if (!client.sendsTexts) return
      const text = `sensor_id,name\n${scene.importedSensorId},Front door\n`
      const csv = { operation, body: text, contentType: 'text/csv' }
      await callForBody(client, 200, csv, { stored: true, changed: 1 })
    },
  },
  {
    operation: 'export_sensors',
    checks: 'every sensor as JSON; CSV as a file',
    run: async (client, scene) => {
      const operation = 'export_sensors'
      const { body } = await callFor(client, 200, { operation })
      const { sensors } = body as { sensors: { sensor_id: string }[] }
      const ids = [scene.sensorId, scene.importedSensorId]
      assert.deepEqual(sensors.map(({ sensor_id: id }) => id).sort(), ids.sort())
      const query = { location_id: roomId(scene), format: 'csv' }
      const { file } = await callFor(client, 200, { operation, query, isFile: true })
      assert.match(String(file), new RegExp(`^sensor_id,.*\r?\n${scene.sensorId},`))
    },
  },
]

/** Deletes what was made, after everything that uses it. */
export const estateEndLines: readonly OperationLine[] = [
  {
    operation: 'replace_sensor',
    checks: 'a new one lies where the one before does, which is retired; put away again afterwards',
    run: async (client, { importedSensorId }) => {
      const path = { sensor_id: importedSensorId }
      const replacement = `${importedSensorId.slice(0, -4)}0E0E`
      const body = { sensor_id: replacement }
      const { location_id: place } = await callForBody(
        client,
        201,
        { operation: 'replace_sensor', path, body },
        body,
      )
      assert.ok(place)
      await callFor(client, 204, { operation: 'delete_sensor', path: body })
      await callForBody(client, 200, { operation: 'reinstate_sensor', path }, { sensor_id: importedSensorId })
    },
  },
  {
    operation: 'retire_sensor',
    checks: 'the sensor has a time of retirement',
    run: async (client, { sensorId }) => {
      const call = { operation: 'retire_sensor', path: { sensor_id: sensorId } }
      const { retired_at: retiredAt } = await callForBody(client, 200, call, { sensor_id: sensorId })
      assert.ok(Math.abs(Number(retiredAt) - Date.now() / 1000) < 60)
    },
  },
  {
    operation: 'list_sensors',
    checks: 'the retired one only when asked for; a page of one and its cursor give them all, once',
    run: async (client, { sensorId, importedSensorId }) => {
      const operation = 'list_sensors'
      const present = readList((await callFor(client, 200, { operation })).body)
      assert.deepEqual(
        present.map(({ sensor_id: id }) => id),
        [importedSensorId],
      )
      const seen: unknown[] = []
      let cursor: unknown
      do {
        const query = { retired: true, limit: 1, ...(typeof cursor === 'string' && { cursor }) }
        const { body } = await callFor(client, 200, { operation, query })
        seen.push(...readList(body).map(({ sensor_id: id }) => id))
        cursor = (body as { next_cursor?: string | null }).next_cursor
      } while (cursor)
      assert.deepEqual(seen.sort(), [importedSensorId, sensorId].sort())
    },
  },
  {
    operation: 'reinstate_sensor',
    checks: 'the time of retirement is gone',
    run: async (client, { sensorId }) => {
      const call = { operation: 'reinstate_sensor', path: { sensor_id: sensorId } }
      const { retired_at: retiredAt = null } = await callForBody(client, 200, call, { sensor_id: sensorId })
      assert.equal(retiredAt, null)
    },
  },
  {
    operation: 'delete_sensor',
    checks: 'one with readings stays, with the problem that says so; one without goes, and is not found',
    run: async (client, { sensorId, importedSensorId }) => {
      const operation = 'delete_sensor'
      await callForProblem(client, 409, 'not_possible', { operation, path: { sensor_id: sensorId } })
      const path = { sensor_id: importedSensorId }
      await callFor(client, 204, { operation, path })
      await callForProblem(client, 404, 'not_found', { operation: 'retire_sensor', path })
    },
  },
  {
    operation: 'delete_floorplan',
    checks: 'afterwards there is none',
    run: async (client, scene) => {
      const path = { location_id: floorId(scene) }
      await callFor(client, 204, { operation: 'delete_floorplan', path })
      await callForProblem(client, 404, 'not_found', { operation: 'read_floorplan', path })
    },
  },
  {
    operation: 'delete_location',
    checks: 'one with a room in it stays, with the problem that says so; an empty one goes, and is not found',
    run: async (client, scene) => {
      const operation = 'delete_location'
      const full = { location_id: floorId(scene) }
      await callForProblem(client, 409, 'not_possible', { operation, path: full })
      const path = { location_id: importedId(scene) }
      await callFor(client, 204, { operation, path })
      await callForProblem(client, 404, 'not_found', { operation: 'read_location_properties', path })
    },
  },
]
