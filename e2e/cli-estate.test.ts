import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { serveAdministrator } from './serve-administrator.ts'

const { dataDir, place, variables, run, runJson, close } = await serveAdministrator()
after(close)

test('a floor is created, changed, moved and deleted', async () => {
  await run('locations create House --in org_acme --kind building --id house --time-zone Europe/London')
  const floor = await runJson('locations create Ground --in house --kind floor --id ground')
  assert.equal(floor.time_zone, 'Europe/London')
  const changed = await runJson('locations change ground --name First --time-zone Asia/Tokyo')
  assert.deepEqual([changed.name, changed.time_zone], ['First', 'Asia/Tokyo'])
  assert.equal((await runJson('locations change ground --inherit-time-zone')).time_zone, 'Europe/London')
  const moved = await run('locations move ground --to org_acme')
  assert.match(moved, /^parent_id +org_acme$/m)
  assert.match(moved, /^time_zone +UTC$/m)
  await run('locations delete house --yes')
  assert.match(await run('locations org_acme'), /^ground +floor +First/m)
})

test('a sensor is placed, listed, moved, retired, reinstated and deleted', async () => {
  const id = 'AQ2-0000000000AA'
  const placed = await run(`sensors create ${id} Desk --in ground --position -0.0877,51.5079`)
  assert.match(placed, /^position +-0.0877,51.5079$/m)
  const [faulty] = (await runJson('sensors list --fault never_reported unplaced')).data
  assert.deepEqual(faulty.faults, [{ kind: 'never_reported', since: null }])
  assert.deepEqual((await runJson('sensors list --fault silent')).data, [])
  assert.match(
    await run('sensors list --in ground'),
    new RegExp(`^${id} +Desk +ground +- +- +never_reported +-$`, 'm'),
  )
  const moved = await runJson(`sensors move ${id} --to org_acme --position none --polygon p1`)
  assert.deepEqual([moved.location_id, moved.position, moved.polygon_id], ['org_acme', null, 'p1'])
  assert.equal((await runJson(`sensors change ${id} --name Window --polygon none`)).polygon_id, null)
  assert.equal(typeof (await runJson(`sensors retire ${id}`)).retired_at, 'number')
  assert.equal(await run('sensors list'), 'No sensors.\n')
  assert.equal((await runJson('sensors list --retired')).data.length, 1)
  const replaced = await runJson(`sensors replace ${id} AQ2-0000000000AC --name Successor`)
  assert.deepEqual([replaced.location_id, replaced.name], ['org_acme', 'Successor'])
  assert.equal(await run('sensors delete AQ2-0000000000AC --yes'), 'Deleted AQ2-0000000000AC.\n')
  assert.equal((await runJson(`sensors reinstate ${id}`)).retired_at, null)
  assert.equal(await run(`sensors delete ${id} --yes`), `Deleted ${id}.\n`)
})

test('what is not right is told with its place, and the exit code says whose mistake it is', async () => {
  for (const [commandLine, exitCode, message] of [
    ['locations create X --in nowhere --kind floor', 2, /parent_id names no location/],
    ['locations create X --in org_acme --kind castle', 2, /castle/],
    ['locations create X --in org_acme --kind floor --properties [1]', 2, /must be a JSON object/],
    ['locations change ground', 2, /say what is to change/],
    ['locations delete org_acme --yes', 1, /cannot be deleted/],
    ['sensors create AQ2-xyz X --in ground', 2, /sensor_id/],
    ['sensors create AQ2-0000000000AB X --in ground --position 1', 2, /must be degrees/],
    ['sensors retire AQ2-0000000000FF', 4, /No sensor/],
  ] as const) {
    const result = await place.run(commandLine, { variables })
    assert.equal(result.exitCode, exitCode, `${commandLine}: ${result.stderr}`)
    assert.match(result.stderr, message, commandLine)
  }
})

test('the plan of a floor is put, shown and deleted, and mistakes in it are pointed at', async () => {
  const file = join(dataDir, 'plan.json')
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ]
  const plan = (coordinates: unknown) => ({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: 1,
        properties: { type: 'area.room' },
        geometry: { type: 'Polygon', coordinates },
      },
    ],
  })
  await writeFile(file, JSON.stringify(plan([ring])))
  const tried = await run(`floorplans put ground ${file} --dry-run`)
  assert.match(
    tried,
    /nothing is stored\. There would be 1 polygons added, 0 removed.*\nThe floor has no plan now/,
  )
  const put = await run(`floorplans put ground ${file} --if-version none`)
  assert.match(put, /^ground has a plan of 1 features: 1 polygons added/)
  const { version } = await runJson(`floorplans put ground ${file} --dry-run`)
  const late = await place.run(`floorplans put ground ${file} --if-version none`, { variables })
  assert.equal(late.exitCode, 1)
  assert.match(late.stderr, /changed it last, 20.*read it again/)
  assert.deepEqual(JSON.parse(await run('floorplans show ground')), plan([ring]))
  await writeFile(file, JSON.stringify(plan([ring.slice(1)])))
  const broken = await place.run(`floorplans put ground ${file} --dry-run`, { variables })
  assert.equal(broken.exitCode, 1)
  assert.match(broken.stdout, /^\/features\/0\/geometry\/coordinates\/0 must be a ring/m)
  assert.match(broken.stdout, new RegExp(`is at version ${version}`))
  const { exitCode, stderr } = await place.run(`floorplans put ground ${file}`, { variables })
  assert.equal(exitCode, 2)
  assert.match(stderr, /features\/0\/geometry\/coordinates\/0 must be a ring of at least 4 positions/)
  assert.equal(
    await run(`floorplans delete ground --yes --if-version ${version}`),
    'Deleted the plan of ground.\n',
  )
  assert.equal((await place.run('floorplans show ground', { variables })).exitCode, 4)
})
