import type { Generated } from 'kysely'

/** Locations; `organisation_id` repeats the top of the tree so that a row alone tells its organisation. */
export interface LocationRow {
  location_id: string
  parent_id: string | null
  organisation_id: string
  kind: string
  name: string
  time_zone: string | null
  /** A JSON object. */
  properties: string
}

/** Sensors, each in one location. */
export interface SensorRow {
  sensor_id: string
  location_id: string
  name: string
  longitude: number | null
  latitude: number | null
  polygon_id: string | null
  /** Null while the sensor is in use. */
  retired_at_ms: number | null
}

/** The floorplan of a floor. */
export interface FloorplanRow {
  location_id: string
  /** A GeoJSON FeatureCollection. */
  geojson: string
  /** A JSON list of the ids of its polygons, so that they are known without reading the plan. */
  polygon_ids: string
}

/** The settings that a location has of its own. */
export interface LocationSettingsRow {
  location_id: string
  /** A JSON object. */
  settings: string
}

/** The integer under which the time-series store knows a variable of a sensor; never reused. */
export interface SeriesRow {
  series_id: Generated<number>
  sensor_id: string
  var_name: string
}

/** Named counters; `next_value` is the first number not handed out yet. */
export interface SequenceRow {
  name: string
  next_value: number
}

/** People who can log in. */
export interface UserRow {
  user_id: string
  organisation_id: string
  /** As typed at creation, for display. */
  username: string
  /** Lower-case NFKC form, unique. */
  username_key: string
  /** Argon2id, PHC string; empty while the user was invited and has not chosen a password. */
  password_hash: string
  role: string
  created_at_ms: number
  /** The address as typed, for mail; null for users without one. */
  email: string | null
  /** Lower-case NFKC form, unique. */
  email_key: string | null
  /** Null while the user may log in. */
  disabled_at_ms: number | null
  /** The encrypted secret of the second factor; null when it is off. */
  sealed_totp_secret: string | null
  /** The last time step whose code was taken (RFC 6238 section 5.2), so that no code works twice. */
  totp_last_step: number | null
}

/** One-time links that were sent to people. */
export interface AccountLinkRow {
  /** SHA-256 of the link's token, base64url. */
  token_hash: string
  user_id: string
  purpose: string
  expires_at_ms: number
}

/** Recovery codes that were not used yet. */
export interface RecoveryCodeRow {
  user_id: string
  /** SHA-256, base64url. */
  code_hash: string
}

/** The subtrees a user was granted. */
export interface UserLocationRow {
  user_id: string
  location_id: string
}

/** A small document that a user keeps. */
export interface UserDocumentRow {
  user_id: string
  kind: string
  /** JSON. */
  document: string
}

/** OAuth2 clients; `organisation_id` is null for the service's own, such as the command line. */
export interface OauthClientRow {
  client_id: string
  organisation_id: string | null
  name: string
  kind: string
  /** SHA-256 of the secret, base64url; null for public clients. */
  secret_hash: string | null
  /** Lifetimes, URLs, scopes and switches as JSON. */
  settings: string
  created_at_ms: number
  /** Null while the client may work. */
  disabled_at_ms: number | null
  /** SHA-256 of the secret before, base64url, which works as well until a time; null when there is none. */
  previous_secret_hash: string | null
  previous_until_ms: number | null
}

/** What is known of the use of a client by an organisation. */
export interface ClientUseRow {
  organisation_id: string
  client_id: string
  /** JSON. */
  client_use: string
}

/** The records of the authorization server: sessions, codes, refresh tokens, grants, interactions. */
export interface OauthRecordRow {
  model: string
  /** SHA-256 of the id (for tokens: of the token itself), base64url. */
  id_hash: string
  /** Encrypted JSON. */
  payload: string
  grant_id: string | null
  account_id: string | null
  client_id: string | null
  uid_hash: string | null
  user_code_hash: string | null
  consumed_at_s: number | null
  /** Unix seconds; null for never. */
  expires_at_s: number | null
}

/** A record as it is stored. */
export interface StoredOauthRecord extends OauthRecordRow {
  /** What is known of the use of a grant, JSON; it goes with the grant. Null for all else. */
  grant_use: string | null
}

/** Access tokens (by `jti`) and grants (by id) that must not be accepted although their signature is good. */
export interface DeniedTokenRow {
  id: string
  expires_at_s: number
}

