import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { serveAdministrator } from './serve-administrator.ts'

const { dataDir, place, variables, run, runJson, close } = await serveAdministrator()
after(close)

const tree = join(dataDir, 'tree.csv')
const sensors = join(dataDir, 'sensors.json')

test('locations are checked, imported and exported again as CSV', async () => {
  await writeFile(
    tree,
    'location_id,parent_id,kind,name,time_zone,properties\r\n' +
      'floor,house,floor,Ground,,\r\nhouse,org_acme,building,House,Europe/London,"{""desks"":4}"\r\n',
  )
  const dry = await run(`locations import ${tree} --dry-run`)
  assert.match(dry, /^2 +floor +create$/m)
  assert.match(dry, /^2 to create, 0 to change, 0 unchanged, 0 rejected; nothing was stored\.$/m)
  assert.match(await run(`locations import ${tree}`), /^2 created, 0 changed, 0 unchanged\.$/m)
  assert.equal(await run(`locations import ${tree}`), '0 created, 0 changed, 2 unchanged.\n')
  assert.equal(await run(`locations export ${tree} --in house`), `Wrote ${tree}.\n`)
  const exported = await readFile(tree, 'utf8')
  assert.equal(
    exported,
    'location_id,parent_id,kind,name,time_zone,properties\r\n' +
      'house,org_acme,building,House,Europe/London,"{""desks"":4}"\r\nfloor,house,floor,Ground,,{}\r\n',
  )
  assert.equal(await run('locations export - --in house'), exported)
  assert.equal((await runJson('locations export')).locations.length, 3)
})

test('sensors are imported from JSON and from the standard input', async () => {
  const records = [
    {
      sensor_id: 'AQ2-0000000000AA',
      location_id: 'floor',
      name: 'Desk',
      position: { longitude: 0, latitude: 51 },
    },
  ]
  await writeFile(sensors, JSON.stringify({ sensors: records }))
  assert.equal((await runJson(`sensors import ${sensors}`)).created, 1)
  const { exitCode, stdout } = await place.run('sensors import - --format csv --json', {
    variables,
    input: 'sensor_id,name\nAQ2-0000000000AA,Window\n',
  })
  assert.equal(exitCode, 0)
  assert.deepEqual(JSON.parse(stdout).rows, [
    { index: 0, line: 2, id: 'AQ2-0000000000AA', action: 'change', changed: ['name'] },
  ])
  assert.match(await run('sensors export'), /^AQ2-0000000000AA,floor,Window,0\.0,51\.0,,$/m)
})

test('rejected records are told by line, with exit code 1, in a dry run too, and nothing is stored', async () => {
  const wrong = join(dataDir, 'wrong.csv')
  await writeFile(wrong, 'location_id,name\nhouse,Villa\nnowhere,Name\nfloor,\n')
  for (const commandLine of [`locations import ${wrong}`, `locations import ${wrong} --dry-run`]) {
    const { exitCode, stdout, stderr } = await place.run(commandLine, { variables })
    assert.equal(exitCode, 1)
    assert.match(stdout, /^2 +house +change +name$/m)
    assert.match(stdout, /^3 +nowhere +reject +parent_id is missing/m)
    assert.match(stdout, /^4 +floor +reject +name must be text/m)
    assert.match(stderr, /2 records are not valid; nothing was stored/)
  }
  const asJson = await place.run(`locations import ${wrong} --json`, { variables })
  assert.equal(asJson.exitCode, 1)
  assert.equal(JSON.parse(asJson.stdout).rejected, 2)
  assert.match(await run('locations org_acme'), /^house +building +House/m)
})

test('what cannot be read is a mistake in the arguments', async () => {
  const broken = join(dataDir, 'broken.json')
  await writeFile(broken, '{"locations":[')
  for (const [commandLine, message] of [
    [`locations import ${broken}`, /cannot be read as JSON/],
    ['locations import -', /does not tell the format/],
    [`locations import ${tree} --format xml`, /Allowed choices are csv, json/],
  ] as const) {
    const { exitCode, stderr } = await place.run(commandLine, { variables })
    assert.equal(exitCode, 2, stderr)
    assert.match(stderr, message)
  }
})
