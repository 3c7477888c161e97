import openapi from '@openlightfi/contract/openapi.json' with { type: 'json' }
import type { Chooser } from './chooser.ts'
import type { Caller, ThingKind, World } from './world.ts'

/** A request of somebody to the API. */
export interface OperationCall {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly query: string
  readonly contentType: string | undefined
  readonly body: string | undefined
  /** The ids that are given to something new: an answer may say that these are taken. */
  readonly newIds: readonly string[]
}

interface DocumentedOperation {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: object
}

/** Without downloads: their addresses are for whoever has them. */
const operations = Object.entries(openapi.paths)
  .filter(([path]) => path !== '/downloads/{download_id}')
  .flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, DocumentedOperation>).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      ...operation,
    })),
  )

const kindsOfParameters: Readonly<Record<string, ThingKind>> = {
  location_id: 'location',
  sensor_id: 'sensor',
  user_id: 'user',
  client_id: 'client',
  webhook_id: 'webhook',
  grant_id: 'grant',
  session_id: 'grant', // an id that names no session
  subject_id: 'user',
  cursor: 'cursor',
  after: 'cursor',
}

/** The parts with which bodies are built: the world, the caller, and the choices. */
interface Draft {
  readonly world: World
  readonly caller: Caller
  readonly choose: Chooser
  /** Picks an id of a kind: mostly the caller's own, often somebody else's. */
  id(kind: ThingKind): string
  /** Picks an id for something new: invented, or one that somebody has. */
  newId(kind: 'location' | 'sensor'): string
  /** Picks an id that somebody has, for something new all the same. */
  takenId(kind: 'location' | 'sensor'): string
  name(what: string): string
}

type BuildBody = (draft: Draft) => unknown

const roles = ['viewer', 'installer', 'admin'] as const
const square = [
  [0, 0],
  [0, 1],
  [1, 1],
  [0, 0],
]

const location = (draft: Draft) => ({
  location_id: draft.newId('location'),
  parent_id: draft.id('location'),
  kind: draft.choose.pick(['floor', 'room', 'building']),
  name: draft.name('place'),
})
const sensor = (draft: Draft) => ({
  sensor_id: draft.newId('sensor'),
  location_id: draft.id('location'),
  name: draft.name('sensor'),
})

/** Builds a row of an import that creates something, or only renames a thing of somebody. */
function importedRow(draft: Draft, kind: 'location' | 'sensor', create: BuildBody): unknown {
  if (draft.choose.chance(40)) return create(draft)
  return { [`${kind}_id`]: draft.takenId(kind), name: draft.name(kind) }
}

