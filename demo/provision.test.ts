import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkFloorplan, type RunningServer, startServer } from '@openlightfi/server'
import { type OrganisationAccess, provisionDemo } from './provision.ts'

let dataDir: string
let server: RunningServer
let first: OrganisationAccess[]

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lightfi-demo-provision-'))
  server = await startServer({ dataDir, port: 0, logLevel: 'silent' })
  first = await provisionDemo(server, dataDir)
})

after(async () => {
  await server.close()
  await rm(dataDir, { recursive: true })
})

const accessPath = () => join(dataDir, 'demo-access.json')
const countClients = () => server.clients.listClients('loc_demo_organisation').length

test('the tree is organisation, site, building and three floors, in the time zone of London', () => {
  const { estate } = server
  const site = estate.findLocation('loc_demo_site')
  assert.deepEqual([site?.parentId, site?.kind], ['loc_demo_organisation', 'site'])
  const building = estate.findLocation('loc_demo_building')
  assert.deepEqual([building?.parentId, building?.timeZone], ['loc_demo_site', 'Europe/London'])
  const floors = estate.childrenOf('loc_demo_building')
  assert.deepEqual(
    floors.map(({ kind, timeZone }) => `${kind} ${timeZone}`),
    Array(3).fill('floor Europe/London'),
  )
  assert.equal(estate.findSensor('AQ2-FE753C0D7ADF')?.locationId, 'loc_demo_floor_1')
  assert.equal(estate.findLocation('loc_juniper_floor_3')?.timeZone, 'America/New_York')
})

test('each floor of Northwind House has a floorplan, to whose polygons its sensors are tied', async () => {
  const { estate } = server
  for (const { locationId } of estate.childrenOf('loc_demo_building')) {
    const plan = JSON.parse(String(await estate.floorplans.read(locationId)))
    const ids = new Set(plan.features.map(({ id }: { id?: string }) => id))
    const tied = estate.sensorsIn(locationId).flatMap(({ polygonId }) => polygonId ?? [])
    assert.ok(tied.length >= 9)
    for (const polygonId of tied) assert.ok(ids.has(polygonId), polygonId)
  }
})

test('a floorplan of somebody else stays, one that was deleted comes again, and one that cannot is told', async () => {
  const { estate } = server
  const floorId = 'loc_demo_floor_2'
  const sensor = estate.sensorsIn(floorId).find(({ polygonId }) => polygonId !== null)
  assert.ok(sensor)
  const own = await estate.floorplans.read(floorId)
  const other = JSON.parse(String(own))
  other.features[0].properties.name = 'Roof terrace'
  await estate.floorplans.put(floorId, checkFloorplan(other))
  await provisionDemo(server, dataDir)
  assert.match(String(await estate.floorplans.read(floorId)), /Roof terrace/)

  const tied = estate.sensorsIn(floorId).filter(({ polygonId }) => polygonId !== null)
  const tie = async (change: (polygonId: string | null) => string | null) => {
    for (const { sensorId, polygonId } of tied)
      await estate.changeSensor(sensorId, { polygonId: change(polygonId) })
  }
  await tie(() => null)
  await estate.floorplans.delete(floorId)
  await estate.changeSensor(sensor.sensorId, { polygonId: 'somewhere' })
  const told: string[] = []
  await provisionDemo(server, dataDir, (text) => told.push(text))
  assert.match(told.join(), /loc_demo_floor_2 goes without its floorplan: .*somewhere/)
  await tie((polygonId) => polygonId)
  await provisionDemo(server, dataDir)
  assert.deepEqual(await estate.floorplans.read(floorId), own)
})

test('the viewer sees one floor and nothing else', () => {
  const viewer = server.accounts.findByUsername('vera@tidewater.example')
  assert.deepEqual([viewer?.role, viewer?.locationIds], ['viewer', ['loc_demo_floor_1']])
})

test('provisioning again changes nothing', async () => {
  const users = server.accounts.size
  const clients = countClients()
  assert.deepEqual(await provisionDemo(server, dataDir), first)
  assert.deepEqual([server.accounts.size, countClients()], [users, clients])
})

test('secrets lie in a private file, and no password in it is a default', async () => {
  assert.equal((await stat(accessPath())).mode & 0o777, 0o600)
  const passwords = first.flatMap(({ users }) => users.map(({ password }) => password))
  assert.equal(new Set(passwords).size, passwords.length)
  for (const password of passwords) assert.match(password, /^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
})

test('a start that was interrupted after the users is completed with their passwords', async () => {
  const whole = await readFile(accessPath(), 'utf8')
  const partial = first.map(({ organisation_id, users }) => ({ organisation_id, users }))
  await writeFile(accessPath(), JSON.stringify(partial))
  const completed = await provisionDemo(server, dataDir)
  assert.deepEqual(
    completed.map(({ users }) => users),
    first.map(({ users }) => users),
  )
  assert.notEqual(completed[0]?.gateway.client_id, first[0]?.gateway.client_id)
  await writeFile(accessPath(), whole)
})

test('without the file of the passwords it says what to do, and replaces nothing', async () => {
  const whole = await readFile(accessPath(), 'utf8')
  await rm(accessPath())
  await assert.rejects(
    provisionDemo(server, dataDir),
    /ada@tidewater\.example exists.*remove the data directory/,
  )
  await writeFile(accessPath(), whole)
})
