import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningServer, startServer } from '@openlightfi/server'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { type MailServer, startMailServer } from '../packages/server/testing/mail-server.ts'

/** An empty server with its own mail server. */
export interface TourServer {
  readonly server: RunningServer
  readonly mail: MailServer
  /** The address at which the application receives people after a login. */
  readonly callbackUrl: string
  close(): Promise<void>
}

/** Called on each page of the tour, by a name that is fit for a file. */
export type Visit = (name: string) => Promise<void>

/** The person who takes the tour. */
export const person = { username: 'ada@example.org', password: 'nine words would do here' } as const

/** Starts an empty server that sends mail. */
export async function startTourServer(): Promise<TourServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lightfi-pages-'))
  const mail = await startMailServer()
  const application = createServer((_request, response) => response.end('the application'))
  application.listen(0, '127.0.0.1')
  await once(application, 'listening')
  const address = application.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  const server = await startServer({
    dataDir,
    port: 0,
    logLevel: 'fatal',
    serviceName: 'Acme Air',
    mail: { smtpUrl: mail.smtpUrl, from: 'Acme Air <no-reply@acme.example>' },
  })
  return {
    server,
    mail,
    callbackUrl: `http://127.0.0.1:${address.port}/callback`,
    async close() {
      application.closeAllConnections()
      application.close()
      await server.close()
      await mail.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** Leads a person through every hosted page, in the order in which a person would meet them. */
export async function tourHostedPages(tour: TourServer, page: Page, visit: Visit): Promise<void> {
  await setUp(tour, page, visit)
  await failToLogIn(tour, page, visit)
  await forgetPassword(tour, page, visit)
  await acceptInvitation(tour, page, visit)
  const secret = await lookAfterAccount(tour, page, visit)
  await logInWithCode(tour, page, visit, secret)
  await giveConsent(tour, page, visit)
  await connectDevice(tour, page, visit)
  await meetForeignApplication(tour, page, visit)
  await signOut(tour, page, visit)
  await meetErrors(tour, page, visit)
}

async function setUp({ server, callbackUrl }: TourServer, page: Page, visit: Visit): Promise<void> {
  await page.goto((await server.createSetupLink()) ?? '')
  await visit('setup')
  await page.getByLabel('Name', { exact: true }).fill('Acme')
  await page.getByLabel('Time zone').fill('Mars/Base')
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByLabel('Password again').fill('something else')
  await submit(page, 'Set up')
  await visit('setup-wrong')
  await page.getByLabel('Time zone').fill('Europe/London')
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByLabel('Password again').fill(person.password)
  await submit(page, 'Set up')
  await page.getByRole('button', { name: 'Copy' }).first().click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  await visit('setup-done')
  const { organisationId = '' } = server.accounts.findByUsername(person.username) ?? {}
  const wanted = { organisationId, name: 'Acme dashboard', kind: 'confidential' } as const
  await server.clients.createClient({ ...wanted, callbackUrls: [callbackUrl] })
}

/** The address with which an application asks for a login. */
export function createAuthorizeUrl(
  { server, callbackUrl }: TourServer,
  changes: Record<string, string> = {},
): string {
  const { organisationId = '' } = server.accounts.findByUsername(person.username) ?? {}
  const client = server.clients.listClients(organisationId).find(({ name }) => name === 'Acme dashboard')
  const parameters = {
    client_id: client?.clientId ?? '',
    response_type: 'code',
    redirect_uri: callbackUrl,
    scope: 'readings:read',
    ...changes,
  }
  return `${server.publicUrl}/oauth2/authorize?${new URLSearchParams(parameters)}`
}

async function failToLogIn(tour: TourServer, page: Page, visit: Visit): Promise<void> {
  await page.goto(createAuthorizeUrl(tour))
  await visit('login')
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password').fill('a password mistyped')
  await submit(page, 'Log in')
  await visit('login-wrong')
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await page.getByLabel('User name').fill('somebody@example.org')
    await page.getByLabel('Password').fill('a password mistyped')
    await submit(page, 'Log in')
  }
  await page.getByLabel('Password').fill('a password mistyped')
  await submit(page, 'Log in')
  await visit('login-too-many')
}

async function forgetPassword({ mail }: TourServer, page: Page, visit: Visit): Promise<void> {
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await visit('forgot')
  await page.getByLabel('User name or e-mail address').fill(person.username)
  await submit(page, 'Send the link')
  await visit('forgot-sent')
  await page.goto(readLink((await mail.receive()).text))
  await visit('reset')
  await page.getByLabel('New password', { exact: true }).fill(person.password)
  await page.getByLabel('New password again').fill('something else')
  await submit(page, 'Save the password')
  await visit('reset-wrong')
  await page.getByLabel('New password', { exact: true }).fill(person.password)
  await page.getByLabel('New password again').fill(person.password)
  await submit(page, 'Save the password')
  await visit('password-saved')
}

async function acceptInvitation({ server, mail }: TourServer, page: Page, visit: Visit): Promise<void> {
  const { organisationId = '' } = server.accounts.findByUsername(person.username) ?? {}
  const email = 'grace.brewster.hopper@example.org'
  await server.accounts.inviteUser({ organisationId, email, role: 'viewer', locationIds: [organisationId] })
  await page.goto(readLink((await mail.receive()).text))
  await visit('invitation')
}

async function lookAfterAccount(tour: TourServer, page: Page, visit: Visit): Promise<string> {
  await page.goto(createAuthorizeUrl(tour))
  await logIn(page)
  await page.waitForURL(`${tour.callbackUrl}**`)
  await page.goto(`${tour.server.publicUrl}/account`)
  await visit('account')
  await page.getByRole('link', { name: 'Change password' }).click()
  await visit('change-password')
  await page.getByRole('link', { name: 'Back to your account' }).click()
  await page.getByRole('link', { name: 'Switch on' }).click()
  await visit('second-factor')
  const secret = ((await page.locator('dd code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code from the app').fill(createCode(secret))
  await submit(page, 'Switch on')
  await visit('recovery-codes')
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await page.getByRole('link', { name: 'Switch off' }).click()
  await visit('second-factor-off')
  await page.getByRole('link', { name: 'Back to your account' }).click()
  await page.getByRole('link', { name: 'Show applications' }).click()
  await visit('applications')
  await page.goto(`${tour.server.publicUrl}/account/sign-out-everywhere`)
  await visit('sign-out-everywhere')
  await submit(page, 'Sign out everywhere')
  await visit('signed-out-everywhere')
  return secret
}

async function logInWithCode(tour: TourServer, page: Page, visit: Visit, secret: string): Promise<void> {
  await page.goto(createAuthorizeUrl(tour))
  await logIn(page)
  await visit('second-step')
  await page.getByRole('link', { name: 'Use a recovery code instead' }).click()
  await visit('second-step-recovery')
  await page.getByRole('link', { name: 'Use your app instead' }).click()
  // The code of now was used to switch on; the next one is good a step early.
  await page.getByLabel('Code').fill(createCode(secret, 30_000))
  await submit(page, 'Continue')
  await page.waitForURL(`${tour.callbackUrl}**`)
}

async function giveConsent(tour: TourServer, page: Page, visit: Visit): Promise<void> {
  const { server, callbackUrl } = tour
  const { organisationId = '' } = server.accounts.findByUsername(person.username) ?? {}
  const wanted = { organisationId, name: 'Energy report', kind: 'confidential', firstParty: false } as const
  const { clientId } = await server.clients.createClient({ ...wanted, callbackUrls: [callbackUrl] })
  await page.goto(createAuthorizeUrl(tour, { client_id: clientId }))
  await visit('consent')
  await submit(page, 'Give access')
  await page.waitForURL(`${callbackUrl}**`)
}

async function connectDevice({ server }: TourServer, page: Page, visit: Visit): Promise<void> {
  const { organisationId = '' } = server.accounts.findByUsername(person.username) ?? {}
  const { clientId } = await server.clients.createClient({
    organisationId,
    name: 'Display in the lobby',
    kind: 'public',
    allowedGrants: ['urn:ietf:params:oauth:grant-type:device_code'],
  })
  const answer = await fetch(`${server.publicUrl}/oauth2/device_authorization`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId }),
  })
  const started = (await answer.json()) as { verification_uri: string; user_code: string }
  await page.goto(started.verification_uri)
  await visit('device')
  await page.getByLabel('Code').fill(started.user_code)
  await submit(page, 'Continue')
  await visit('device-confirm')
  await submit(page, 'Yes, connect it')
  await visit('device-connected')
}

