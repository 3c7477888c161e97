// Generated from the contract by `npm run generate`; do not edit.

/** Name of an error, from the contract's catalogue. */
export type ProblemCode =
  | 'malformed_request'
  | 'request_timeout'
  | 'headers_too_large'
  | 'malformed_json'
  | 'invalid_body'
  | 'invalid_parameter'
  | 'missing_token'
  | 'invalid_token'
  | 'insufficient_scope'
  | 'insufficient_role'
  | 'not_found'
  | 'not_possible'
  | 'changed_meanwhile'
  | 'file_changed'
  | 'range_not_satisfiable'
  | 'unknown_cursor'
  | 'cursor_expired'
  | 'not_acceptable'
  | 'method_not_allowed'
  | 'body_too_large'
  | 'unsupported_content_type'
  | 'malformed_encoding'
  | 'readings_rejected'
  | 'import_rejected'
  | 'malformed_row'
  | 'unknown_sensor'
  | 'unknown_var_name'
  | 'invalid_reading'
  | 'invalid_time'
  | 'time_in_future'
  | 'time_expired'
  | 'value_out_of_bounds'
  | 'too_many_requests'
  | 'too_many_streams'
  | 'too_slow'
  | 'shutting_down'
  | 'not_ready'
  | 'internal_error'
  | 'readings_unavailable'
  | 'storage_full'
  | 'overloaded'

/** A variable that sensors report. */
export type VarName =
  | 'BACnetReads'
  | 'batteryLevelPct'
  | 'CO2ppm'
  | 'clientsBLE'
  | 'clientsWiFi'
  | 'energyInkWh'
  | 'illuminanceArb'
  | 'motionEvent'
  | 'occSignatures'
  | 'onlineStatus'
  | 'particulateMatter'
  | 'pressuremBar'
  | 'relativeHumidity'
  | 'temperatureC'
  | 'VOCppb'

/** Method and path of each operation, as short as they can be: they are in every bundle. */
export const routes = {
  "readHealth": "GET /health",
  "readLiveness": "GET /health/live",
  "readReadiness": "GET /health/ready",
  "readBaseLocations": "GET /locations",
  "readLocation": "GET /locations/{location_id}",
  "readLocationChildren": "GET /locations/{location_id}/",
  "readSensor": "GET /sensors/{sensor_id}",
  "readSensorHistory": "GET /sensors/{sensor_id}/{var_name}/history",
  "readReadings": "GET /readings",
  "readLocationHistory": "GET /locations/{location_id}/{var_name}/history",
  "createReadings": "POST /readings",
  "readReadingChanges": "GET /readings/changes",
  "streamEvents": "GET /events",
  "createLocation": "POST /locations",
  "changeLocation": "PATCH /locations/{location_id}",
  "deleteLocation": "DELETE /locations/{location_id}",
  "readFloorplan": "GET /locations/{location_id}/floorplan",
  "putFloorplan": "PUT /locations/{location_id}/floorplan",
  "deleteFloorplan": "DELETE /locations/{location_id}/floorplan",
  "listSensors": "GET /sensors",
  "createSensor": "POST /sensors",
  "changeSensor": "PATCH /sensors/{sensor_id}",
  "retireSensor": "POST /sensors/{sensor_id}/retire",
  "reinstateSensor": "POST /sensors/{sensor_id}/reinstate",
  "replaceSensor": "POST /sensors/{sensor_id}/replace",
  "deleteSensor": "DELETE /sensors/{sensor_id}",
  "exportLocations": "GET /exports/locations",
  "exportSensors": "GET /exports/sensors",
  "importLocations": "POST /imports/locations",
  "importSensors": "POST /imports/sensors",
  "readLocationSettings": "GET /locations/{location_id}/settings",
  "putLocationSettings": "PUT /locations/{location_id}/settings",
  "readSensorDaily": "GET /sensors/{sensor_id}/{var_name}/daily",
  "readLocationDaily": "GET /locations/{location_id}/{var_name}/daily",
  "readLocationHourly": "GET /locations/{location_id}/{var_name}/hourly",
  "readSensorHourly": "GET /sensors/{sensor_id}/{var_name}/hourly",
  "listClients": "GET /clients",
  "createClient": "POST /clients",
  "readClient": "GET /clients/{client_id}",
  "changeClient": "PATCH /clients/{client_id}",
  "deleteClient": "DELETE /clients/{client_id}",
  "rotateClientSecret": "POST /clients/{client_id}/secret",
  "endPreviousSecret": "DELETE /clients/{client_id}/previous_secret",
  "disableClient": "POST /clients/{client_id}/disable",
  "enableClient": "POST /clients/{client_id}/enable",
  "readClientActivity": "GET /clients/{client_id}/activity",
  "readGrantActivity": "GET /grants/{grant_id}/activity",
  "listUsers": "GET /users",
  "inviteUser": "POST /users",
  "readUser": "GET /users/{user_id}",
  "changeUser": "PATCH /users/{user_id}",
  "deleteUser": "DELETE /users/{user_id}",
  "signOutUser": "POST /users/{user_id}/sign_out",
  "resetUserPassword": "POST /users/{user_id}/password_reset",
  "renewInvitation": "POST /users/{user_id}/invitation",
  "removeSecondFactor": "DELETE /users/{user_id}/second_factor",
  "listGrants": "GET /grants",
  "revokeGrant": "DELETE /grants/{grant_id}",
  "createDownload": "POST /downloads",
  "readDownload": "GET /downloads/{download_id}",
  "readPreferences": "GET /me/preferences",
  "putPreferences": "PUT /me/preferences",
  "readViews": "GET /me/views",
  "putViews": "PUT /me/views",
  "listSessions": "GET /me/sessions",
  "endSession": "DELETE /me/sessions/{session_id}",
  "listWebhooks": "GET /webhooks",
  "createWebhook": "POST /webhooks",
  "readWebhook": "GET /webhooks/{webhook_id}",
  "changeWebhook": "PATCH /webhooks/{webhook_id}",
  "deleteWebhook": "DELETE /webhooks/{webhook_id}",
  "rotateWebhookSecret": "POST /webhooks/{webhook_id}/secret",
  "testWebhook": "POST /webhooks/{webhook_id}/test",
  "redeliverWebhook": "POST /webhooks/{webhook_id}/redeliver",
  "listWebhookAttempts": "GET /webhooks/{webhook_id}/attempts",
  "readRetention": "GET /retention",
  "putRetention": "PUT /retention",
  "previewRetention": "POST /retention/preview",
  "listAuditEntries": "GET /audit",
  "readMe": "GET /me",
  "readLocationSummary": "GET /locations/{location_id}/summary",
  "readStats": "GET /stats",
  "readLocationTree": "GET /location_tree",
  "listUnplacedSensors": "GET /unplaced_sensors",
  "readVariables": "GET /variables"
} as const

