import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { serveAdministrator } from './serve-administrator.ts'

const { server, place, variables, run, runJson, close } = await serveAdministrator()
after(close)

test('metrics of the rooms of a floorplan are shown, and the pattern of a week', async () => {
  const { estate } = server
  await estate.createLocation({ locationId: 'level', parentId: 'org_acme', kind: 'floor', name: 'Level' })
  for (const sensorId of ['AQ2-0000000000E1', 'AQ2-0000000000E2'])
    await estate.createSensor({ sensorId, locationId: 'level', name: 'S', polygonId: 'room-1' })
  const { data } = await runJson('hourly level CO2ppm --by-polygon --by-weekday')
  assert.deepEqual([data[0].location_id, data[0].polygon_id, data[0].data.length], ['level', 'room-1', 168])
  const csv = await run('hourly level CO2ppm --by-polygon --by-weekday --csv')
  assert.match(csv, /^of,weekday,hour,min,avg,max,count,coverage\r\nlevel\/room-1,mon,0,,,,0,0.0\r\n/)
  const table = await run('daily level CO2ppm --by-polygon --from 2026-01-05 --to 2026-01-06')
  assert.match(table, /^level\/room-1 +2026-01-05 /m)
  const refused = await place.run('hourly AQ2-0000000000E1 CO2ppm --by-weekday', { variables })
  assert.equal(refused.exitCode, 2)
  assert.match(refused.stderr, /--by-weekday is for locations/)
})
