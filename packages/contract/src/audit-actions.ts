/**
 * Every act that the audit log records, with its meaning. The name is `<what>.<what was done to it>`; names
 * are stable, and new ones may come with each release.
 */
export const auditActions = {
  'login.succeeded': 'Somebody logged in at the hosted page',
  'login.failed': 'Logins to an account failed; at most one entry a minute for each account and address',
  'login.locked': 'An account or address was shut out for a while after too many failed logins',
  'password.changed': 'A user changed the password',
  'password.reset_requested': 'A link to set a new password was made',
  'password.reset': 'A new password was set through such a link',
  'mfa.enabled': 'A user switched the second factor on',
  'mfa.disabled': 'The second factor of a user was switched off',
  'mfa.recovery_code_used': 'A recovery code was used in place of the second factor',
  'client.created': 'An OAuth2 client was created',
  'client.changed': 'Settings of an OAuth2 client were changed',
  'client.secret_rotated':
    'An OAuth2 client was given a new secret; the one before is void, at once or after the time that was asked for',
  'client.previous_secret_ended': 'The secret before of an OAuth2 client was ended before its time',
  'client.disabled': 'An OAuth2 client was disabled',
  'client.enabled': 'An OAuth2 client was enabled again',
  'client.deleted': 'An OAuth2 client was deleted',
  'webhook.created': 'A webhook was created',
  'webhook.changed': 'A webhook was changed, paused or resumed',
  'webhook.secret_rotated': 'A webhook was given a new secret',
  'webhook.tested': 'A test was sent to a webhook',
  'webhook.redelivered': 'A webhook was made to deliver from another place in the log',
  'webhook.deleted': 'A webhook was deleted',
  'user.invited': 'A user was invited',
  'user.joined': 'An invited user set a password',
  'user.changed': 'The role, the locations or the address of a user were changed',
  'user.disabled': 'A user was disabled',
  'user.enabled': 'A user was enabled again',
  'user.deleted': 'A user was deleted',
  'user.signed_out': 'All sessions and logins of a user were ended',
  'session.ended': 'A user ended a session in a browser',
  'grant.created': 'A user gave an application access, by logging in, consenting or confirming a device',
  'grant.revoked': 'What one login gave to an application was revoked',
  'token.revoked': 'A client gave a token back',
  'keys.rotated': 'The service began to sign with new keys',
  'location.created': 'A location was created',
  'location.changed': 'A location was changed, or moved with everything in it',
  'location.deleted': 'A location was deleted; nothing lay in it',
  'settings.put': 'The settings that a location has of its own were changed',
  'floorplan.put': 'A floor was given a floorplan',
  'floorplan.deleted': 'The floorplan of a floor was deleted',
  'sensor.created': 'A sensor was placed in a location',
  'sensor.changed': 'A sensor was changed or moved',
  'sensor.retired': 'A sensor was taken out of use',
  'sensor.reinstated': 'A retired sensor was taken into use again',
  'sensor.replaced': 'A sensor was taken out of use, and another put in its place',
  'sensor.deleted': 'A sensor that had never reported was deleted',
  'retention.put': 'For how long readings are kept was changed',
  'readings.repaired':
    'Damage to stored readings was repaired as far as possible, and what is lost acknowledged',
  'database.acknowledged':
    'Acts that the database has lost were acknowledged: what was done between the entry before and this one may be undone',
  'backup.created': 'A backup of everything that is stored was made, outside of the data directory',
  'backup.restored':
    'Everything was put back from a backup: what was done between its making and this entry is undone',
  'setup.completed': 'The first administrator of an organisation was created',
} as const satisfies Record<string, string>

/** Stable name of a recorded act, e.g. `client.created`. */
export type AuditAction = keyof typeof auditActions

/** All recorded acts, in the catalogue's order. */
export const auditActionList = Object.keys(auditActions) as readonly AuditAction[]

/** The kinds of actors in the record. `operator` is whoever has the server's machine. */
export const auditActorKinds = ['user', 'client', 'operator', 'anonymous'] as const

/** The kinds of things that actions are done to. */
export const auditSubjectKinds = [
  'client',
  'user',
  'grant',
  'token',
  'key',
  'organisation',
  'location',
  'sensor',
  'webhook',
  'store',
] as const
