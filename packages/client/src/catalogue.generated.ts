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
  | 'file_changed'
  | 'range_not_satisfiable'
  | 'unknown_cursor'
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
  | 'value_out_of_bounds'
  | 'too_many_requests'
  | 'too_many_streams'
  | 'too_slow'
  | 'shutting_down'
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

/** Where each operation lives. `path` has its parameters in braces. */
export const routes = {
  "readHealth": {
    "operationId": "read_health_health_get",
    "method": "GET",
    "path": "/health",
    "needsToken": false
  },
  "readBaseLocations": {
    "operationId": "read_base_location_properties_locations_get",
    "method": "GET",
    "path": "/locations",
    "needsToken": true
  },
  "readLocation": {
    "operationId": "read_location_properties",
    "method": "GET",
    "path": "/locations/{location_id}",
    "needsToken": true
  },
  "readLocationChildren": {
    "operationId": "read_location_direct_children_locations__location_id___get",
    "method": "GET",
    "path": "/locations/{location_id}/",
    "needsToken": true
  },
  "readSensor": {
    "operationId": "read_latest_sensor_information_sensors__sensor_id__get",
    "method": "GET",
    "path": "/sensors/{sensor_id}",
    "needsToken": true
  },
  "readSensorHistory": {
    "operationId": "read_sensor_historic_data_sensors__sensor_id___var_name__history_get",
    "method": "GET",
    "path": "/sensors/{sensor_id}/{var_name}/history",
    "needsToken": true
  },
  "readReadings": {
    "operationId": "read_readings",
    "method": "GET",
    "path": "/readings",
    "needsToken": true
  },
  "readLocationHistory": {
    "operationId": "read_location_history",
    "method": "GET",
    "path": "/locations/{location_id}/{var_name}/history",
    "needsToken": true
  },
  "createReadings": {
    "operationId": "create_readings_readings_post",
    "method": "POST",
    "path": "/readings",
    "needsToken": true
  },
  "readReadingChanges": {
    "operationId": "read_reading_changes",
    "method": "GET",
    "path": "/readings/changes",
    "needsToken": true
  },
  "streamEvents": {
    "operationId": "stream_events",
    "method": "GET",
    "path": "/events",
    "needsToken": true
  },
  "createLocation": {
    "operationId": "create_location",
    "method": "POST",
    "path": "/locations",
    "needsToken": true
  },
  "changeLocation": {
    "operationId": "change_location",
    "method": "PATCH",
    "path": "/locations/{location_id}",
    "needsToken": true
  },
  "deleteLocation": {
    "operationId": "delete_location",
    "method": "DELETE",
    "path": "/locations/{location_id}",
    "needsToken": true
  },
  "readFloorplan": {
    "operationId": "read_floorplan",
    "method": "GET",
    "path": "/locations/{location_id}/floorplan",
    "needsToken": true
  },
  "putFloorplan": {
    "operationId": "put_floorplan",
    "method": "PUT",
    "path": "/locations/{location_id}/floorplan",
    "needsToken": true
  },
  "deleteFloorplan": {
    "operationId": "delete_floorplan",
    "method": "DELETE",
    "path": "/locations/{location_id}/floorplan",
    "needsToken": true
  },
  "listSensors": {
    "operationId": "list_sensors",
    "method": "GET",
    "path": "/sensors",
    "needsToken": true
  },
  "createSensor": {
    "operationId": "create_sensor",
    "method": "POST",
    "path": "/sensors",
    "needsToken": true
  },
  "changeSensor": {
    "operationId": "change_sensor",
    "method": "PATCH",
    "path": "/sensors/{sensor_id}",
    "needsToken": true
  },
  "retireSensor": {
    "operationId": "retire_sensor",
    "method": "POST",
    "path": "/sensors/{sensor_id}/retire",
    "needsToken": true
  },
  "reinstateSensor": {
    "operationId": "reinstate_sensor",
    "method": "POST",
    "path": "/sensors/{sensor_id}/reinstate",
    "needsToken": true
  },
  "deleteSensor": {
    "operationId": "delete_sensor",
    "method": "DELETE",
    "path": "/sensors/{sensor_id}",
    "needsToken": true
  },
  "exportLocations": {
    "operationId": "export_locations",
    "method": "GET",
    "path": "/exports/locations",
    "needsToken": true
  },
  "exportSensors": {
    "operationId": "export_sensors",
    "method": "GET",
    "path": "/exports/sensors",
    "needsToken": true
  },
  "importLocations": {
    "operationId": "import_locations",
    "method": "POST",
    "path": "/imports/locations",
    "needsToken": true
  },
  "importSensors": {
    "operationId": "import_sensors",
    "method": "POST",
    "path": "/imports/sensors",
    "needsToken": true
  },
  "readSensorDaily": {
    "operationId": "read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get",
    "method": "GET",
    "path": "/sensors/{sensor_id}/{var_name}/daily",
    "needsToken": true
  },
  "readLocationDaily": {
    "operationId": "read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get",
    "method": "GET",
    "path": "/locations/{location_id}/{var_name}/daily",
    "needsToken": true
  },
  "readSensorHourly": {
    "operationId": "read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get",
    "method": "GET",
    "path": "/sensors/{sensor_id}/{var_name}/hourly",
    "needsToken": true
  },
  "listClients": {
    "operationId": "list_clients",
    "method": "GET",
    "path": "/clients",
    "needsToken": true
  },
  "createClient": {
    "operationId": "create_client",
    "method": "POST",
    "path": "/clients",
    "needsToken": true
  },
  "readClient": {
    "operationId": "read_client",
    "method": "GET",
    "path": "/clients/{client_id}",
    "needsToken": true
  },
  "changeClient": {
    "operationId": "change_client",
    "method": "PATCH",
    "path": "/clients/{client_id}",
    "needsToken": true
  },
  "deleteClient": {
    "operationId": "delete_client",
    "method": "DELETE",
    "path": "/clients/{client_id}",
    "needsToken": true
  },
  "rotateClientSecret": {
    "operationId": "rotate_client_secret",
    "method": "POST",
    "path": "/clients/{client_id}/secret",
    "needsToken": true
  },
  "disableClient": {
    "operationId": "disable_client",
    "method": "POST",
    "path": "/clients/{client_id}/disable",
    "needsToken": true
  },
  "enableClient": {
    "operationId": "enable_client",
    "method": "POST",
    "path": "/clients/{client_id}/enable",
    "needsToken": true
  },
  "listUsers": {
    "operationId": "list_users",
    "method": "GET",
    "path": "/users",
    "needsToken": true
  },
  "inviteUser": {
    "operationId": "invite_user",
    "method": "POST",
    "path": "/users",
    "needsToken": true
  },
  "readUser": {
    "operationId": "read_user",
    "method": "GET",
    "path": "/users/{user_id}",
    "needsToken": true
  },
  "changeUser": {
    "operationId": "change_user",
    "method": "PATCH",
    "path": "/users/{user_id}",
    "needsToken": true
  },
  "deleteUser": {
    "operationId": "delete_user",
    "method": "DELETE",
    "path": "/users/{user_id}",
    "needsToken": true
  },
  "signOutUser": {
    "operationId": "sign_out_user",
    "method": "POST",
    "path": "/users/{user_id}/sign_out",
    "needsToken": true
  },
  "resetUserPassword": {
    "operationId": "reset_user_password",
    "method": "POST",
    "path": "/users/{user_id}/password_reset",
    "needsToken": true
  },
  "renewInvitation": {
    "operationId": "renew_invitation",
    "method": "POST",
    "path": "/users/{user_id}/invitation",
    "needsToken": true
  },
  "removeSecondFactor": {
    "operationId": "remove_second_factor",
    "method": "DELETE",
    "path": "/users/{user_id}/second_factor",
    "needsToken": true
  },
  "listGrants": {
    "operationId": "list_grants",
    "method": "GET",
    "path": "/grants",
    "needsToken": true
  },
  "revokeGrant": {
    "operationId": "revoke_grant",
    "method": "DELETE",
    "path": "/grants/{grant_id}",
    "needsToken": true
  },
  "listWebhooks": {
    "operationId": "list_webhooks",
    "method": "GET",
    "path": "/webhooks",
    "needsToken": true
  },
  "createWebhook": {
    "operationId": "create_webhook",
    "method": "POST",
    "path": "/webhooks",
    "needsToken": true
  },
  "readWebhook": {
    "operationId": "read_webhook",
    "method": "GET",
    "path": "/webhooks/{webhook_id}",
    "needsToken": true
  },
  "changeWebhook": {
    "operationId": "change_webhook",
    "method": "PATCH",
    "path": "/webhooks/{webhook_id}",
    "needsToken": true
  },
  "deleteWebhook": {
    "operationId": "delete_webhook",
    "method": "DELETE",
    "path": "/webhooks/{webhook_id}",
    "needsToken": true
  },
  "rotateWebhookSecret": {
    "operationId": "rotate_webhook_secret",
    "method": "POST",
    "path": "/webhooks/{webhook_id}/secret",
    "needsToken": true
  },
  "testWebhook": {
    "operationId": "test_webhook",
    "method": "POST",
    "path": "/webhooks/{webhook_id}/test",
    "needsToken": true
  },
  "redeliverWebhook": {
    "operationId": "redeliver_webhook",
    "method": "POST",
    "path": "/webhooks/{webhook_id}/redeliver",
    "needsToken": true
  },
  "listWebhookAttempts": {
    "operationId": "list_webhook_attempts",
    "method": "GET",
    "path": "/webhooks/{webhook_id}/attempts",
    "needsToken": true
  },
  "listAuditEntries": {
    "operationId": "list_audit_entries",
    "method": "GET",
    "path": "/audit",
    "needsToken": true
  }
} as const

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
  "file_changed",
  "range_not_satisfiable",
  "unknown_cursor",
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
  "value_out_of_bounds",
  "too_many_requests",
  "too_many_streams",
  "too_slow",
  "shutting_down",
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
