import { TOTP } from 'otpauth'
import type { RunningServer } from '../src/index.ts'
import { placeBefore } from '../src/storage/time-series/statements/reading-log.ts'
import type { OrganisationName } from './authorisation-callers.ts'
import type { TestClient } from './oauth-server.ts'

/**
 * A floor with a floorplan and a sensor that reports, an empty one with a floorplan, and a sensor that never
 * reported.
 */
export interface Region {
  readonly floor: string
  readonly spare: string
  readonly sensor: string
  readonly spareSensor: string
}

/** An organisation of the matrix, with everything in it, and fresh things for calls that use them up. */
export interface MatrixOrganisation {
  readonly name: OrganisationName
  /** The id of the organisation. */
  readonly top: string
  /** The building that was granted to some, and that some tokens are narrowed to. */
  readonly building: string
  /** The region in that building. */
  readonly within: Region
  /** The region in another one. */
  readonly outside: Region
  /** The client that everybody of the organisation logs in with. */
  readonly web: TestClient
  /** A client that nobody uses. */
  readonly spareClientId: string
  /** A webhook whose receiver is refused. */
  readonly spareWebhookId: string
  makeFloor(): Promise<string>
  makeSensor(): Promise<string>
  makeClient(): Promise<string>
  /** Makes a client whose secret was replaced, and still works. */
  makeRotatedClient(): Promise<string>
  /** Makes a webhook whose receiver is refused, so that no request leaves the machine. */
  makeWebhook(): Promise<string>
  /** Makes the address of a download, for a client that sees the building. @returns the last part of it. */
  makeDownload(): Promise<string>
  /** Invites a user who does not join. */
  makeInvitedUser(): Promise<string>
  /** Makes a user who can log in. */
  makeActiveUser(): Promise<string>
  /** Makes a user with a second factor. */
  makeUserWithSecondFactor(): Promise<string>
  /** Returns an id that no sensor has. */
  nextSensorId(): string
  /** Returns an id that no location has. */
  nextLocationId(): string
  /** Returns an address that nobody has. */
  nextAddress(): string
}

/** The password of everybody. */
export const password = 'correct horse battery'

/** All scopes that users may ask for. */
export const webScopes = [
  'aws.cognito.signin.user.admin',
  'readings:read',
  'readings:write',
  'admin',
  'openid',
  'profile',
] as const

/** The beginnings of sensor ids; a sensor of the part that some do not see has `D` after it. */
const sensorPrefixes = { alphaville: 'AQ2-A1FA', betatown: 'AQ2-BE7A' } as const

/** The texts that betray an organisation in an answer. */
export const marksOf: Readonly<Record<OrganisationName, RegExp>> = {
  alphaville: /alphaville|AQ2-A1FA/i,
  betatown: /betatown|AQ2-BE7A/i,
}

/** The texts that betray something of an organisation to somebody who sees its building alone. */
export const marksOfOutside: Readonly<Record<OrganisationName, RegExp>> = {
  alphaville: /alphaville_(annex|top)|(Annex|Whole) of alphaville|AQ2-A1FAD/,
  betatown: /betatown_(annex|top)|(Annex|Whole) of betatown|AQ2-BE7AD/,
}

/** A floorplan as a request body. */
export const floorplan = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'room-1',
      properties: { type: 'area.room' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-0.0878, 51.5078],
            [-0.0876, 51.5078],
            [-0.0876, 51.508],
            [-0.0878, 51.5078],
          ],
        ],
      },
    },
  ],
}

/** Builds an organisation with everything in it. */
export async function createMatrixOrganisation(
  server: RunningServer,
  name: OrganisationName,
): Promise<MatrixOrganisation> {
  const { estate, clients } = server
  const top = `${name}_top`
  const building = `${name}_building`
  await estate.createLocation({
    locationId: top,
    parentId: null,
    kind: 'organisation',
    name: `Whole of ${name}`,
    timeZone: 'Europe/London',
  })
  await estate.createLocation({
    locationId: building,
    parentId: top,
    kind: 'building',
    name: `Building of ${name}`,
  })
  await estate.createLocation({
    locationId: `${name}_annex`,
    parentId: top,
    kind: 'building',
    name: `Annex of ${name}`,
  })
  const web = await clients.createClient({
    organisationId: top,
    name: `Web of ${name}`,
    kind: 'confidential',
    scopes: webScopes,
  })
  const makers = createMakers(server, name)
  return {
    name,
    top,
    building,
    within: await createRegion(server, name, building, '0'),
    outside: await createRegion(server, name, `${name}_annex`, 'D'),
    web: { clientId: web.clientId, clientSecret: web.clientSecret ?? '' },
    spareClientId: await makers.makeClient(),
    spareWebhookId: await makers.makeWebhook(),
    ...makers,
  }
}

