import type { User } from '../../src/accounts/accounts.ts'
import { type AuditedAct, generateCode, password, type Stage } from './stage.ts'

const next = { password: 'another long password', password_again: 'another long password' }

/** Builds an act of the administrator on a new user who is logged in. */
function onUser(
  name: string,
  action: AuditedAct['action'],
  act: (stage: Stage, path: string) => Promise<number>,
  before?: (stage: Stage, user: User) => Promise<unknown>,
): AuditedAct {
  return {
    name,
    action,
    prepare: async (stage) => {
      const user = await stage.createUser()
      await stage.obtainTokens(user)
      await before?.(stage, user)
      return () => act(stage, `/users/${user.userId}`)
    },
  }
}

/** Builds an act of a new user on a page of the account. */
function onPage(
  name: string,
  action: AuditedAct['action'],
  path: string,
  fill: (stage: Stage) => Record<string, string>,
): AuditedAct {
  return {
    name,
    action,
    prepare: async (stage) => {
      const user = await stage.createUser()
      await stage.obtainTokens(user)
      const browser = await stage.enter(user)
      const fields = { ...(await stage.readHidden(browser, path)), ...fill(stage) }
      return async () => (await browser.submit(stage.publicUrl + path, fields)).status
    },
  }
}

async function switchOn(stage: Stage, user: User): Promise<void> {
  const { secondFactor } = stage.api.server.accounts
  const enrolment = secondFactor.createEnrolment(user)
  await secondFactor.confirm(user, enrolment, generateCode(enrolment.secret))
}

/** Sends the form behind a one-time link. */
async function choosePassword(link: string, fields: Record<string, string> = {}): Promise<number> {
  const { origin, pathname, searchParams } = new URL(link)
  const body = new URLSearchParams({ token: searchParams.get('token') ?? '', ...next, ...fields })
  return (await fetch(origin + pathname, { method: 'POST', body })).status
}

async function invite(stage: Stage): Promise<{ userId: string; link: string }> {
  const email = `${stage.name('invited')}@example.org`
  const wanted = { organisationId: 'org', email, role: 'viewer' as const, locationIds: ['org'] }
  const { user, link = '' } = await stage.api.server.accounts.inviteUser(wanted)
  return { userId: user.userId, link }
}

async function createResetLink(stage: Stage): Promise<string> {
  const user = await stage.createUser()
  await stage.obtainTokens(user)
  const { link = '' } = await stage.api.server.accounts.links.createReset('org', user.userId)
  return link
}

const administratorActs: readonly AuditedAct[] = [
  {
    name: 'inviting a user',
    action: 'user.invited',
    prepare: async (stage) => {
      const body = { email: `${stage.name('new')}@example.org`, role: 'viewer', location_ids: ['org'] }
      return () => stage.call('POST', '/users', body)
    },
  },
  {
    name: 'inviting a user once more',
    action: 'user.invited',
    prepare: async (stage) => {
      const { userId } = await invite(stage)
      return () => stage.call('POST', `/users/${userId}/invitation`)
    },
  },
  onUser('changing a role', 'user.changed', (stage, path) =>
    stage.call('PATCH', path, { role: 'installer' }),
  ),
  onUser('changing locations', 'user.changed', (stage, path) =>
    stage.call('PATCH', path, { location_ids: ['floor'] }),
  ),
  onUser('disabling a user', 'user.disabled', (stage, path) => stage.call('PATCH', path, { disabled: true })),
  onUser(
    'enabling a user',
    'user.enabled',
    (stage, path) => stage.call('PATCH', path, { disabled: false }),
    (stage, { userId }) => stage.api.server.accounts.changeUser('org', userId, { isDisabled: true }),
  ),
  onUser('deleting a user', 'user.deleted', (stage, path) => stage.call('DELETE', path)),
  onUser('signing a user out', 'user.signed_out', (stage, path) => stage.call('POST', `${path}/sign_out`)),
  onUser('making a link for a new password', 'password.reset_requested', (stage, path) =>
    stage.call('POST', `${path}/password_reset`),
  ),
  onUser(
    'removing a second factor',
    'mfa.disabled',
    (stage, path) => stage.call('DELETE', `${path}/second_factor`),
    switchOn,
  ),
]

const ownActs: readonly AuditedAct[] = [
  onPage('changing the own password', 'password.changed', '/account/password', () => ({
    current_password: password,
    ...next,
  })),
  onPage('changing it and signing out', 'user.signed_out', '/account/password', () => ({
    current_password: password,
    ...next,
    sign_out_everywhere: 'yes',
  })),
  onPage('signing out everywhere', 'user.signed_out', '/account/sign-out-everywhere', () => ({})),
  onPage('taking the access of an application back', 'grant.revoked', '/account/applications', (stage) => ({
    client_id: stage.api.web.clientId,
  })),
  {
    name: 'switching the second factor on',
    action: 'mfa.enabled',
    prepare: async (stage) => {
      const browser = await stage.enter(await stage.createUser())
      const path = '/account/second-factor'
      const url = stage.publicUrl + path
      const page = await (await browser.request(url)).text()
      const [, shown = ''] = /<code>([A-Z2-7 ]+)<\/code>/.exec(page) ?? []
      const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(page) ?? []
      const [, sealed = ''] = /name="sealed_secret" value="([^"]+)"/.exec(page) ?? []
      return async () => {
        const code = generateCode(shown.replaceAll(' ', ''))
        return (await browser.submit(url, { csrf, sealed_secret: sealed, code })).status
      }
    },
  },
]

const linkActs: readonly AuditedAct[] = [
  {
    name: 'joining',
    action: 'user.joined',
    prepare: async (stage) => {
      const { link } = await invite(stage)
      return () => choosePassword(link)
    },
  },
  {
    name: 'setting a new password',
    action: 'password.reset',
    prepare: async (stage) => {
      const link = await createResetLink(stage)
      return () => choosePassword(link)
    },
  },
  {
    name: 'setting a new password and signing out',
    action: 'user.signed_out',
    prepare: async (stage) => {
      const link = await createResetLink(stage)
      return () => choosePassword(link, { sign_out_everywhere: 'yes' })
    },
  },
]

/** The acts on users, and of users on their own accounts. */
export const userActs: readonly AuditedAct[] = [...administratorActs, ...ownActs, ...linkActs]