/** The operations that take no token. */
export const withoutToken: readonly string[] = ["readHealth","readLiveness","readReadiness","readDownload"]

/** Every problem code, in the catalogue's order. */
export const problemCodes: readonly ProblemCode[] = [
  "malformed_request",
  "request_timeout",
  "headers_too_large",
  "malformed_json",
  "invalid_body",
  "invalid_parameter",
  "missing_token",
  "invalid_token",
  "insufficient_scope",
  "insufficient_role",
  "not_found",
  "not_possible",
  "changed_meanwhile",
  "file_changed",
  "range_not_satisfiable",
  "unknown_cursor",
  "cursor_expired",
  "not_acceptable",
  "method_not_allowed",
  "body_too_large",
  "unsupported_content_type",
  "malformed_encoding",
  "readings_rejected",
  "import_rejected",
  "malformed_row",
  "unknown_sensor",
  "unknown_var_name",
  "invalid_reading",
  "invalid_time",
  "time_in_future",
  "time_expired",
  "value_out_of_bounds",
  "too_many_requests",
  "too_many_streams",
  "too_slow",
  "shutting_down",
  "not_ready",
  "internal_error",
  "readings_unavailable",
  "storage_full",
  "overloaded"
]

/** Unit and meaning of each variable, for people. */
export const variables: Readonly<Record<VarName, { readonly unit: string; readonly meaning: string }>> = {
  "BACnetReads": {
    "unit": "count",
    "meaning": "BMS queries of this sensor in the last period"
  },
  "batteryLevelPct": {
    "unit": "%",
    "meaning": "battery left, approximate"
  },
  "CO2ppm": {
    "unit": "ppm",
    "meaning": "carbon dioxide"
  },
  "clientsBLE": {
    "unit": "count",
    "meaning": "devices seen on Bluetooth that indicate people"
  },
  "clientsWiFi": {
    "unit": "count",
    "meaning": "devices seen on Wi-Fi that indicate people"
  },
  "energyInkWh": {
    "unit": "kWh",
    "meaning": "total energy consumed, a meter reading that only rises"
  },
  "illuminanceArb": {
    "unit": "arbitrary",
    "meaning": "light level"
  },
  "motionEvent": {
    "unit": "event",
    "meaning": "one detected motion; the time matters, the value hints at recent activity"
  },
  "occSignatures": {
    "unit": "count",
    "meaning": "people seen under the sensor"
  },
  "onlineStatus": {
    "unit": "enum",
    "meaning": "1 online, 0 offline, -1 rebooting, -2 retired"
  },
  "particulateMatter": {
    "unit": "µg/m³",
    "meaning": "PM2.5"
  },
  "pressuremBar": {
    "unit": "mbar",
    "meaning": "air pressure"
  },
  "relativeHumidity": {
    "unit": "%",
    "meaning": "relative humidity of the air"
  },
  "temperatureC": {
    "unit": "°C",
    "meaning": "temperature"
  },
  "VOCppb": {
    "unit": "ppb",
    "meaning": "volatile organic compounds"
  }
}
