import assert from 'node:assert/strict'
import type { ApiServer } from './api-server.ts'

/** Times and values of a series, Unix seconds. */
export type Data = readonly (readonly [time: number, value: number])[]

/** Stores data of a series through the API. Fails where any of it is rejected. */
export async function storeData(
  api: Pick<ApiServer, 'post'>,
  sensorId: string,
  varName: string,
  data: Data,
): Promise<void> {
  const readings = data.map(([time, value]) => ({ sensor_id: sensorId, var_name: varName, time, value }))
  assert.deepEqual((await api.post(readings)).body.rejected, [])
}

/** Adds what metrics of locations are tried on: a room on the floor, a floor of New York, an empty one. */
export async function createMetricsEstate({ server: { estate } }: Pick<ApiServer, 'server'>): Promise<void> {
  await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: 'Room' })
  await estate.createLocation({
    locationId: 'annex',
    parentId: 'building',
    kind: 'floor',
    name: 'Annex',
    timeZone: 'America/New_York',
  })
  await estate.createLocation({ locationId: 'empty', parentId: 'building', kind: 'floor', name: 'Empty' })
}