/** Signing and cookie keys. */
export interface ServerKeyRow {
  key_id: string
  purpose: string
  /** Encrypted JWK or secret. */
  sealed_key: string
  created_at_ms: number
  /**
   * The time when a newer key took over the signing; the public half is published until the last token that
   * it signed has expired. Null until then.
   */
  retired_at_ms: number | null
}

/** Who did what; entries are added and never changed. */
export interface AuditRow {
  sequence: Generated<number>
  at_ms: number
  /** The organisation; null for an act on the whole service. */
  organisation_id: string | null
  actor_kind: string
  actor_id: string | null
  actor_name: string | null
  action: string
  subject_kind: string
  subject_id: string
  remote_address: string | null
  /** A JSON object without secrets. */
  details: string
}

/** The notes of the server about its own stores, by name. */
export interface StoreNoteRow {
  name: string
  /** JSON. */
  content: string
}

/** Webhooks, and how far each is in the log of readings. */
export interface WebhookRow {
  webhook_id: string
  organisation_id: string
  /** The address, encrypted: people put secrets into its path. */
  sealed_url: string
  description: string
  /** A JSON object: locations, sensors and variables. */
  filter: string
  /** The secret of its signatures, encrypted. */
  sealed_secret: string
  /** The one before, which signs as well until a time; null when there is none. */
  sealed_previous_secret: string | null
  previous_until_ms: number | null
  created_at_ms: number
  /** Null while it is active. */
  paused_at_ms: number | null
  pause_reason: string | null
  pause_detail: string | null
  /** A JSON list of the place in the log up to which everything is delivered: sequence, series, time. */
  position: string
  /** A JSON object of the batch under way with its borders; null when there is none. */
  batch: string | null
  /** The time up to which everything that was stored is delivered; null when nothing waited. */
  behind_since_ms: number | null
  /** Failed deliveries since the last one that succeeded. */
  failures: number
}

/** The newest requests to the receivers of webhooks. */
export interface WebhookAttemptRow {
  webhook_id: string
  /** Rises from attempt to attempt of a webhook. */
  number: number
  at_ms: number
  kind: string
  message_id: string
  status: number | null
  error: string | null
  duration_ms: number
  readings: number
  /** JSON lists of the places around its readings; null for a test. */
  from_place: string | null
  to_place: string | null
}

/** A message of an MQTT broker that was refused. */
export interface MqttRefusedRow {
  refused_id: Generated<number>
  broker: string
  at_ms: number
  topic: string
  reason: string
  detail: string
  /** The beginning of the payload, base64. */
  payload: string
  /** The length of the whole payload. */
  payload_bytes: number
}

/** The expiry of a series that has expired in part; times are Unix milliseconds. */
export interface ExpiredSeriesRow {
  series_id: number
  /** Only figures count before this time, and they are durable. */
  kept_ms: number
  /** Readings of before this time are deleted, but for the last hour of it. */
  deleted_ms: number
}

/** The days for which an organisation keeps readings of a variable. */
export interface RetentionRuleRow {
  organisation_id: string
  var_name: string
  days: number
}

/** The commits of readings that were stored by the end of a minute; minutes and sequences rise together. */
export interface ArrivalRow {
  /** Unix minutes. */
  minute: number
  /** The highest of them. */
  sequence: number
}

/** The whole relational schema. */
export interface RelationalDatabase {
  locations: LocationRow
  sensors: SensorRow
  floorplans: FloorplanRow
  location_settings: LocationSettingsRow
  series: SeriesRow
  expired_series: ExpiredSeriesRow
  retention_rules: RetentionRuleRow
  sequences: SequenceRow
  users: UserRow
  user_locations: UserLocationRow
  account_links: AccountLinkRow
  recovery_codes: RecoveryCodeRow
  user_documents: UserDocumentRow
  oauth_clients: OauthClientRow
  oauth_records: StoredOauthRecord
  client_use: ClientUseRow
  denied_tokens: DeniedTokenRow
  server_keys: ServerKeyRow
  audit_log: AuditRow
  store_notes: StoreNoteRow
  webhooks: WebhookRow
  webhook_attempts: WebhookAttemptRow
  mqtt_refused: MqttRefusedRow
  arrivals: ArrivalRow
}