/** A body for each operation that takes one; a new operation needs one here. */
const bodies: Readonly<Record<string, BuildBody>> = {
  create_location: location,
  change_location: (draft) => ({
    name: draft.name('place'),
    ...(draft.choose.chance(60) && { parent_id: draft.id('location') }),
  }),
  create_sensor: sensor,
  change_sensor: (draft) => ({
    name: draft.name('sensor'),
    ...(draft.choose.chance(60) && { location_id: draft.id('location') }),
  }),
  replace_sensor: (draft) => ({ sensor_id: draft.newId('sensor'), name: draft.name('sensor') }),
  create_readings_readings_post: (draft) => ({
    readings: [
      {
        sensor_id: draft.id('sensor'),
        var_name: 'CO2ppm',
        time: 1_760_000_000,
        value: 400 + draft.choose.pick([1, 2, 3]),
      },
      { sensor_id: draft.id('sensor'), var_name: 'temperatureC', time: 1_760_000_060, value: 20.5 },
    ],
  }),
  put_floorplan: (draft) => ({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { type: 'area.room', id: 'room', name: draft.name('room') },
        geometry: { type: 'Polygon', coordinates: [square] },
      },
    ],
  }),
  put_location_settings: (draft) => ({
    bands: {
      VOCppb: [
        { name: draft.name('band'), to: 500, severity: 0 },
        { name: 'High', to: null, severity: 2 },
      ],
    },
  }),
  import_locations: (draft) => ({ locations: [importedRow(draft, 'location', location)] }),
  import_sensors: (draft) => ({ sensors: [importedRow(draft, 'sensor', sensor)] }),
  create_client: (draft) => ({
    name: draft.name('client'),
    kind: draft.choose.pick(['confidential', 'public']),
    callback_urls: ['http://localhost:3000/'],
    scopes: ['aws.cognito.signin.user.admin', 'readings:read', 'admin', 'openid'],
    first_party: draft.choose.chance(80),
  }),
  change_client: (draft) => ({ name: draft.name('client'), first_party: draft.choose.chance(80) }),
  create_download: (draft) => ({ path: `/sensors/${draft.id('sensor')}/CO2ppm/history` }),
  put_retention: (draft) => ({ days: { CO2ppm: draft.choose.pick([3_000, 3_650]) } }),
  preview_retention: (draft) => ({ days: { CO2ppm: draft.choose.pick([3_000, 3_650]) } }),
  put_preferences: ({ caller }) => ({ last_location_id: caller.organisation.things.location[0] }),
  put_views: (draft) => ({ views: [{ name: draft.name('view'), address: '/dashboard/' }] }),
  create_webhook: (draft) => ({
    url: 'https://receiver.invalid/',
    description: draft.name('webhook'),
    filter: { location_ids: [draft.id('location')], sensor_ids: [draft.id('sensor')] },
    start: draft.choose.chance(50) ? 'beginning' : draft.id('cursor'),
  }),
  change_webhook: (draft) => ({
    description: draft.name('webhook'),
    ...(draft.choose.chance(50) && { filter: { location_ids: [draft.id('location')] } }),
  }),
  rotate_webhook_secret: (draft) => ({ overlap_s: draft.choose.pick([0, 60]) }),
  redeliver_webhook: (draft) => ({ from: draft.choose.chance(50) ? 'now' : draft.id('cursor') }),
  invite_user: (draft) => ({
    email: `${draft.name('person')}@example.org`,
    role: draft.choose.pick(roles),
    location_ids: [draft.id('location')],
  }),
  change_user: (draft) => ({
    ...(draft.choose.chance(50) && { role: draft.choose.pick(roles) }),
    location_ids: [draft.id('location'), draft.id('location')],
    ...(draft.choose.chance(10) && { disabled: draft.choose.chance(50) }),
  }),
}

/** Acts that end what later acts need, so they come seldom. */
const ending = new Set([
  'delete_client',
  'disable_client',
  'delete_user',
  'sign_out_user',
  'delete_location',
  'revoke_grant',
  'end_session',
])

/** Draws any operation by a caller, on things of anybody. */
export function drawCall(
  world: World,
  caller: Caller,
  choose: Chooser,
  invent: (kind: string) => string,
): OperationCall {
  const drawn = choose.pick(operations)
  const operation = ending.has(drawn.operationId) && choose.chance(60) ? choose.pick(operations) : drawn
  const newIds: string[] = []
  const id = (kind: ThingKind): string => {
    const own = caller.organisation.things[kind]
    const all = world.all(kind)
    const from = choose.chance(55) || own.length === 0 ? all : own
    return from.length === 0 ? invent(kind) : choose.pick(from)
  }
  const draft: Draft = {
    world,
    caller,
    choose,
    id,
    newId(kind) {
      const given = choose.chance(25) ? choose.pick(world.all(kind)) : invent(kind)
      newIds.push(given)
      return given
    },
    takenId(kind) {
      const given = choose.pick(world.all(kind))
      newIds.push(given)
      return given
    },
    name: (what) => world.name(caller.organisation, what),
  }
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    name === 'var_name' ? 'CO2ppm' : encodeURIComponent(id(requireKind(name))),
  )
  const query = new URLSearchParams()
  for (const parameter of operation.parameters ?? []) {
    const kind = kindsOfParameters[parameter.name]
    if (parameter.in !== 'query' || !kind || !choose.chance(45)) continue
    query.append(parameter.name, parameter.name === 'after' && choose.chance(50) ? 'now' : id(kind))
  }
  if (operation.operationId === 'list_grants' && choose.chance(60)) query.set('of', 'organisation')
  const { operationId, method } = operation
  if (!operation.requestBody)
    return {
      operationId,
      method,
      path,
      query: query.toString(),
      contentType: undefined,
      body: undefined,
      newIds,
    }
  const build = bodies[operationId]
  if (!build) throw new Error(`${operationId} takes a body: say in operation-call.ts how one is built`)
  const body = JSON.stringify(build(draft))
  return { operationId, method, path, query: query.toString(), contentType: 'application/json', body, newIds }
}

function requireKind(name: string): ThingKind {
  const kind = kindsOfParameters[name]
  if (!kind) throw new Error(`{${name}} in a path: say in operation-call.ts what kind of thing it names`)
  return kind
}
