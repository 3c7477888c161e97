import { type ApiAnswer, type ApiServer, startApiServer } from './api-server.ts'
import type { OrganisationName } from './authorisation-callers.ts'
import { logInEverybody, type MatrixCaller, type MatrixLogins } from './authorisation-logins.ts'
import type { Cell } from './authorisation-matrix.ts'
import { createMatrixOrganisation, type MatrixOrganisation } from './authorisation-organisation.ts'
import { type MatrixRequest, type Recipe, recipes } from './authorisation-requests.ts'

/** A call that was made, and its answer. */
export interface AskedCell extends Cell {
  readonly caller: MatrixCaller
  /** The id that it named; empty when it names nothing. */
  readonly id: string
  readonly answer: ApiAnswer
}

/** A server with two organisations that are built alike, and every kind of caller. */
export interface AuthorisationServer {
  readonly api: ApiServer
  /** Makes a call of the matrix. Rejects when its answer is not what `openapi.json` documents. */
  ask(cell: Cell): Promise<AskedCell>
  /** Reads everything of an organisation, including its audit log and its readings. */
  readOrganisation(organisation: OrganisationName): Promise<Readonly<Record<string, unknown>>>
}

type Organisations = Readonly<Record<OrganisationName, MatrixOrganisation>>

/** An id of each kind that names nothing. */
const nothing = {
  place: 'no-such-place',
  sensor: 'AQ2-00000000DEAD',
  client: 'no-such-client',
  webhook: 'no-such-webhook',
  user: 'no-such-user',
  login: 'no-such-login',
  session: 'no-such-session',
} as const

/** Starts the server, builds both organisations and logs everybody in. */
export async function startAuthorisationServer(): Promise<AuthorisationServer> {
  const api = await startApiServer()
  const organisations = {
    alphaville: await createMatrixOrganisation(api.server, 'alphaville'),
    betatown: await createMatrixOrganisation(api.server, 'betatown'),
  }
  const logins = await logInEverybody(api.server, organisations)
  const findCaller = (name: string) => logins.callers.find((caller) => caller.name === name) as MatrixCaller
  const world: World = { api, organisations, logins, findCaller }
  await postReadings(world)
  return { api, ask: (cell) => ask(world, cell), readOrganisation: (name) => readOrganisation(world, name) }
}

interface World {
  readonly api: ApiServer
  readonly organisations: Organisations
  readonly logins: MatrixLogins
  findCaller(name: string): MatrixCaller
}

/** The administrator of an organisation, to see all of it. */
const overseers = { alphaville: 'admin', betatown: 'strangeAdmin' } as const

async function ask(world: World, cell: Cell): Promise<AskedCell> {
  const caller = world.findCaller(cell.callerName)
  const home = world.organisations[caller.organisation]
  const recipe = recipes[cell.callName]
  if (!recipe) throw new Error(`nothing says how to call ${cell.callName}`)
  const isDone = cell.expected === 'done'
  const id = await findId(world, cell, caller, recipe)
  const request = await recipe.build({ caller, home, id, isDone })
  return { ...cell, caller, id, answer: await send(world.api, cell, request, caller) }
}

function send(
  api: ApiServer,
  { method, path }: Cell,
  request: MatrixRequest,
  { accessToken: token }: MatrixCaller,
): Promise<ApiAnswer> {
  const { params = {}, query = '', body, headers } = request
  const url = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => params[name] ?? '') + query
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return api.call(url, {
    method,
    token,
    ...(headers && { headers }),
    ...(body !== undefined && { body: text }),
  })
}

/**
 * Finds the id for a call: of an existing thing, or of a fresh one where the call is to succeed and uses it
 * up.
 */
async function findId(world: World, cell: Cell, caller: MatrixCaller, recipe: Recipe): Promise<string> {
  const { call, target, expected } = cell
  const { about } = call
  if (about === undefined) return ''
  if (target === 'nowhere') return nothing[about]
  const home = world.organisations[caller.organisation]
  const abroad = caller.organisation === 'alphaville' ? 'betatown' : 'alphaville'
  const isForeign = target === 'foreign'
  const organisation = isForeign ? world.organisations[abroad] : home
  const colleague = world.logins.colleagues[organisation.name]
  if (expected === 'done' && recipe.make) {
    const isOfColleague = about === 'login' && target === 'outside'
    return isOfColleague ? colleague.makeLogin() : recipe.make(home, caller)
  }
  switch (about) {
    case 'client':
      return organisation.spareClientId
    case 'webhook':
      return organisation.spareWebhookId
    case 'user':
      return colleague.userId
    case 'login':
      return target === 'own' ? caller.grantId : colleague.grantId
    case 'session':
      return target === 'own' ? nothing.session : colleague.sessionId
    default: {
      const region = target === 'outside' ? organisation.outside : organisation.within
      if (recipe.names === undefined) throw new Error(`nothing says which ${about} ${cell.callName} names`)
      return region[recipe.names]
    }
  }
}

/** Makes all sensors report, so that there is something to see. */
async function postReadings({ api, organisations, findCaller }: World): Promise<void> {
  const posting = { alphaville: 'gateway', betatown: 'strangeService' } as const
  for (const { name, within, outside } of Object.values(organisations)) {
    const readings = [within.sensor, outside.sensor].map((sensor_id) => ({
      sensor_id,
      var_name: 'CO2ppm',
      time: Date.now() / 1000 - 60,
      value: 400,
    }))
    const token = findCaller(posting[name]).accessToken
    const body = JSON.stringify({ readings })
    const answer = await api.call('/readings?strict=true', { method: 'POST', token, body })
    if (answer.status !== 200) throw new Error(`no readings: ${JSON.stringify(answer.body)}`)
  }
}

async function readOrganisation(
  { api, organisations, findCaller }: World,
  name: OrganisationName,
): Promise<Readonly<Record<string, unknown>>> {
  const { within, outside } = organisations[name]
  const token = findCaller(overseers[name]).accessToken
  const floors = [within.floor, within.spare, outside.floor, outside.spare]
  const paths = [
    '/exports/locations',
    '/exports/sensors',
    ...floors.map((id) => `/locations/${id}/floorplan`),
    '/clients?limit=1000',
    '/users?limit=1000',
    '/grants?of=organisation&limit=1000',
    '/audit?limit=1000',
    '/readings/changes?limit=10000',
  ]
  const described: Record<string, unknown> = {}
  for (const path of paths) {
    const answer = await api.call(path, { token })
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    // The cursor of the log is left out: its place is the same for all organisations, and moves on.
    const { next_cursor: _cursor, ...body } = answer.body
    described[path] = body.data ? { ...body, data: body.data.map(withoutUse) } : body
  }
  return described
}

/** Leaves out of a client or a grant what every call changes, whatever becomes of it. */
function withoutUse(entry: Readonly<Record<string, unknown>>): object {
  const { last_token_at: _token, last_token_address: _from, last_refresh_at: _refresh, ...rest } = entry
  const { last_error: _error, requests_24h: _requests, secret_used_at: _secret, ...settings } = rest
  return settings
}
