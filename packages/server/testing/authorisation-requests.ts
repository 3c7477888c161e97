import type { MatrixCaller } from './authorisation-logins.ts'
import { floorplan, type MatrixOrganisation, type Region } from './authorisation-organisation.ts'

/** A call as it is sent, without the path and the method, which `openapi.json` says. */
export interface MatrixRequest {
  /** The values for the braces of the path. */
  readonly params?: Readonly<Record<string, string>>
  /** The query with its question mark. */
  readonly query?: string
  /** The body, sent as JSON unless it is text. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** The facts for making a call. */
export interface Aim {
  readonly caller: MatrixCaller
  /** The caller's organisation. */
  readonly home: MatrixOrganisation
  /** The id that the call names; empty when it names nothing. */
  readonly id: string
  /** True when the call is to succeed, so that the thing that it uses up has to exist. */
  readonly isDone: boolean
}

/** One way to make a call. */
export interface Recipe {
  /**
   * The thing of a region that is named where the call is to be refused, and where reading it uses nothing
   * up.
   */
  readonly names?: keyof Region
  /** Makes the named thing, for a call that uses it up. */
  make?(home: MatrixOrganisation, caller: MatrixCaller): Promise<string>
  build(aim: Aim): MatrixRequest | Promise<MatrixRequest>
}

const byPath = (name: string) => (id: string) => ({ params: { [name]: id } })
const place = byPath('location_id')
const sensor = byPath('sensor_id')
const client = byPath('client_id')
const user = byPath('user_id')
const webhook = byPath('webhook_id')
const grant = byPath('grant_id')
const session = byPath('session_id')

const plain: Recipe = { build: () => ({}) }
const ofPlace: Recipe = { names: 'floor', build: ({ id }) => place(id) }
const ofPlaceInQuery: Recipe = { names: 'floor', build: ({ id }) => ({ query: `?location_id=${id}` }) }
const ofSensorInQuery: Recipe = { names: 'sensor', build: ({ id }) => ({ query: `?sensor_id=${id}` }) }
const ofVariable: Recipe = {
  names: 'sensor',
  build: ({ id }) => ({ params: { sensor_id: id, var_name: 'CO2ppm' } }),
}
const ofPolygons: Recipe = {
  names: 'floor',
  build: ({ id }) => ({ params: { location_id: id, var_name: 'CO2ppm' }, query: '?by=polygon' }),
}
const usingFloor = (build: Recipe['build']): Recipe => ({
  names: 'spare',
  make: (home) => home.makeFloor(),
  build,
})
const usingSensor = (build: Recipe['build']): Recipe => ({
  names: 'spareSensor',
  make: (home) => home.makeSensor(),
  build,
})
const usingClient = (body?: unknown): Recipe => ({
  make: (home) => home.makeClient(),
  build: ({ id }) => ({ ...client(id), ...(body !== undefined && { body }) }),
})
const usingWebhook = (body?: unknown): Recipe => ({
  make: (home) => home.makeWebhook(),
  build: ({ id }) => ({ ...webhook(id), ...(body !== undefined && { body }) }),
})
const usingUser = (make: Recipe['make'], body?: unknown): Recipe => ({
  ...(make && { make }),
  build: ({ id }) => ({ ...user(id), ...(body !== undefined && { body }) }),
})
const invited: Recipe['make'] = (home) => home.makeInvitedUser()
let readings = 0
/** Returns a new time for each reading: a later one of the same time would take its place. */
function nextTimeS(): number {
  readings += 1
  return Math.floor(Date.now() / 1000) - 3_600 + readings / 1000
}
const reading = (sensorId: string) => ({
  sensor_id: sensorId,
  var_name: 'CO2ppm',
  time: nextTimeS(),
  value: 500,
})

/** The recipes by the name of the call, see `nameCall`. Each is right except for the thing that it names. */
export const recipes: Readonly<Record<string, Recipe>> = {
  read_health_health_get: plain,
  read_liveness: plain,
  read_readiness: plain,

  read_me: plain,
  read_variables: plain,

  read_base_location_properties_locations_get: plain,
  read_location_properties: ofPlace,
  read_location_summary: ofPlace,
  read_location_tree: plain,
  'read_location_tree, with location_id': ofPlaceInQuery,
  read_location_direct_children_locations__location_id___get: ofPlace,
  'read_location_direct_children_locations__location_id___get, with depth=all': {
    names: 'floor',
    build: ({ id }) => ({ ...place(id), query: '?depth=all&retired=true' }),
  },
  'read_location_direct_children_locations__location_id___get, with If-None-Match: *': {
    names: 'floor',
    build: ({ id }) => ({ ...place(id), headers: { 'if-none-match': '*' } }),
  },
  read_floorplan: ofPlace,
  'read_floorplan, with If-None-Match: *': {
    names: 'floor',
    build: ({ id }) => ({ ...place(id), headers: { 'if-none-match': '*' } }),
  },
  read_location_settings: ofPlace,
  'read_location_settings, with If-None-Match: *': {
    names: 'floor',
    build: ({ id }) => ({ ...place(id), headers: { 'if-none-match': '*' } }),
  },
  read_latest_sensor_information_sensors__sensor_id__get: {
    names: 'sensor',
    build: ({ id }) => sensor(id),
  },
  list_sensors: { build: () => ({ query: '?retired=true&limit=1000' }) },
  'list_sensors, with location_id': ofPlaceInQuery,
  list_unplaced_sensors: plain,
  read_stats: plain,
  'read_stats, with location_id': ofPlaceInQuery,
  export_locations: plain,
  'export_locations, with location_id': ofPlaceInQuery,
  export_sensors: plain,
  'export_sensors, with location_id': ofPlaceInQuery,

  read_sensor_historic_data_sensors__sensor_id___var_name__history_get: ofVariable,
  read_readings: plain,
  'read_readings, with sensor_id': ofSensorInQuery,
  'read_readings, with location_id': ofPlaceInQuery,
  read_location_history: {
    names: 'floor',
    build: ({ id }) => ({ params: { location_id: id, var_name: 'CO2ppm' }, query: '?bucket=6h' }),
  },
  create_download: { build: () => ({ body: { path: '/exports/sensors?format=csv' } }) },
  'create_download, of a location': {
    names: 'floor',
    build: ({ id }) => ({ body: { path: `/exports/sensors?location_id=${id}` } }),
  },
  'create_download, of a history of a sensor': {
    names: 'sensor',
    build: ({ id }) => ({ body: { path: `/sensors/${id}/CO2ppm/history?format=parquet` } }),
  },
  read_download: {
    build: async ({ home }) => ({ params: { download_id: await home.makeDownload() } }),
  },
  read_reading_changes: { build: () => ({ query: '?limit=10000' }) },
  'read_reading_changes, with sensor_id': ofSensorInQuery,
  'read_reading_changes, with location_id': ofPlaceInQuery,
  stream_events: plain,
  'stream_events, with sensor_id': ofSensorInQuery,
  'stream_events, with location_id': ofPlaceInQuery,
  read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get: ofVariable,
  read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get: ofVariable,
  read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get: {
    names: 'floor',
    build: ({ id }) => ({ params: { location_id: id, var_name: 'CO2ppm' } }),
  },
  'read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get, with by=polygon':
    ofPolygons,
  read_location_hourly: {
    names: 'floor',
    build: ({ id }) => ({ params: { location_id: id, var_name: 'CO2ppm' } }),
  },
  'read_location_hourly, with by=polygon': ofPolygons,
  create_readings_readings_post: {
    names: 'sensor',
    build: ({ id }) => ({ body: { readings: [reading(id)] } }),
  },
  'create_readings_readings_post, with strict': {
    names: 'sensor',
    build: ({ id }) => ({ query: '?strict=true', body: { readings: [reading(id)] } }),
  },
  'create_readings_readings_post, as CSV': {
    names: 'sensor',
    build({ id }) {
      const { time, value } = reading(id)
      return {
        headers: { 'content-type': 'text/csv' },
        body: `sensor_id,var_name,time,value\r\n${id},CO2ppm,${time},${value}\r\n`,
      }
    },
  },

  create_location: {
    names: 'floor',
    build: ({ id, home }) => ({ body: { parent_id: id, kind: 'room', name: `Fresh in ${home.name}` } }),
  },
  change_location: usingFloor(({ id, home }) => ({
    ...place(id),
    body: { name: `Changed in ${home.name}`, properties: { changed: true } },
  })),
  'change_location, moved to parent_id': {
    names: 'floor',
    build: async ({ id, home, isDone }) => ({
      ...place(isDone ? await home.makeFloor() : home.within.spare),
      body: { parent_id: id },
    }),
  },
  delete_location: usingFloor(({ id }) => place(id)),
  put_location_settings: usingFloor(({ id }) => ({ ...place(id), body: { capacity: 40 } })),
  put_floorplan: usingFloor(({ id }) => ({ ...place(id), body: { ...floorplan, features: [] } })),
  'put_floorplan, with dry_run': usingFloor(({ id }) => ({
    ...place(id),
    query: '?dry_run=true',
    body: { ...floorplan, features: [] },
  })),
  delete_floorplan: usingFloor(({ id }) => place(id)),
  'import_locations, a new one in parent_id': {
    names: 'floor',
    build: ({ id, home, isDone }) => ({
      body: {
        locations: [
          {
            location_id: isDone ? home.nextLocationId() : 'not-to-be',
            parent_id: id,
            kind: 'room',
            name: `Fresh in ${home.name}`,
          },
        ],
      },
    }),
  },
  'import_locations, one that is there': usingFloor(({ id, home }) => ({
    body: { locations: [{ location_id: id, name: `Changed in ${home.name}` }] },
  })),

  create_sensor: {
    names: 'floor',
    build: ({ id, home }) => ({
      body: { sensor_id: home.nextSensorId(), location_id: id, name: `Fresh in ${home.name}` },
    }),
  },
  change_sensor: usingSensor(({ id, home }) => ({
    ...sensor(id),
    body: { name: `Changed in ${home.name}` },
  })),
  'change_sensor, moved to location_id': {
    names: 'spare',
    build: async ({ id, home, isDone }) => ({
      ...sensor(isDone ? await home.makeSensor() : home.within.spareSensor),
      body: { location_id: id },
    }),
  },
  'import_sensors, a new one in location_id': {
    names: 'floor',
    build: ({ id, home, isDone }) => ({
      body: {
        sensors: [
          {
            sensor_id: isDone ? home.nextSensorId() : 'AQ2-000000000B0B',
            location_id: id,
            name: `Fresh in ${home.name}`,
          },
        ],
      },
    }),
  },
  'import_sensors, one that is there': usingSensor(({ id, home }) => ({
    body: { sensors: [{ sensor_id: id, name: `Changed in ${home.name}` }] },
  })),
  'import_sensors, with retired_at': usingSensor(({ id }) => ({
    body: { sensors: [{ sensor_id: id, retired_at: 1_760_000_000 }] },
  })),
  retire_sensor: usingSensor(({ id }) => sensor(id)),
  reinstate_sensor: usingSensor(({ id }) => sensor(id)),
  replace_sensor: usingSensor(({ id, home }) => ({
    ...sensor(id),
    body: { sensor_id: home.nextSensorId() },
  })),
  delete_sensor: usingSensor(({ id }) => sensor(id)),

  list_clients: { build: () => ({ query: '?limit=1000' }) },
  create_client: { build: ({ home }) => ({ body: { name: `Fresh of ${home.name}`, kind: 'public' } }) },
  read_client: { build: ({ id }) => client(id) },
  'read_client, with If-None-Match: *': {
    build: ({ id }) => ({ ...client(id), headers: { 'if-none-match': '*' } }),
  },
  read_client_activity: { build: ({ id }) => client(id) },
  change_client: usingClient({ access_token_lifetime_s: 600 }),
  delete_client: usingClient(),
  rotate_client_secret: usingClient(),
  end_previous_secret: { make: (home) => home.makeRotatedClient(), build: ({ id }) => client(id) },
  disable_client: usingClient(),
  enable_client: usingClient(),

  list_users: { build: () => ({ query: '?limit=1000' }) },
  invite_user: {
    names: 'floor',
    build: ({ id, home }) => ({
      body: { email: home.nextAddress(), role: 'viewer', location_ids: [id] },
    }),
  },
  read_user: { build: ({ id }) => user(id) },
  change_user: usingUser(invited, { role: 'installer' }),
  'change_user, granted location_ids': {
    names: 'floor',
    build: async ({ id, home, caller, isDone }) => ({
      ...user(isDone ? await home.makeInvitedUser() : caller.colleagueId),
      body: { location_ids: [id] },
    }),
  },
  delete_user: usingUser(invited),
  sign_out_user: usingUser(invited),
  reset_user_password: usingUser((home) => home.makeActiveUser()),
  renew_invitation: usingUser(invited),
  remove_second_factor: usingUser((home) => home.makeUserWithSecondFactor()),

  read_retention: plain,
  put_retention: { build: () => ({ body: { days: { motionEvent: 365 } } }) },
  preview_retention: { build: () => ({ body: { days: { motionEvent: 365 } } }) },

  list_webhooks: { build: () => ({ query: '?limit=1000' }) },
  create_webhook: { build: () => ({ body: { url: 'https://receiver.invalid/' } }) },
  'create_webhook, with location_ids': {
    names: 'floor',
    build: ({ id }) => ({ body: { url: 'https://receiver.invalid/', filter: { location_ids: [id] } } }),
  },
  'create_webhook, with sensor_ids': {
    names: 'sensor',
    build: ({ id }) => ({ body: { url: 'https://receiver.invalid/', filter: { sensor_ids: [id] } } }),
  },
  read_webhook: { build: ({ id }) => webhook(id) },
  change_webhook: usingWebhook({ description: 'Changed' }),
  delete_webhook: usingWebhook(),
  rotate_webhook_secret: usingWebhook({}),
  test_webhook: usingWebhook(),
  redeliver_webhook: usingWebhook({ from: 'now' }),
  list_webhook_attempts: { build: ({ id }) => webhook(id) },

  read_preferences: plain,
  put_preferences: { build: () => ({ body: { theme: 'dark' } }) },
  read_views: plain,
  put_views: { build: () => ({ body: { views: [{ name: 'A', address: '/dashboard/' }] } }) },

  list_grants: { build: () => ({ query: '?limit=1000' }) },
  'list_grants, with client_id': { build: ({ id }) => ({ query: `?client_id=${id}` }) },
  read_grant_activity: { make: (_home, caller) => caller.makeLogin(), build: ({ id }) => grant(id) },
  'list_grants, with of=organisation': { build: () => ({ query: '?of=organisation&limit=1000' }) },
  list_sessions: plain,
  end_session: { make: (_home, caller) => caller.makeSession(), build: ({ id }) => session(id) },
  revoke_grant: { make: (_home, caller) => caller.makeLogin(), build: ({ id }) => grant(id) },

  list_audit_entries: { build: () => ({ query: '?limit=1000' }) },
  'list_audit_entries, with subject_id': {
    build: ({ id }) => ({ query: `?subject_kind=user&subject_id=${id}` }),
  },
}
