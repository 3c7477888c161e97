import type { Schemas } from '@openlightfi/client'

const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')
const lists = new Intl.ListFormat('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

type User = Schemas['UserOutput']

const roles: Readonly<Record<User['role'], string>> = {
  viewer: 'Viewer',
  installer: 'Installer',
  admin: 'Administrator',
}

const states: Readonly<Record<User['status'], string>> = {
  invited: 'Invited',
  active: 'Active',
  disabled: 'Shut out',
}

/** What Set up says about people. */
export const peopleTexts = {
  title: 'People',
  kind: 'Person',
  lead: 'Who may log in, what they may do, and where. What you change holds for their next click.',
  invite: 'Invite somebody',
  filter: 'Name, place or role',
  shown: (shown: number, all: number) =>
    shown === all
      ? count(all, 'person', 'people')
      : `${numbers.format(shown)} of ${count(all, 'person', 'people')}`,
  columns: { name: 'Name', role: 'Role', places: 'Places', state: 'State' },
  roles,
  /** What each role may do. */
  does: {
    viewer: 'Sees places, sensors and their data.',
    installer: 'Also places, changes and moves sensors, and posts readings.',
    admin: 'Also changes places, and manages people, applications and webhooks.',
  } satisfies Record<User['role'], string>,
  states,
  you: 'You',
  withSecondStep: (state: string) => `${state}, second step`,
  noPlaces: 'No place yet',
  hiddenPlace: 'A place that you do not see',
  morePlaces: (first: string, rest: number) => `${first} and ${numbers.format(rest)} more`,
  fields: { email: 'E-mail address', role: 'Role', location_ids: 'Places' },
  hints: {
    email: 'Becomes the name to log in with.',
    location_ids: 'Each with everything that lies in it.',
    noPlaceYet: 'No place yet. Pick at least one.',
  },
  addPlace: 'Add a place',
  removePlace: (name: string) => `Take away ${name}`,
  facts: {
    email: 'E-mail',
    state: 'State',
    secondStep: 'Second step',
    since: 'Account since',
    lastLogin: 'Last login',
    logins: 'Applications',
  },
  on: 'On',
  off: 'Off',
  noEmail: 'Not known',
  neverLoggedIn: 'None on record',
  loginFrom: (time: string, address: string | null) => (address === null ? time : `${time}, from ${address}`),
  loginCount: (logins: number) => (logins === 0 ? 'No login' : count(logins, 'login', 'logins')),
  locked: (until: string) =>
    `Shut out until ${until}, after too many failed logins. A password reset helps at once.`,
  activity: 'What they did',
  /** What changes for a person, before it is saved. */
  effects: {
    title: 'What changes',
    gains: {
      installer: 'They can place, change and move sensors, and post readings.',
      admin: 'They can change places, and manage people, applications and webhooks.',
    },
    loses: {
      installer: 'They can no longer place, change or move sensors, or post readings.',
      admin: 'They can no longer change places, or manage people, applications and webhooks.',
    },
    sees: (names: readonly string[]) => `They see ${lists.format(names)} as well.`,
    seesNoMore: (names: readonly string[]) => `They no longer see ${lists.format(names)}.`,
    seesNothing: 'They see nothing at all.',
    self: 'This is you: you can undo none of it yourself.',
  },
  new: 'Invite somebody',
  create: 'Invite',
  link: {
    invitation: (email: string) => `Invitation for ${email}`,
    reset: (email: string) => `New password for ${email}`,
    label: 'One-time link',
    once: 'The server sends no mail, so hand this link over yourself. It is shown this once.',
    good: { invitation: 'It is good for 7 days, and for one person.', reset: 'It is good for an hour.' },
    copy: 'Copy the link',
    mailed: (address: string) => `A link was sent to ${address}.`,
    done: 'I have handed it over',
    close: 'Close',
  },
  access: {
    title: 'Logging in',
    renew: 'Invite again',
    renewLead: 'Makes a new link. The one before works no more.',
    reset: 'Let them set a new password',
    resetLead: 'Makes a one-time link. Their password stays until they use it.',
    signOut: 'Sign out everywhere',
    signOutAsk: (name: string) => `Sign ${name} out everywhere?`,
    signOutGoes: (logins: number) =>
      `Ends ${logins === 0 ? 'every session' : `${count(logins, 'login', 'logins')} to applications and every session`}, at once. They may log in again.`,
    signOutConfirm: (name: string) => `Sign ${name} out`,
    secondStep: 'Switch the second step off',
    secondStepAsk: (name: string) => `Switch off the second step of ${name}?`,
    secondStepGoes:
      'For somebody who lost the device and the recovery codes. Until they set it up again, the password alone logs them in. They are told by mail where one can be sent.',
    secondStepConfirm: (name: string) => `Switch it off for ${name}`,
    disable: 'Shut out',
    disableAsk: (name: string) => `Shut ${name} out?`,
    disableGoes: (logins: number) =>
      `They cannot log in until you let them in again. ${logins === 0 ? 'Every session ends' : `${count(logins, 'login', 'logins')} to applications and every session end`} now, and do not come back.`,
    disableConfirm: (name: string) => `Shut ${name} out`,
    enable: 'Let in again',
    keep: 'Leave it',
    self: 'This is you: you have to log in again here, too.',
    failed: 'This did not happen',
    done: {
      signOut: 'Signed out everywhere.',
      secondStep: 'The second step is off.',
      disable: 'Shut out.',
      enable: 'They may log in again.',
    },
  },
  remove: {
    title: 'Delete',
    lead: 'For good. Whoever is to come back one day is better shut out.',
    open: 'Delete this person',
    ask: (name: string) => `Delete ${name}?`,
    goes: (logins: number) =>
      `${logins === 0 ? 'No login to an application ends' : `Ends ${count(logins, 'login', 'logins')} to applications`}. What they saved here goes. The record of what was done keeps their name.`,
    self: 'This is you. You are logged out for good.',
  },
  gone: 'This person is not there any more.',
  failed: 'The people could not be read',
} as const
