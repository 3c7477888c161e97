import { mock } from 'node:test'
import { deviceGrant } from '../../src/oauth/index.ts'
import { Browser } from '../browser.ts'
import { authorize, logIn, post } from '../login.ts'
import { type AuditedAct, findHidden, password, type Stage } from './stage.ts'

const freeAttempts = 5

async function submitWrongCode(browser: Browser, url: string): Promise<number> {
  return (await browser.submit(url, { code: '000000' })).status
}

/** Reads the status of an answer. A callback with an error of the server counts as one. */
function readStatus({ url, response }: { url: string; response: Response }): number {
  return new URL(url).searchParams.get('error') === 'server_error' ? 500 : response.status
}

/**
 * Comes to the page on which a user who is logged in confirms a device. @returns a function that confirms it.
 */
async function reachDeviceConfirmation(stage: Stage): Promise<() => Promise<number>> {
  const created = await stage.api.server.clients.createClient({
    organisationId: 'org',
    name: stage.name('Display '),
    kind: 'public',
    allowedGrants: [deviceGrant],
  })
  const client = { clientId: created.clientId, clientSecret: '' }
  const login = stage.loginOf(await stage.createUser())
  const started = (await (await post(login, '/device_authorization', {}, client)).json()) as {
    user_code: string
    verification_uri: string
  }
  const url = started.verification_uri
  const browser = new Browser()
  await logIn(login, {}, browser)
  const codePage = findHidden(await (await browser.request(url)).text())
  const confirm = await browser.submit(url, { ...codePage, user_code: started.user_code })
  const fields = { ...findHidden(await confirm.text()), confirm: 'yes' }
  return async () => readStatus(await browser.follow(url, await browser.submit(url, fields)))
}

/** Logins, and the access that they give. */
export const loginActs: readonly AuditedAct[] = [
  {
    name: 'logging in',
    action: 'login.succeeded',
    // An open login page is kept in memory: it is gone when the entry cannot be written.
    changesNothing: true,
    isUsedUp: true,
    prepare: async (stage) => {
      const user = await stage.createUser()
      const browser = new Browser()
      const { url } = await authorize(stage.loginOf(user), browser, {})
      return async () => (await browser.submit(url, { username: user.username, password })).status
    },
  },
  {
    name: 'using up a recovery code',
    action: 'mfa.recovery_code_used',
    prepare: async (stage) => {
      const { browser, url, recoveryCode } = await stage.reachCodePage()
      return async () => (await browser.submit(url, { recovery_code: recoveryCode })).status
    },
  },
  {
    name: 'giving an application access',
    action: 'grant.created',
    prepare: async (stage) => {
      const login = stage.loginOf(await stage.createUser())
      const browser = new Browser()
      await logIn(login, {}, browser)
      return async () => readStatus(await authorize(login, browser, {}))
    },
  },
  {
    name: 'confirming a device',
    action: 'grant.created',
    prepare: reachDeviceConfirmation,
    // The library marks the code of a device as used before anything else.
    isUsedUp: true,
  },
  {
    name: 'revoking a grant',
    action: 'grant.revoked',
    prepare: async (stage) => {
      const user = await stage.createUser()
      await stage.obtainTokens(user)
      const path = '/grants?of=organisation'
      const { body } = await stage.api.as(stage.api.people.admin, 'GET', path)
      const grants = body.data as { grant_id: string; user_id: string }[]
      const grant = grants.find(({ user_id: userId }) => userId === user.userId)
      return () => stage.call('DELETE', `/grants/${grant?.grant_id}`)
    },
  },
  {
    name: 'ending a session',
    action: 'session.ended',
    prepare: async (stage) => {
      const { access_token: token } = await stage.obtainTokens(await stage.createUser())
      const { body } = await stage.api.call('/me/sessions', { token })
      const path = `/me/sessions/${body.data[0].session_id}`
      return async () => (await stage.api.call(path, { method: 'DELETE', token })).status
    },
  },
  ...(['refresh_token', 'access_token'] as const).map(
    (kind): AuditedAct => ({
      name: `giving back: ${kind.replace('_', ' ')}`,
      action: 'token.revoked',
      prepare: async (stage) => {
        const user = await stage.createUser()
        const token = (await stage.obtainTokens(user))[kind] ?? ''
        return async () => (await post(stage.loginOf(user), '/revoke', { token })).status
      },
    }),
  ),
  {
    name: 'failing to log in',
    action: 'login.failed',
    changesNothing: true,
    isUsedUp: true,
    prepare: async (stage) => {
      const { browser, url } = await stage.reachCodePage()
      return () => submitWrongCode(browser, url)
    },
  },
  {
    name: 'being shut out',
    action: 'login.locked',
    changesNothing: true,
    isUsedUp: true,
    prepare: async (stage) => {
      const { browser, url } = await stage.reachCodePage()
      // The wait that follows must not be over before the act.
      mock.timers.enable({ apis: ['Date'], now: Date.now() })
      for (let attempt = 0; attempt < freeAttempts; attempt += 1) await submitWrongCode(browser, url)
      return () => submitWrongCode(browser, url)
    },
  },
]
