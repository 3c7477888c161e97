/** A need of a call. `authorisation-oracle.ts` says who meets it. */
export type Need = keyof typeof needs

/** Every need, in words for people. */
export const needs = {
  nothing: 'Nothing; a token is not looked at.',
  'a good token': 'Knows who the caller is; any token that is good will do.',
  'reads in sight': 'Reads what lies in the places that the caller sees.',
  'posts readings in sight': 'Stores readings of the sensors that the caller sees.',
  'places sensors in sight': 'Places, changes and moves sensors in the places that the caller sees.',
  'administers places in sight':
    'Changes the places that the caller sees, and takes sensors out of use there.',
  'administers the organisation':
    "Administers the clients, users and webhooks of the caller's organisation, and sees the logins of all users and the audit log.",
  'own logins': 'Sees and ends what logins of the caller gave to applications.',
  'own preferences': 'Keeps preferences and saved views for themselves.',
} as const

/** The kind of the thing that a call names. */
export type Subject = 'place' | 'sensor' | 'client' | 'user' | 'webhook' | 'login' | 'session'

/** The answer where the named thing is not the caller's to see, whether it exists or not. */
export type Refusal =
  | 'not_found'
  | 'invalid_body'
  | 'import_rejected'
  | 'readings_rejected'
  /** 200, with each reading rejected in the receipt. */
  | 'unknown_sensor'
  /** 200, with an empty list. */
  | 'empty'

/** One way to make a call, and the rights that it needs. */
export interface Expectation {
  readonly need: Need
  /** The kind of the named thing; absent when the call names nothing. */
  readonly about?: Subject
  /** The refusal; absent for `not_found`. */
  readonly elsewhere?: Refusal
  /** Tells ways to make the same call apart; absent for the only or the ordinary one. */
  readonly when?: string
  /** The caller chooses the id of something new, so that a call for a missing thing is impossible. */
  readonly isIdChosen?: true
  /** The need of each record of the call besides; without it the call is answered as `elsewhere` says. */
  readonly inEachRecord?: Need
}

const reads: Expectation = { need: 'reads in sight' }
const readsPlace: Expectation = { ...reads, about: 'place' }
const readsSensor: Expectation = { ...reads, about: 'sensor' }
const posts: Expectation = { need: 'posts readings in sight', about: 'sensor' }
const placesSensor: Expectation = { need: 'places sensors in sight', about: 'sensor' }
const placesIn: Expectation = { need: 'places sensors in sight', about: 'place' }
const administersPlace: Expectation = { need: 'administers places in sight', about: 'place' }
const administersSensor: Expectation = { need: 'administers places in sight', about: 'sensor' }
const administers: Expectation = { need: 'administers the organisation' }
const administersClient: Expectation = { ...administers, about: 'client' }
const administersUser: Expectation = { ...administers, about: 'user' }
const administersWebhook: Expectation = { ...administers, about: 'webhook' }

/**
 * Says who may make which call, by its operation id in `openapi.json`. The table is written by hand and not
 * derived from the contract or the server, so that a test can compare them with it
 * (`authorisation-matrix.test.ts`); `docs/authorisation.md` is made from it.
 */
