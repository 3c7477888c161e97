/** Every operation of the generated client, called as a person would write it: arguments by position. */
import type { AxiosResponse } from 'axios'
import type { DefaultApi } from './services/api'

/** The values of a call by their names on the wire; they come as JSON, which no type reaches. */
type Values = Record<string, never>
type Call = (api: DefaultApi, values: Values, options: object) => Promise<AxiosResponse<unknown>>

const estateCalls: Record<string, Call> = {
  read_health_health_get: (api, _v, options) => api.readHealthHealthGet(options),
  read_liveness: (api, _v, options) => api.readLiveness(options),
  read_readiness: (api, _v, options) => api.readReadiness(options),
  read_base_location_properties_locations_get: (api, _v, options) =>
    api.readBaseLocationPropertiesLocationsGet(options),
  create_location: (api, v, options) => api.createLocation(v.body, options),
  read_location_properties: (api, v, options) => api.readLocationProperties(v.location_id, options),
  change_location: (api, v, options) => api.changeLocation(v.location_id, v.body, undefined, options),
  delete_location: (api, v, options) => api.deleteLocation(v.location_id, undefined, options),
  read_location_direct_children_locations__location_id___get: (api, v, options) =>
    api.readLocationDirectChildrenLocationsLocationIdGet(v.location_id, v.depth, v.since, v.retired, options),
  read_floorplan: (api, v, options) => api.readFloorplan(v.location_id, options),
  put_floorplan: (api, v, options) =>
    api.putFloorplan(v.location_id, v.body, v.dry_run, undefined, undefined, options),
  delete_floorplan: (api, v, options) => api.deleteFloorplan(v.location_id, undefined, options),
  list_sensors: (api, v, options) =>
    api.listSensors(
      v.location_id,
      v.retired,
      v.limit,
      v.cursor,
      v.q,
      v.status,
      v.battery_below,
      v.fault,
      v.q_places,
      v.format,
      v.decimal,
      options,
    ),
  create_sensor: (api, v, options) => api.createSensor(v.body, options),
  change_sensor: (api, v, options) => api.changeSensor(v.sensor_id, v.body, undefined, options),
  delete_sensor: (api, v, options) => api.deleteSensor(v.sensor_id, undefined, options),
  retire_sensor: (api, v, options) => api.retireSensor(v.sensor_id, undefined, options),
  replace_sensor: (api, v, options) => api.replaceSensor(v.sensor_id, v.body, undefined, options),
  reinstate_sensor: (api, v, options) => api.reinstateSensor(v.sensor_id, undefined, options),
  export_locations: (api, v, options) => api.exportLocations(v.location_id, v.format, v.decimal, options),
  export_sensors: (api, v, options) => api.exportSensors(v.location_id, v.format, v.decimal, options),
  import_locations: (api, v, options) => api.importLocations(v.body, v.dry_run, options),
  import_sensors: (api, v, options) => api.importSensors(v.body, v.dry_run, options),
}

const readingCalls: Record<string, Call> = {
  read_latest_sensor_information_sensors__sensor_id__get: (api, v, options) =>
    api.readLatestSensorInformationSensorsSensorIdGet(v.sensor_id, v.project, options),
  read_sensor_historic_data_sensors__sensor_id___var_name__history_get: (api, v, options) =>
    api.readSensorHistoricDataSensorsSensorIdVarNameHistoryGet(
      v.sensor_id,
      v.var_name,
      v.from,
      v.to,
      v.limit,
      v.order,
      v.format,
      v.time_format,
      v.bucket,
      v.derived,
      v.timeout_s,
      v.decimal,
      options,
    ),
  read_readings: (api, v, options) =>
    api.readReadings(
      v.sensor_id,
      v.location_id,
      v.var_name,
      v.from,
      v.to,
      v.limit,
      v.order,
      v.format,
      v.time_format,
      v.derived,
      v.decimal,
      options,
    ),
  read_location_history: (api, v, options) =>
    api.readLocationHistory(
      v.location_id,
      v.var_name,
      v.bucket,
      v.from,
      v.to,
      v.format,
      v.time_format,
      v.decimal,
      options,
    ),
  read_reading_changes: (api, v, options) =>
    api.readReadingChanges(
      v.after,
      v.limit,
      v.wait,
      v.sensor_id,
      v.location_id,
      v.var_name,
      v.stored_by,
      options,
    ),
  create_readings_readings_post: (api, v, options) =>
    api.createReadingsReadingsPost(v.body, v.strict, v.dry_run, v.before_2000, options),
  read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get: (api, v, options) =>
    api.readSensorDailyDataRangeSensorsSensorIdVarNameDailyGet(
      v.sensor_id,
      v.var_name,
      v.from,
      v.to,
      v.hours,
      v.days,
      v.group_by,
      v.format,
      v.decimal,
      v.exclude,
      options,
    ),
  read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get: (
    api,
    v,
    options,
  ) =>
    api.readLocationDirectChildDailyDataRangeLocationsLocationIdVarNameDailyGet(
      v.location_id,
      v.var_name,
      v.from,
      v.to,
      v.hours,
      v.days,
      v.group_by,
      v.by,
      v.format,
      v.decimal,
      v.exclude,
      v.child_id,
      options,
    ),
  read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get: (api, v, options) =>
    api.readSensorHourlyDataRangeSensorsSensorIdVarNameHourlyGet(
      v.sensor_id,
      v.var_name,
      v.from,
      v.to,
      v.hours,
      v.days,
      v.format,
      v.decimal,
      v.exclude,
      options,
    ),
}

