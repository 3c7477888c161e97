import type { Client } from 'openapi-fetch'
import type { paths } from '../../packages/client/src/api-types.generated.ts'

/** The values of a call by their names on the wire; they come from a table, which no type reaches. */
interface Values {
  readonly path: never
  readonly query: never
  readonly body: never
}

interface Answered {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

type Options = { readonly parseAs?: 'arrayBuffer'; readonly headers?: Record<string, string> }
type Call = (api: Client<paths>, values: Values, options: Options) => Promise<Answered>

const estateCalls: Record<string, Call> = {
  read_health_health_get: (api, _values, more) => api.GET('/health', more),
  read_liveness: (api, _values, more) => api.GET('/health/live', more),
  read_readiness: (api, _values, more) => api.GET('/health/ready', more),
  read_base_location_properties_locations_get: (api, _values, more) => api.GET('/locations', more),
  create_location: (api, { body }, more) => api.POST('/locations', { body, ...more }),
  read_location_properties: (api, { path }, more) =>
    api.GET('/locations/{location_id}', { params: { path }, ...more }),
  change_location: (api, { path, body }, more) =>
    api.PATCH('/locations/{location_id}', { params: { path }, body, ...more }),
  delete_location: (api, { path }, more) =>
    api.DELETE('/locations/{location_id}', { params: { path }, ...more }),
  read_location_direct_children_locations__location_id___get: (api, { path, query }, more) =>
    api.GET('/locations/{location_id}/', { params: { path, query }, ...more }),
  change_sensor: (api, { path, body }, more) =>
    api.PATCH('/sensors/{sensor_id}', { params: { path }, body, ...more }),
  delete_sensor: (api, { path }, more) => api.DELETE('/sensors/{sensor_id}', { params: { path }, ...more }),
  read_floorplan: (api, { path }, more) =>
    api.GET('/locations/{location_id}/floorplan', { params: { path }, ...more }),
  put_floorplan: (api, { path, query, body }, more) =>
    api.PUT('/locations/{location_id}/floorplan', { params: { path, query }, body, ...more }),
  delete_floorplan: (api, { path }, more) =>
    api.DELETE('/locations/{location_id}/floorplan', { params: { path }, ...more }),
  list_sensors: (api, { query }, more) => api.GET('/sensors', { params: { query }, ...more }),
  create_sensor: (api, { body }, more) => api.POST('/sensors', { body, ...more }),
  retire_sensor: (api, { path }, more) =>
    api.POST('/sensors/{sensor_id}/retire', { params: { path }, ...more }),
  replace_sensor: (api, { path, body }, more) =>
    api.POST('/sensors/{sensor_id}/replace', { params: { path }, body, ...more }),
  reinstate_sensor: (api, { path }, more) =>
    api.POST('/sensors/{sensor_id}/reinstate', { params: { path }, ...more }),
  export_locations: (api, { query }, more) => api.GET('/exports/locations', { params: { query }, ...more }),
  export_sensors: (api, { query }, more) => api.GET('/exports/sensors', { params: { query }, ...more }),
  import_locations: (api, { query, body }, more) =>
    api.POST('/imports/locations', { params: { query }, body, ...more }),
  import_sensors: (api, { query, body }, more) =>
    api.POST('/imports/sensors', { params: { query }, body, ...more }),
}

const readingCalls: Record<string, Call> = {
  read_reading_changes: (api, { query }, more) =>
    api.GET('/readings/changes', { params: { query }, ...more }),
  read_latest_sensor_information_sensors__sensor_id__get: (api, { path, query }, more) =>
    api.GET('/sensors/{sensor_id}', { params: { path, query }, ...more }),
  read_sensor_historic_data_sensors__sensor_id___var_name__history_get: (api, { path, query }, more) =>
    api.GET('/sensors/{sensor_id}/{var_name}/history', { params: { path, query }, ...more }),
  read_location_history: (api, { path, query }, more) =>
    api.GET('/locations/{location_id}/{var_name}/history', { params: { path, query }, ...more }),
  read_readings: (api, { query }, more) => api.GET('/readings', { params: { query }, ...more }),
  create_readings_readings_post: (api, { query, body }, more) =>
    api.POST('/readings', { params: { query }, body, ...more }),
  read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get: (api, { path, query }, more) =>
    api.GET('/sensors/{sensor_id}/{var_name}/daily', { params: { path, query }, ...more }),
  read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get: (
    api,
    { path, query },
    more,
  ) => api.GET('/locations/{location_id}/{var_name}/daily', { params: { path, query }, ...more }),
  read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get: (api, { path, query }, more) =>
    api.GET('/sensors/{sensor_id}/{var_name}/hourly', { params: { path, query }, ...more }),
}

const administrationCalls: Record<string, Call> = {
  list_clients: (api, { query }, more) => api.GET('/clients', { params: { query }, ...more }),
  create_client: (api, { body }, more) => api.POST('/clients', { body, ...more }),
  read_client: (api, { path }, more) => api.GET('/clients/{client_id}', { params: { path }, ...more }),
  change_client: (api, { path, body }, more) =>
    api.PATCH('/clients/{client_id}', { params: { path }, body, ...more }),
  delete_client: (api, { path }, more) => api.DELETE('/clients/{client_id}', { params: { path }, ...more }),
  read_client_activity: (api, { path, query }, more) =>
    api.GET('/clients/{client_id}/activity', { params: { path, query }, ...more }),
  rotate_client_secret: (api, { path, query }, more) =>
    api.POST('/clients/{client_id}/secret', { params: { path, query }, ...more }),
  end_previous_secret: (api, { path }, more) =>
    api.DELETE('/clients/{client_id}/previous_secret', { params: { path }, ...more }),
  disable_client: (api, { path }, more) =>
    api.POST('/clients/{client_id}/disable', { params: { path }, ...more }),
  enable_client: (api, { path }, more) =>
    api.POST('/clients/{client_id}/enable', { params: { path }, ...more }),
  read_retention: (api, _call, more) => api.GET('/retention', { ...more }),
  put_retention: (api, { body }, more) => api.PUT('/retention', { body, ...more }),
  preview_retention: (api, { body }, more) => api.POST('/retention/preview', { body, ...more }),
  list_webhooks: (api, { query }, more) => api.GET('/webhooks', { params: { query }, ...more }),
  create_webhook: (api, { body }, more) => api.POST('/webhooks', { body, ...more }),
  read_webhook: (api, { path }, more) => api.GET('/webhooks/{webhook_id}', { params: { path }, ...more }),
  change_webhook: (api, { path, body }, more) =>
    api.PATCH('/webhooks/{webhook_id}', { params: { path }, body, ...more }),
  delete_webhook: (api, { path }, more) =>
    api.DELETE('/webhooks/{webhook_id}', { params: { path }, ...more }),
  rotate_webhook_secret: (api, { path, body }, more) =>
    api.POST('/webhooks/{webhook_id}/secret', { params: { path }, body, ...more }),
  test_webhook: (api, { path }, more) =>
    api.POST('/webhooks/{webhook_id}/test', { params: { path }, ...more }),
  redeliver_webhook: (api, { path, body }, more) =>
    api.POST('/webhooks/{webhook_id}/redeliver', { params: { path }, body, ...more }),
  list_webhook_attempts: (api, { path, query }, more) =>
    api.GET('/webhooks/{webhook_id}/attempts', { params: { path, query }, ...more }),
  read_location_settings: (api, { path }, more) =>
    api.GET('/locations/{location_id}/settings', { params: { path }, ...more }),
  put_location_settings: (api, { path, body }, more) =>
    api.PUT('/locations/{location_id}/settings', { params: { path }, body, ...more }),
  read_location_hourly: (api, { path, query }, more) =>
    api.GET('/locations/{location_id}/{var_name}/hourly', { params: { path, query }, ...more }),
  read_preferences: (api, _call, more) => api.GET('/me/preferences', { ...more }),
  put_preferences: (api, { body }, more) => api.PUT('/me/preferences', { body, ...more }),
  read_views: (api, _call, more) => api.GET('/me/views', { ...more }),
  put_views: (api, { body }, more) => api.PUT('/me/views', { body, ...more }),
  create_download: (api, { body }, more) => api.POST('/downloads', { body, ...more }),
  read_download: (api, { path }, more) => api.GET('/downloads/{download_id}', { params: { path }, ...more }),
  list_users: (api, { query }, more) => api.GET('/users', { params: { query }, ...more }),
  invite_user: (api, { body }, more) => api.POST('/users', { body, ...more }),
  read_user: (api, { path }, more) => api.GET('/users/{user_id}', { params: { path }, ...more }),
  change_user: (api, { path, body }, more) =>
    api.PATCH('/users/{user_id}', { params: { path }, body, ...more }),
  delete_user: (api, { path }, more) => api.DELETE('/users/{user_id}', { params: { path }, ...more }),
  sign_out_user: (api, { path }, more) =>
    api.POST('/users/{user_id}/sign_out', { params: { path }, ...more }),
  reset_user_password: (api, { path }, more) =>
    api.POST('/users/{user_id}/password_reset', { params: { path }, ...more }),
  renew_invitation: (api, { path }, more) =>
    api.POST('/users/{user_id}/invitation', { params: { path }, ...more }),
  remove_second_factor: (api, { path }, more) =>
    api.DELETE('/users/{user_id}/second_factor', { params: { path }, ...more }),
  list_grants: (api, { query }, more) => api.GET('/grants', { params: { query }, ...more }),
  list_sessions: (api, { query }, more) => api.GET('/me/sessions', { params: { query }, ...more }),
  end_session: (api, { path }, more) =>
    api.DELETE('/me/sessions/{session_id}', { params: { path }, ...more }),
  read_grant_activity: (api, { path, query }, more) =>
    api.GET('/grants/{grant_id}/activity', { params: { path, query }, ...more }),
  revoke_grant: (api, { path }, more) => api.DELETE('/grants/{grant_id}', { params: { path }, ...more }),
  list_audit_entries: (api, { query }, more) => api.GET('/audit', { params: { query }, ...more }),
}

/** The calls by operation id. */
export const openapiFetchCalls: Record<string, Call> = {
  read_location_tree: (api, { query }, more) => api.GET('/location_tree', { params: { query }, ...more }),
  list_unplaced_sensors: (api, { query }, more) =>
    api.GET('/unplaced_sensors', { params: { query }, ...more }),
  read_stats: (api, { query }, more) => api.GET('/stats', { params: { query }, ...more }),
  read_variables: (api, _call, more) => api.GET('/variables', more),
  read_location_summary: (api, { path, query }, more) =>
    api.GET('/locations/{location_id}/summary', { params: { path, query }, ...more }),
  read_me: (api, _call, more) => api.GET('/me', more),
  ...estateCalls,
  ...readingCalls,
  ...administrationCalls,
}
