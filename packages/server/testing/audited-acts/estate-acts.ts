import type { AuditedAct, Stage } from './stage.ts'

const plan = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'a',
      properties: { type: 'area.room' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
}

async function createFloor(stage: Stage): Promise<string> {
  const locationId = stage.name('level')
  const wanted = { locationId, parentId: 'building', kind: 'floor' as const, name: 'Level' }
  await stage.api.server.estate.createLocation(wanted)
  return locationId
}

/** The acts of administrators on locations, floorplans and sensors. */
export const estateActs: readonly AuditedAct[] = [
  {
    name: 'creating a location',
    action: 'location.created',
    prepare: async (stage) => {
      const body = { location_id: stage.name('new'), parent_id: 'org', kind: 'building', name: 'New' }
      return () => stage.call('POST', '/locations', body)
    },
  },
  {
    name: 'importing locations',
    action: 'location.created',
    prepare: async (stage) => {
      const locations = [1, 2, 3].map(() => {
        const location_id = stage.name('imported')
        return { location_id, parent_id: 'org', kind: 'building', name: location_id }
      })
      return () => stage.call('POST', '/imports/locations', { locations })
    },
  },
  {
    name: 'moving a location',
    action: 'location.changed',
    prepare: async (stage) => {
      const room = stage.name('room')
      const wanted = { locationId: room, parentId: 'floor', kind: 'room' as const, name: 'Room' }
      await stage.api.server.estate.createLocation(wanted)
      const floor = await createFloor(stage)
      return () => stage.call('PATCH', `/locations/${room}`, { parent_id: floor, name: 'Moved' })
    },
  },
  {
    name: 'deleting a location',
    action: 'location.deleted',
    prepare: async (stage) => {
      const place = await stage.createLocation()
      return () => stage.call('DELETE', `/locations/${place}`)
    },
  },
  {
    name: 'putting settings of a location',
    action: 'settings.put',
    prepare: async (stage) => {
      const place = await stage.createLocation()
      return () => stage.call('PUT', `/locations/${place}/settings`, { capacity: 40 })
    },
  },
  {
    name: 'putting a floorplan',
    action: 'floorplan.put',
    prepare: async (stage) => {
      const floor = await createFloor(stage)
      return () => stage.call('PUT', `/locations/${floor}/floorplan`, plan)
    },
  },
  {
    name: 'deleting a floorplan',
    action: 'floorplan.deleted',
    prepare: async (stage) => {
      const path = `/locations/${await createFloor(stage)}/floorplan`
      await stage.call('PUT', path, plan)
      return () => stage.call('DELETE', path)
    },
  },
  {
    name: 'placing a sensor',
    action: 'sensor.created',
    prepare: async (stage) => {
      const sensor_id = `LF-${stage.name('').padStart(12, '0')}`
      return () => stage.call('POST', '/sensors', { sensor_id, location_id: 'floor', name: 'New' })
    },
  },
  {
    name: 'importing a retired sensor',
    action: 'sensor.retired',
    prepare: async (stage) => {
      const sensor_id = await stage.createSensor()
      const sensors = [{ sensor_id, location_id: 'floor', name: 'Sensor', retired_at: 1_700_000_000 }]
      return () => stage.call('POST', '/imports/sensors', { sensors })
    },
  },
  {
    name: 'changing a sensor',
    action: 'sensor.changed',
    prepare: async (stage) => {
      const sensor = await stage.createSensor()
      return () => stage.call('PATCH', `/sensors/${sensor}`, { name: 'Changed' })
    },
  },
  {
    name: 'retiring a sensor',
    action: 'sensor.retired',
    prepare: async (stage) => {
      const sensor = await stage.createSensor()
      return () => stage.call('POST', `/sensors/${sensor}/retire`)
    },
  },
  {
    name: 'reinstating a sensor',
    action: 'sensor.reinstated',
    prepare: async (stage) => {
      const sensor = await stage.createSensor()
      await stage.api.server.estate.retireSensor(sensor)
      return () => stage.call('POST', `/sensors/${sensor}/reinstate`)
    },
  },
  {
    name: 'replacing a sensor',
    action: 'sensor.replaced',
    prepare: async (stage) => {
      const sensor = await stage.createSensor()
      const sensor_id = `LF-${stage.name('').padStart(12, '0')}`
      return () => stage.call('POST', `/sensors/${sensor}/replace`, { sensor_id })
    },
  },
  {
    name: 'deleting a sensor',
    action: 'sensor.deleted',
    prepare: async (stage) => {
      const sensor = await stage.createSensor()
      return () => stage.call('DELETE', `/sensors/${sensor}`)
    },
  },
]
