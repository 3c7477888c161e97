import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { Browser } from '../../../testing/browser.ts'
import { type MailServer, startMailServer } from '../../../testing/mail-server.ts'
import { type OauthServer, startOauthServer } from '../../../testing/oauth-server.ts'
import { createMailer, type Mailer } from '../../mail/index.ts'

const from = 'Acme Air <no-reply@acme.example>'
const next = 'a password of their own'

describe('links sent by mail', () => {
  let mail: MailServer
  let mailer: Mailer
  let server: OauthServer
  before(async () => {
    mail = await startMailServer()
    mailer = createMailer({ smtpUrl: mail.smtpUrl, from })
    server = await startOauthServer({ mailer, serviceName: 'Acme & Air' })
  })
  after(async () => {
    await server.close()
    mailer.close()
    await mail.close()
  })
  afterEach(() => mock.timers.reset())

  function invite(email: string) {
    const { organisationId } = server
    return server.accounts.inviteUser({ organisationId, email, role: 'viewer', locationIds: [] })
  }

  function readLink(text: string | undefined): string {
    return /http\S+/.exec(text ?? '')?.[0] ?? ''
  }

  function submitPassword(link: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    const url = new URL(link)
    const token = url.searchParams.get('token') ?? ''
    const body = new URLSearchParams({ token, password: next, password_again: next, ...fields })
    return fetch(url.origin + url.pathname, { method: 'POST', body })
  }

  function forget(username: string): Promise<Response> {
    const body = new URLSearchParams({ username })
    return fetch(`${server.publicUrl}/account/forgot`, { method: 'POST', body })
  }

  it('invite somebody, in plain text and in HTML, who then chooses a password and logs in', async () => {
    const invited = await invite('grace@example.org')
    assert.equal(invited.link, undefined)
    assert.equal(invited.emailedTo, 'grace@example.org')
    const message = await mail.receive()
    assert.equal(message.subject, 'Your account at Acme & Air')
    assert.deepEqual(message.from, { name: 'Acme Air', address: 'no-reply@acme.example' })
    assert.equal(message.to?.[0]?.address, 'grace@example.org')
    const link = readLink(message.text)
    assert.match(link, /^http:\/\/localhost:\d+\/account\/invitation\?token=[\w-]{43}$/)
    assert.ok(message.html?.includes(`href="${link}"`))
    assert.match(message.html ?? '', /Acme &amp; Air/)
    assert.match(await (await fetch(link)).text(), /grace@example\.org/)
    const refused = await submitPassword(link, { password: 'short', password_again: 'short' })
    assert.equal(refused.status, 400)
    assert.match(await refused.text(), /at least 12 characters/)
    assert.equal((await submitPassword(link)).status, 200)
    assert.equal((await submitPassword(link)).status, 404)
    assert.equal((await fetch(link)).status, 404)
    assert.ok(await server.accounts.verifyPassword('grace@example.org', next))
  })

  it('reset a password, with the same answer whether or not there is such an account', async () => {
    const answers = await Promise.all([forget(server.user.username), forget('nobody@example.org')])
    const [known, unknown] = await Promise.all(answers.map((answer) => answer.text()))
    assert.equal(known, unknown)
    const message = await mail.receive()
    assert.equal(message.to?.[0]?.address, server.user.username)
    assert.equal(mail.waiting, 0)
    const link = readLink(message.text)
    assert.equal((await submitPassword(link)).status, 200)
    assert.ok(await server.accounts.verifyPassword(server.user.username, next))
    assert.equal((await submitPassword(link)).status, 404)
  })

  it('are not sent without end to one person, and nobody sees the difference', async () => {
    const { emailedTo = '' } = await invite('heidi@example.org')
    await submitPassword(readLink((await mail.receive()).text))
    const pages: string[] = []
    for (let round = 0; round < 6; round += 1) pages.push(await (await forget(emailedTo)).text())
    assert.equal(new Set(pages).size, 1)
    for (let round = 0; round < 3; round += 1) await mail.receive()
    // The mails that were held back would have come before this one.
    await invite('ivan@example.org')
    assert.equal((await mail.receive()).to?.[0]?.address, 'ivan@example.org')
    assert.equal(mail.waiting, 0)
  })

  it('can be asked for only so often from one address, which is told how long to wait', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 7_200_000 })
    const statuses: number[] = []
    for (let round = 0; round < 22; round += 1) statuses.push((await forget(`nobody${round}`)).status)
    assert.deepEqual(statuses.slice(0, 20), Array(20).fill(200))
    const refused = await forget('nobody')
    assert.equal(refused.status, 429)
    assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/)
    assert.match(await refused.text(), /Wait \d+ second/)
  })

  it('cannot be guessed for long from one address', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 14_400_000 })
    const guess = () => fetch(`${server.publicUrl}/account/reset?token=${Math.random()}`)
    const statuses: number[] = []
    for (let round = 0; round < 51; round += 1) statuses.push((await guess()).status)
    assert.equal(statuses.at(0), 404)
    assert.equal(statuses.at(-1), 429)
  })

  it('make the browser they are opened in one that guesses from elsewhere do not slow down', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 21_600_000 })
    const { user } = await invite('judy@example.org')
    const link = new URL(readLink((await mail.receive()).text))
    const browser = new Browser()
    const token = link.searchParams.get('token') ?? ''
    await browser.submit(link.origin + link.pathname, { token, password: next, password_again: next })
    assert.ok(browser.cookies.some(([name]) => name === 'lightfi_device'))
    assert.equal(server.accounts.findAccess(user.userId)?.status, 'active')
  })

  it('are in no log and in clear in no database', async () => {
    const { default: Sqlite } = await import('better-sqlite3')
    await invite('ken@example.org')
    const token = new URL(readLink((await mail.receive()).text)).searchParams.get('token') ?? ''
    assert.ok(!server.readLog().includes(token))
    const database = new Sqlite(server.databasePath, { readonly: true })
    const rows = database.prepare('select * from account_links').all()
    database.close()
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(token))
  })
})

describe('without a mail server that takes mail', () => {
  it('links go to whoever made them, and the page says whom to ask', async () => {
    const server = await startOauthServer()
    const { organisationId } = server
    const email = 'grace@example.org'
    const invited = await server.accounts.inviteUser({
      organisationId,
      email,
      role: 'viewer',
      locationIds: [],
    })
    assert.match(invited.link ?? '', /\/account\/invitation\?token=/)
    const page = await fetch(`${server.publicUrl}/account/forgot`)
    assert.match(await page.text(), /Ask your administrator/)
    assert.ok(!server.readLog().includes(new URL(invited.link ?? '').searchParams.get('token') ?? '-'))
    await server.close()
  })

  it('a link that could not be sent goes to whoever made it, and the log says why without it', async () => {
    const mail = await startMailServer({ refuses: true })
    const mailer = createMailer({ smtpUrl: mail.smtpUrl, from })
    const server = await startOauthServer({ mailer })
    const { organisationId } = server
    const wanted = { organisationId, email: 'grace@example.org', role: 'viewer', locationIds: [] } as const
    const invited = await server.accounts.inviteUser(wanted)
    assert.equal(invited.emailedTo, undefined)
    const token = new URL(invited.link ?? '').searchParams.get('token') ?? '-'
    assert.match(server.readLog(), /mailbox full/)
    assert.ok(!server.readLog().includes(token))
    assert.ok(!server.readLog().includes(new URL(mail.smtpUrl).password))
    await server.close()
    mailer.close()
    await mail.close()
  })
})
