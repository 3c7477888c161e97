import { join } from 'node:path'
import { checkFloorplan, EstateError, type RunningServer } from '@openlightfi/server'
import { createPassword } from './create-password.ts'
import type { DemoGateway, DemoOauthClient, DemoUser } from './demo-facts.ts'
import { type DemoOrganisation, demoOrganisations } from './demo-organisations.ts'
import { readJsonFile } from './read-json-file.ts'
import { writePrivateJson } from './write-private-json.ts'

/** The accounts and clients of one organisation, with their secrets. */
export interface OrganisationAccess {
  readonly organisation_id: string
  readonly users: readonly DemoUser[]
  readonly oauth_client: DemoOauthClient
  readonly gateway: DemoGateway
}

type PartialAccess = Partial<OrganisationAccess> & Pick<OrganisationAccess, 'organisation_id'>

type ServerParts = Pick<RunningServer, 'accounts' | 'clients' | 'estate'>

/** The file in the data directory that has all secrets of the demo. */
export const accessFile = 'demo-access.json'

/**
 * Creates what the demo needs and is not there yet: locations, sensors, floorplans, users and clients of each
 * organisation. Secrets are kept in the data directory (mode 0600) - a password before its user is created, a
 * client's secret as soon as it is known - so that an interrupted start is completed by the next one, and
 * later starts change nothing.
 *
 * @param onTrouble is told what was left undone, since an administrator of the demo stands in its way.
 * @throws Error where a user exists but its password is not known: the file was removed, or the name is
 * taken.
 */
export async function provisionDemo(
  server: ServerParts,
  dataDir: string,
  onTrouble: (text: string) => void = () => {},
): Promise<OrganisationAccess[]> {
  const path = join(dataDir, accessFile)
  const stored = (await readJsonFile<PartialAccess[]>(path)) ?? []
  const known = new Map(stored.map((access) => [access.organisation_id, access]))
  const complete: OrganisationAccess[] = []
  for (const organisation of demoOrganisations) {
    await provisionPlaces(server, organisation)
    await provisionFloorplans(server, organisation, onTrouble)
    const organisationId = organisation.organisationId
    const save = async (access: PartialAccess) => {
      known.set(organisationId, access)
      await writePrivateJson(path, [...known.values()])
    }
    const before = known.get(organisationId) ?? { organisation_id: organisationId }
    complete.push(await provisionAccess(server, organisation, before, save))
  }
  return complete
}

async function provisionPlaces({ estate }: ServerParts, organisation: DemoOrganisation): Promise<void> {
  for (const location of [...organisation.building.locations, ...organisation.idleLocations]) {
    if (!estate.findLocation(location.locationId)) await estate.createLocation(location)
  }
  for (const { sensorId, locationId, name, position, polygonId } of organisation.building.sensors) {
    if (estate.findSensor(sensorId)) continue
    await estate.createSensor({ sensorId, locationId, name, position, ...(polygonId && { polygonId }) })
  }
  for (const sensor of organisation.idleSensors) {
    if (!estate.findSensor(sensor.sensorId)) await estate.createSensor(sensor)
  }
}

/** A floor that has a plan keeps it, also one that somebody else has drawn. */
async function provisionFloorplans(
  { estate }: ServerParts,
  { building }: DemoOrganisation,
  onTrouble: (text: string) => void,
): Promise<void> {
  for (const [floorId, plan] of Object.entries(building.floorplans ?? {})) {
    if (estate.floorplans.measure(floorId) !== undefined) continue
    try {
      await estate.floorplans.put(floorId, checkFloorplan(plan))
    } catch (error) {
      if (!(error instanceof EstateError)) throw error
      onTrouble(`The floor ${floorId} goes without its floorplan: ${error.message}`)
    }
  }
}

async function provisionAccess(
  server: ServerParts,
  organisation: DemoOrganisation,
  before: PartialAccess,
  save: (access: PartialAccess) => Promise<void>,
): Promise<OrganisationAccess> {
  const { organisationId, name } = organisation
  const users =
    before.users ?? organisation.users.map((user) => createDemoUser(user.username, user.role, name))
  if (!before.users) {
    refuseStrangers(server, organisation)
    await save({ ...before, users })
  }
  await createMissingUsers(server, organisation, users)
  const knownClient = keepExisting(server, before.oauth_client)
  const client = knownClient ?? (await createOauthClient(server, organisation))
  if (!knownClient) await save({ ...before, users, oauth_client: client })
  const knownGateway = keepExisting(server, before.gateway)
  const gateway = knownGateway ?? (await createGateway(server, organisation))
  const access = { organisation_id: organisationId, users, oauth_client: client, gateway }
  if (!knownGateway) await save(access)
  return access
}

/** A client that was deleted since is made anew. */
function keepExisting<Known extends { readonly client_id: string }>(
  { clients }: ServerParts,
  known: Known | undefined,
): Known | undefined {
  return known && clients.findClient(known.client_id) ? known : undefined
}

function createDemoUser(username: string, role: DemoUser['role'], organisation: string): DemoUser {
  return { username, password: createPassword(), role, organisation }
}

/** A user that exists before its password was chosen here belongs to somebody else, or the file is gone. */
function refuseStrangers({ accounts }: ServerParts, organisation: DemoOrganisation): void {
  for (const { username } of organisation.users) {
    if (!accounts.findByUsername(username)) continue
    throw new Error(
      `User ${username} exists, but ${accessFile} with the password does not. Restore that file, or remove the data directory to begin anew.`,
    )
  }
}

async function createMissingUsers(
  { accounts }: ServerParts,
  { organisationId, users: plans }: DemoOrganisation,
  users: readonly DemoUser[],
): Promise<void> {
  for (const { username, password, role } of users) {
    const plan = plans.find((candidate) => candidate.username === username)
    if (!plan || accounts.findByUsername(username)) continue
    await accounts.createUser({ organisationId, username, password, role, locationIds: [plan.locationId] })
  }
}

async function createOauthClient(
  { clients }: ServerParts,
  { organisationId, name }: DemoOrganisation,
): Promise<DemoOauthClient> {
  const { clientId, clientSecret } = await clients.createClient({
    organisationId,
    name: `${name} integrations`,
    kind: 'confidential',
  })
  const callbackUrls = clients.findClient(clientId)?.callbackUrls ?? []
  return { client_id: clientId, client_secret: requireSecret(clientSecret), callback_urls: callbackUrls }
}

async function createGateway(
  { clients }: ServerParts,
  { organisationId, name }: DemoOrganisation,
): Promise<DemoGateway> {
  const { clientId, clientSecret } = await clients.createClient({
    organisationId,
    name: `${name} gateway`,
    kind: 'service',
    scopes: ['readings:write'],
  })
  return { client_id: clientId, client_secret: requireSecret(clientSecret) }
}

function requireSecret(secret: string | undefined): string {
  if (secret === undefined) throw new Error('The server created a client without a secret')
  return secret
}