const administrationCalls: Record<string, Call> = {
  list_clients: (api, v, options) => api.listClients(v.limit, v.cursor, v.built_in, options),
  create_client: (api, v, options) => api.createClient(v.body, options),
  read_client: (api, v, options) => api.readClient(v.client_id, options),
  read_client_activity: (api, v, options) =>
    api.readClientActivity(v.client_id, v.interval, v.limit, v.cursor, options),
  change_client: (api, v, options) => api.changeClient(v.client_id, v.body, undefined, options),
  delete_client: (api, v, options) => api.deleteClient(v.client_id, undefined, options),
  rotate_client_secret: (api, v, options) => api.rotateClientSecret(v.client_id, v.keep_previous_s, options),
  end_previous_secret: (api, v, options) => api.endPreviousSecret(v.client_id, options),
  disable_client: (api, v, options) => api.disableClient(v.client_id, options),
  enable_client: (api, v, options) => api.enableClient(v.client_id, options),
  list_users: (api, v, options) => api.listUsers(v.limit, v.cursor, options),
  invite_user: (api, v, options) => api.inviteUser(v.body, options),
  read_user: (api, v, options) => api.readUser(v.user_id, options),
  change_user: (api, v, options) => api.changeUser(v.user_id, v.body, undefined, options),
  delete_user: (api, v, options) => api.deleteUser(v.user_id, undefined, options),
  sign_out_user: (api, v, options) => api.signOutUser(v.user_id, options),
  reset_user_password: (api, v, options) => api.resetUserPassword(v.user_id, options),
  renew_invitation: (api, v, options) => api.renewInvitation(v.user_id, options),
  remove_second_factor: (api, v, options) => api.removeSecondFactor(v.user_id, options),
  read_retention: (api, _v, options) => api.readRetention(options),
  put_retention: (api, v, options) => api.putRetention(v.body, undefined, options),
  preview_retention: (api, v, options) => api.previewRetention(v.body, options),
  list_webhooks: (api, v, options) => api.listWebhooks(v.limit, v.cursor, options),
  create_webhook: (api, v, options) => api.createWebhook(v.body, options),
  read_webhook: (api, v, options) => api.readWebhook(v.webhook_id, options),
  change_webhook: (api, v, options) => api.changeWebhook(v.webhook_id, v.body, undefined, options),
  delete_webhook: (api, v, options) => api.deleteWebhook(v.webhook_id, undefined, options),
  rotate_webhook_secret: (api, v, options) => api.rotateWebhookSecret(v.webhook_id, v.body, options),
  test_webhook: (api, v, options) => api.testWebhook(v.webhook_id, options),
  redeliver_webhook: (api, v, options) => api.redeliverWebhook(v.webhook_id, v.body, options),
  list_webhook_attempts: (api, v, options) =>
    api.listWebhookAttempts(v.webhook_id, v.limit, v.cursor, options),
  read_location_settings: (api, v, options) => api.readLocationSettings(v.location_id, options),
  put_location_settings: (api, v, options) =>
    api.putLocationSettings(v.location_id, v.body, undefined, options),
  read_location_hourly: (api, v, options) =>
    api.readLocationHourly(
      v.location_id,
      v.var_name,
      v.from,
      v.to,
      v.hours,
      v.days,
      v.group_by,
      v.by,
      v.format,
      v.decimal,
      v.exclude,
      v.child_id,
      options,
    ),
  read_preferences: (api, _v, options) => api.readPreferences(options),
  put_preferences: (api, v, options) => api.putPreferences(v.body, undefined, options),
  read_views: (api, _v, options) => api.readViews(options),
  put_views: (api, v, options) => api.putViews(v.body, undefined, options),
  create_download: (api, v, options) => api.createDownload(v.body, options),
  read_download: (api, v, options) => api.readDownload(v.download_id, options),
  list_grants: (api, v, options) => api.listGrants(v.of, v.limit, v.cursor, v.client_id, options),
  read_grant_activity: (api, v, options) =>
    api.readGrantActivity(v.grant_id, v.interval, v.limit, v.cursor, options),
  list_sessions: (api, v, options) => api.listSessions(v.limit, v.cursor, options),
  end_session: (api, v, options) => api.endSession(v.session_id, options),
  revoke_grant: (api, v, options) => api.revokeGrant(v.grant_id, options),
  list_audit_entries: (api, v, options) =>
    api.listAuditEntries(
      v.from,
      v.to,
      v.action,
      v.subject_kind,
      v.subject_id,
      v.limit,
      v.cursor,
      v.actor_id,
      v.format,
      v.q,
      options,
    ),
}

/** The calls by operation id. */
export const operationCalls: Record<string, Call> = {
  read_location_tree: (api, v, options) => api.readLocationTree(v.location_id, options),
  list_unplaced_sensors: (api, v, options) => api.listUnplacedSensors(v.limit, v.cursor, options),
  read_stats: (api, v, options) => api.readStats(v.location_id, options),
  read_variables: (api, _v, options) => api.readVariables(options),
  read_location_summary: (api, v, options) =>
    api.readLocationSummary(v.location_id, v.var_name, v.limit, v.cursor, options),
  read_me: (api, _v, options) => api.readMe(options),
  ...estateCalls,
  ...readingCalls,
  ...administrationCalls,
}