export const authorisationTable: Readonly<Record<string, readonly Expectation[]>> = {
  read_health_health_get: [{ need: 'nothing' }],
  read_liveness: [{ need: 'nothing' }],
  read_readiness: [{ need: 'nothing' }],

  read_me: [{ need: 'a good token' }],
  read_variables: [reads],

  read_base_location_properties_locations_get: [reads],
  read_location_properties: [readsPlace],
  read_location_summary: [readsPlace],
  read_location_tree: [reads, { ...readsPlace, when: 'with location_id' }],
  read_location_direct_children_locations__location_id___get: [
    readsPlace,
    { ...readsPlace, when: 'with depth=all' },
    { ...readsPlace, when: 'with If-None-Match: *' },
  ],
  read_floorplan: [readsPlace, { ...readsPlace, when: 'with If-None-Match: *' }],
  read_location_settings: [readsPlace, { ...readsPlace, when: 'with If-None-Match: *' }],
  read_latest_sensor_information_sensors__sensor_id__get: [readsSensor],
  read_stats: [reads, { ...readsPlace, when: 'with location_id' }],
  list_sensors: [reads, { ...readsPlace, when: 'with location_id' }],
  export_locations: [reads, { ...readsPlace, when: 'with location_id' }],
  export_sensors: [reads, { ...readsPlace, when: 'with location_id' }],

  read_sensor_historic_data_sensors__sensor_id___var_name__history_get: [readsSensor],
  read_readings: [
    reads,
    { ...readsSensor, when: 'with sensor_id' },
    { ...readsPlace, when: 'with location_id' },
  ],
  create_download: [
    reads,
    { ...readsPlace, when: 'of a location' },
    { ...readsSensor, when: 'of a history of a sensor' },
  ],
  read_download: [{ need: 'nothing' }],
  read_location_history: [readsPlace],
  read_reading_changes: [
    reads,
    { ...readsSensor, when: 'with sensor_id' },
    { ...readsPlace, when: 'with location_id' },
  ],
  stream_events: [
    reads,
    { ...readsSensor, when: 'with sensor_id' },
    { ...readsPlace, when: 'with location_id' },
  ],
  read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get: [readsSensor],
  read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get: [readsSensor],
  read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get: [
    readsPlace,
    { ...readsPlace, when: 'with by=polygon' },
  ],
  read_location_hourly: [readsPlace, { ...readsPlace, when: 'with by=polygon' }],
  create_readings_readings_post: [
    { ...posts, elsewhere: 'unknown_sensor' },
    { ...posts, elsewhere: 'readings_rejected', when: 'with strict' },
    { ...posts, elsewhere: 'unknown_sensor', when: 'as CSV' },
  ],

  create_location: [{ ...administersPlace, elsewhere: 'invalid_body' }],
  change_location: [
    administersPlace,
    { ...administersPlace, elsewhere: 'invalid_body', when: 'moved to parent_id' },
  ],
  delete_location: [administersPlace],
  put_location_settings: [administersPlace],
  put_floorplan: [administersPlace, { ...administersPlace, when: 'with dry_run' }],
  delete_floorplan: [administersPlace],
  import_locations: [
    { ...administersPlace, elsewhere: 'import_rejected', when: 'a new one in parent_id' },
    { ...administersPlace, elsewhere: 'import_rejected', when: 'one that is there', isIdChosen: true },
  ],

  list_unplaced_sensors: [{ need: 'places sensors in sight' }],
  create_sensor: [{ ...placesIn, elsewhere: 'invalid_body' }],
  change_sensor: [placesSensor, { ...placesIn, elsewhere: 'invalid_body', when: 'moved to location_id' }],
  import_sensors: [
    { ...placesIn, elsewhere: 'import_rejected', when: 'a new one in location_id' },
    { ...placesSensor, elsewhere: 'import_rejected', when: 'one that is there', isIdChosen: true },
    {
      ...placesSensor,
      elsewhere: 'import_rejected',
      when: 'with retired_at',
      isIdChosen: true,
      inEachRecord: 'administers places in sight',
    },
  ],
  retire_sensor: [administersSensor],
  reinstate_sensor: [administersSensor],
  replace_sensor: [administersSensor],
  delete_sensor: [administersSensor],

  list_clients: [administers],
  create_client: [administers],
  read_client: [administersClient, { ...administersClient, when: 'with If-None-Match: *' }],
  read_client_activity: [administersClient],
  change_client: [administersClient],
  delete_client: [administersClient],
  rotate_client_secret: [administersClient],
  end_previous_secret: [administersClient],
  disable_client: [administersClient],
  enable_client: [administersClient],

  list_users: [administers],
  invite_user: [{ ...administers, about: 'place', elsewhere: 'invalid_body' }],
  read_user: [administersUser],
  change_user: [
    administersUser,
    { ...administers, about: 'place', elsewhere: 'invalid_body', when: 'granted location_ids' },
  ],
  delete_user: [administersUser],
  sign_out_user: [administersUser],
  reset_user_password: [administersUser],
  renew_invitation: [administersUser],
  remove_second_factor: [administersUser],

  read_retention: [administers],
  put_retention: [administers],
  preview_retention: [administers],

  list_webhooks: [administers],
  create_webhook: [
    administers,
    { ...administers, about: 'place', elsewhere: 'invalid_body', when: 'with location_ids' },
    { ...administers, about: 'sensor', elsewhere: 'invalid_body', when: 'with sensor_ids' },
  ],
  read_webhook: [administersWebhook],
  change_webhook: [administersWebhook],
  delete_webhook: [administersWebhook],
  rotate_webhook_secret: [administersWebhook],
  test_webhook: [administersWebhook],
  redeliver_webhook: [administersWebhook],
  list_webhook_attempts: [administersWebhook],

  read_preferences: [{ need: 'own preferences' }],
  put_preferences: [{ need: 'own preferences' }],
  read_views: [{ need: 'own preferences' }],
  put_views: [{ need: 'own preferences' }],

  list_grants: [
    { need: 'own logins' },
    { need: 'own logins', about: 'client', elsewhere: 'empty', when: 'with client_id' },
    { ...administers, when: 'with of=organisation' },
  ],
  read_grant_activity: [{ need: 'own logins', about: 'login' }],
  revoke_grant: [{ need: 'own logins', about: 'login' }],

  list_sessions: [{ need: 'own logins' }],
  end_session: [{ need: 'own logins', about: 'session' }],

  list_audit_entries: [administers, { ...administersUser, elsewhere: 'empty', when: 'with subject_id' }],
}