async function meetForeignApplication(tour: TourServer, page: Page, visit: Visit): Promise<void> {
  const { server, callbackUrl } = tour
  const organisationId = 'another_organisation'
  const place = { kind: 'organisation', name: 'Another', timeZone: 'Europe/London' } as const
  await server.estate.createLocation({ locationId: organisationId, parentId: null, ...place })
  const { clientId } = await server.clients.createClient({
    organisationId,
    name: 'Dashboard of Another',
    kind: 'confidential',
    callbackUrls: [callbackUrl],
  })
  await page.goto(createAuthorizeUrl(tour, { client_id: clientId }))
  await visit('login-refused')
  await logIn(page)
  await visit('login-wrong-here')
  await submit(page, 'Cancel')
}

async function signOut({ server }: TourServer, page: Page, visit: Visit): Promise<void> {
  await page.goto(`${server.publicUrl}/logout`)
  await visit('log-out')
  await page.getByRole('link', { name: 'Stay logged in', exact: true }).click()
  await page.goto(`${server.publicUrl}/oauth2/logout`)
  await visit('sign-out')
  await submit(page, 'Log out')
  await visit('signed-out')
}

async function meetErrors(tour: TourServer, page: Page, visit: Visit): Promise<void> {
  await page.goto(createAuthorizeUrl(tour, { redirect_uri: 'https://elsewhere.example/callback' }))
  await visit('error-address')
  await page.goto(`${tour.server.publicUrl}/oauth2/interaction/gone`)
  await visit('error-expired')
  await page.goto(`${tour.server.publicUrl}/account/reset?token=gone`)
  await visit('error-link')
  await page.goto(`${tour.server.publicUrl}/nothing`)
  await visit('not-found')
  await page.goto(`${tour.server.publicUrl}/docs/problems#not_found`)
  await visit('problems')
}

/** Fills the login form in and sends it. */
export async function logIn(page: Page): Promise<void> {
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password').fill(person.password)
  await submit(page, 'Log in')
}

async function submit(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

/** The code that an app shows, some time from now. */
export function createCode(secret: string, offsetMs = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: Date.now() + offsetMs })
}

function readLink(text: string | undefined): string {
  return /https?:\/\/\S+/.exec(text ?? '')?.[0] ?? ''
}
