import type { Schemas } from '@openlightfi/client'

const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

type Entry = Schemas['AuditEntryOutput']

/**
 * A sentence for each act of the log. `{who}` did it, `{what}` is the thing that it was done to; `{person}`,
 * `{app}`, `{place}`, `{from}`, `{to}`, `{other}` and `{role}` are what the entry says besides.
 */
const sentences: Readonly<Record<Entry['action'], string> & Record<string, string>> = {
  'login.succeeded': '{who} logged in to {app}',
  'login.failed': 'Somebody failed to log in as {what}',
  'login.locked': '{what} was shut out for a while after too many failed logins',
  'password.changed': '{who} changed their password',
  'password.reset_requested': '{who} asked for a link to set a new password for {what}',
  'password.reset': '{what} set a new password by a link',
  'mfa.enabled': '{who} switched the second step on',
  'mfa.disabled': '{who} switched the second step of {what} off',
  'mfa.recovery_code_used': '{who} used a recovery code in place of the second step',
  'client.created': '{who} registered the application {what}',
  'client.changed': '{who} changed the application {what}',
  'client.secret_rotated': '{who} gave the application {what} a new secret',
  'client.previous_secret_ended': '{who} ended the previous secret of the application {what}',
  'client.disabled': '{who} switched the application {what} off',
  'client.enabled': '{who} switched the application {what} on again',
  'client.deleted': '{who} deleted the application {what}',
  'webhook.created': '{who} made the webhook {what}',
  'webhook.changed': '{who} changed the webhook {what}',
  'webhook.secret_rotated': '{who} gave the webhook {what} a new secret',
  'webhook.tested': '{who} sent a test to the webhook {what}',
  'webhook.redelivered': '{who} made the webhook {what} deliver from another place',
  'webhook.deleted': '{who} deleted the webhook {what}',
  'user.invited': '{who} invited {what}',
  'user.joined': '{what} joined',
  'user.changed': '{who} changed the access of {what}',
  'user.disabled': '{who} shut {what} out',
  'user.enabled': '{who} let {what} in again',
  'user.deleted': '{who} deleted {what}',
  'user.signed_out': '{who} signed {what} out everywhere',
  'session.ended': '{who} ended a session in a browser',
  'grant.created': '{who} gave {app} access',
  'grant.revoked': '{who} ended what {person} gave to {app}',
  'token.revoked': 'The application {who} gave back what {person} had given it',
  'keys.rotated': 'The service began to sign with new keys',
  'location.created': '{who} made {what} in {place}',
  'location.changed': '{who} changed {what}',
  'location.deleted': '{who} deleted {what}',
  'settings.put': '{who} changed the bands and hours of {what}',
  'floorplan.put': '{who} gave {what} a floorplan',
  'floorplan.deleted': '{who} removed the floorplan of {what}',
  'sensor.created': '{who} placed the sensor {what} in {place}',
  'sensor.changed': '{who} changed the sensor {what}',
  'sensor.retired': '{who} took the sensor {what} out of use',
  'sensor.reinstated': '{who} took the sensor {what} into use again',
  'sensor.replaced': '{who} put {other} in the place of the sensor {what}',
  'sensor.deleted': '{who} deleted the sensor {what}',
  'retention.put': '{who} changed for how long readings are kept',
  'readings.repaired': '{who} repaired damage to stored readings',
  'database.acknowledged': '{who} acknowledged that acts were lost',
  'backup.created': 'A backup of everything was made',
  'backup.restored': 'Everything was put back from a backup',
  'setup.completed': '{person} became the first administrator',
}

/** Sentences for those entries of an act that say something more. */
const variants = {
  moved: {
    'location.changed': '{who} moved {what} to {to}',
    'sensor.changed': '{who} moved the sensor {what} to {to}',
  },
  paused: { 'webhook.changed': '{who} paused the webhook {what}' },
  resumed: { 'webhook.changed': '{who} let the webhook {what} go on' },
  role: { 'user.changed': '{who} made {what} {role}' },
  places: { 'user.changed': '{who} gave {what} other places' },
  renewed: { 'user.invited': '{who} invited {what} again' },
  usedTwice: { 'grant.revoked': 'What {person} gave to {app} was ended: a used token came a second time' },
  crossing: { 'grant.revoked': 'What {person} gave to {app} was ended: it is of another organisation' },
  self: {
    'mfa.disabled': '{who} switched the second step off',
    'user.signed_out': '{who} signed out everywhere',
    'password.reset_requested': '{who} asked for a link to set a new password',
    'grant.revoked': '{who} ended what they gave to {app}',
    'user.deleted': '{who} deleted themselves',
  },
} satisfies Readonly<Record<string, Readonly<Partial<Record<Entry['action'], string>>>>>

const kinds: Readonly<Record<Entry['subject']['kind'], string>> = {
  user: 'People and logins',
  client: 'Applications',
  grant: 'Access given to applications',
  token: 'Tokens given back',
  key: 'Keys of the service',
  organisation: 'The organisation',
  location: 'Locations, plans, bands',
  sensor: 'Sensors',
  webhook: 'Webhooks',
  store: 'Stored data',
}

/** What Set up says about what was done. */
export const activityTexts = {
  title: 'Activity',
  lead: (zone: string) =>
    `Who did what, the newest first. Nothing is ever taken out of it. Times of ${zone}.`,
  kind: 'Entry',
  sentences,
  variants,
  times: (times: number, since: string) => `${numbers.format(times)} times since ${since}`,
  each: 'Show each one',
  fold: 'Show what is the same once',
  unknown: '{who} did {action} to {what}',
  imported: ', by an import',
  /** What stands for the parts of a sentence that have no name. */
  names: {
    operator: 'The operator of the service',
    somebody: 'Somebody',
    nobody: 'somebody',
    application: 'an application',
    place: 'a place out of sight',
    thing: 'something',
  },
  roles: { viewer: 'a viewer', installer: 'an installer', admin: 'an administrator' } as Readonly<
    Record<string, string>
  >,
  columns: { time: 'When', sentence: 'What happened' },
  filters: {
    text: 'Names, ids, acts, addresses',
    what: 'What',
    anything: 'Everything',
    kinds,
    who: 'Who',
    anybody: 'Everybody',
    when: 'When',
    whens: { any: 'Any time', today: 'Today', '7d': 'Last 7 days', '30d': 'Last 30 days', own: 'Own days' },
    days: 'Days',
    clear: 'Show everything',
  },
  shown: (shown: number, isAll: boolean) =>
    `${numbers.format(shown)} ${plurals.select(shown) === 'one' ? 'entry' : 'entries'}${isAll ? '' : ' so far'}`,
  none: 'Nothing was done that fits.',
  more: 'Show older ones',
  download: 'Download',
  facts: {
    time: 'Time',
    by: 'By',
    address: 'From',
    action: 'Act',
    subject: 'Id',
    sequence: 'Entry',
  },
  by: { user: 'a person', client: 'a program', operator: 'on the server', anonymous: 'not logged in' },
  noAddress: 'The machine of the server',
  details: 'What the entry says',
  same: 'All about the same thing',
  gone: 'This entry is not among those that are shown. Show older ones, or fewer filters.',
  failed: 'The activity could not be read',
  yes: 'yes',
  no: 'no',
  nothing: 'nothing',
} as const