async function createRegion(
  { estate }: RunningServer,
  name: OrganisationName,
  parentId: string,
  digit: '0' | 'D',
): Promise<Region> {
  const region: Region = {
    floor: `${parentId}_floor`,
    spare: `${parentId}_spare`,
    sensor: `${sensorPrefixes[name]}${digit}0000001`,
    spareSensor: `${sensorPrefixes[name]}${digit}0000002`,
  }
  const word = digit === 'D' ? 'Annex' : 'Building'
  for (const locationId of [region.floor, region.spare]) {
    await estate.createLocation({ locationId, parentId, kind: 'floor', name: `${word} of ${name}, floor` })
    await putFloorplan(estate, locationId)
  }
  for (const sensorId of [region.sensor, region.spareSensor])
    await estate.createSensor({ sensorId, locationId: region.floor, name: `${word} of ${name}, sensor` })
  return region
}

function putFloorplan(estate: RunningServer['estate'], locationId: string): Promise<void> {
  return estate.floorplans.put(locationId, {
    geojson: JSON.stringify(floorplan),
    polygonIds: new Set(['room-1']),
  })
}

type Makers = Pick<MatrixOrganisation, `make${string}` & keyof MatrixOrganisation> &
  Pick<MatrixOrganisation, `next${string}` & keyof MatrixOrganisation>

function createMakers(
  { estate, clients, accounts, webhooks, publicUrl }: RunningServer,
  name: OrganisationName,
): Makers {
  let count = 0
  const next = () => {
    count += 1
    return count.toString(16).toUpperCase().padStart(7, '0')
  }
  const member = { organisationId: `${name}_top`, role: 'viewer', locationIds: [`${name}_building`] } as const
  const nextSensorId = () => `${sensorPrefixes[name]}1${next()}`
  const nextLocationId = () => `${name}_fresh_${next()}`
  const nextAddress = () => `fresh${next()}@${name}.example`
  const makeInvitedUser = async () => (await accounts.inviteUser({ ...member, email: nextAddress() })).user
  return {
    nextSensorId,
    nextLocationId,
    nextAddress,
    async makeFloor() {
      const locationId = nextLocationId()
      const wanted = { parentId: `${name}_building`, kind: 'floor', name: `Fresh in ${name}` } as const
      await estate.createLocation({ locationId, ...wanted })
      await putFloorplan(estate, locationId)
      return locationId
    },
    async makeSensor() {
      const sensorId = nextSensorId()
      await estate.createSensor({
        sensorId,
        locationId: `${name}_building_floor`,
        name: `Fresh in ${name}`,
      })
      return sensorId
    },
    async makeClient() {
      const wanted = { organisationId: member.organisationId, name: `Fresh of ${name}` } as const
      return (await clients.createClient({ ...wanted, kind: 'confidential' })).clientId
    },
    async makeRotatedClient() {
      const wanted = { organisationId: member.organisationId, name: `Rotated of ${name}` } as const
      const { clientId } = await clients.createClient({ ...wanted, kind: 'confidential' })
      await clients.rotateSecret(clientId, 60_000)
      return clientId
    },
    async makeWebhook() {
      const { webhook } = await webhooks.create({
        organisationId: member.organisationId,
        url: 'https://127.0.0.1:9/',
        description: `Fresh of ${name}`,
        filter: { locationIds: [member.organisationId] },
        position: placeBefore(0),
      })
      return webhook.webhookId
    },
    async makeDownload() {
      const { clientId, clientSecret = '' } = await clients.createClient({
        organisationId: member.organisationId,
        name: `Downloads of ${name}`,
        kind: 'service',
        scopes: ['readings:read'],
      })
      const scope = `readings:read location:${member.locationIds[0]}`
      const parameters = { grant_type: 'client_credentials', scope }
      const client = { client_id: clientId, client_secret: clientSecret }
      const answer = await fetch(`${publicUrl}/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams({ ...parameters, ...client }),
      })
      const { access_token: token } = (await answer.json()) as { access_token: string }
      const path = `/exports/locations?location_id=${member.locationIds[0]}`
      const made = await fetch(`${publicUrl}/downloads`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ path }),
      })
      const { url } = (await made.json()) as { url: string }
      return url.split('/').at(-1) ?? ''
    },
    makeInvitedUser: async () => (await makeInvitedUser()).userId,
    makeActiveUser: async () =>
      (await accounts.createUser({ ...member, username: nextAddress(), password })).userId,
    async makeUserWithSecondFactor() {
      const user = await makeInvitedUser()
      const enrolment = accounts.secondFactor.createEnrolment(user)
      const code = new TOTP({ secret: enrolment.secret }).generate()
      await accounts.secondFactor.confirm(user, enrolment, code)
      return user.userId
    },
  }
}