/** Builds the name of one way to make a call. */
export function nameCall(operationId: string, { when }: Pick<Expectation, 'when'>): string {
  return when === undefined ? operationId : `${operationId}, ${when}`
}

/** A route of `openapi.json`. */
export interface Route {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly summary: string
}

/** Lists the routes of an OpenAPI document, in its order. */
export function listRoutes(document: { readonly paths: object }): Route[] {
  return Object.entries(document.paths).flatMap(([path, methods]: [string, object]) =>
    Object.entries(methods).map(([method, operation]: [string, Omit<Route, 'method' | 'path'>]) => ({
      method: method.toUpperCase(),
      path,
      operationId: operation.operationId,
      summary: operation.summary,
    })),
  )
}

/** Finds the gaps and the excess of the table, in sentences that say what to do; none when it is right. */
export function findTableGaps(
  routes: readonly Route[],
  recipeNames: readonly string[],
  table: typeof authorisationTable = authorisationTable,
): string[] {
  const here = 'packages/server/testing/authorisation-table.ts'
  const recipes = 'packages/server/testing/authorisation-requests.ts'
  const known = new Set(routes.map(({ operationId }) => operationId))
  const calls = Object.entries(table).flatMap(([id, ways]) => ways.map((way) => nameCall(id, way)))
  return [
    ...routes
      .filter(({ operationId }) => !table[operationId]?.length)
      .map(
        ({ method, path, operationId }) =>
          `Nobody has said who may call ${method} ${path}: add "${operationId}" to ${here}.`,
      ),
    ...Object.keys(table)
      .filter((operationId) => !known.has(operationId))
      .map((operationId) => `No route of openapi.json is called "${operationId}": remove it from ${here}.`),
    ...calls
      .filter((name) => !recipeNames.includes(name))
      .map((name) => `Nothing says how to call "${name}": add it to ${recipes}.`),
    ...recipeNames
      .filter((name) => !calls.includes(name))
      .map((name) => `"${name}" of ${recipes} is no call of ${here}: remove it, or add it there.`),
  ]
}
