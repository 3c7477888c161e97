import assert from 'node:assert/strict'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'

const issuer = 'http://localhost:8000/oauth2'

let place: Awaited<ReturnType<typeof createCommandPlace>>
beforeEach(async () => {
  place = await createCommandPlace()
})
afterEach(() => place.remove())

/** An authorization server whose user says yes at once; `answer` may spoil what the browser brings back. */
function createServer(answer: (parameters: URLSearchParams) => void = () => undefined) {
  const posted: { path: string; form: Record<string, string> }[] = []
  const world = { posted, page: '', isDown: false }
  const fetch = (async (input, init) => {
    const request = new Request(input, init)
    const path = new URL(request.url).pathname
    if (world.isDown) throw new TypeError('fetch failed')
    if (request.method === 'GET') {
      return Response.json({ issuer, authorization_endpoint: `${issuer}/authorize` })
    }
    posted.push({ path, form: Object.fromEntries(new URLSearchParams(await request.text())) })
    if (path === '/oauth2/revoke') return new Response(null, { status: 200 })
    return Response.json({ access_token: 'acc', refresh_token: 'ref', token_type: 'Bearer', expires_in: 900 })
  }) as typeof globalThis.fetch
  const openBrowser = async (url: string) => {
    const { searchParams } = new URL(url)
    const state = searchParams.get('state') ?? ''
    const parameters = new URLSearchParams({ code: 'c0de', state, iss: issuer })
    answer(parameters)
    // not awaited: the page is answered only when the login is done
    globalThis.fetch(`${searchParams.get('redirect_uri')}?${parameters}`).then(async (response) => {
      world.page = await response.text()
    })
  }
  return { world, fetch, openBrowser }
}

const tokenFile = () =>
  join(place.homeDirectory, '.config', 'lightfi', 'tokens', 'http%3A%2F%2Flocalhost%3A8000.json')

test('login stores the tokens in a file for its owner alone, and logout revokes them before it deletes it', async () => {
  const server = createServer()
  const login = await place.run('login', server)
  assert.equal(login.exitCode, 0, login.stderr)
  assert.match(
    login.stdout,
    /http:\/\/localhost:8000\/oauth2\/authorize\?response_type=code&client_id=lightfi-cli/,
  )
  assert.doesNotMatch(login.stdout + login.stderr, /acc\b|"ref"/)
  assert.equal((await stat(tokenFile())).mode & 0o777, 0o600)
  assert.equal(JSON.parse(await readFile(tokenFile(), 'utf8')).refreshToken, 'ref')

  server.world.isDown = true
  assert.equal((await place.run('logout', server)).exitCode, 5)
  assert.ok((await stat(tokenFile())).isFile(), 'kept while the server has not revoked it')
  server.world.isDown = false
  assert.equal((await place.run('logout', server)).exitCode, 0)
  assert.deepEqual(server.world.posted.at(-1), {
    path: '/oauth2/revoke',
    form: { token: 'ref', client_id: 'lightfi-cli' },
  })
  assert.deepEqual(await readdir(join(tokenFile(), '..')), [])
  assert.match((await place.run('logout', server)).stdout, /You were not logged in/)
})

test('an answer for another login, or from another server, is refused and nothing is stored', async () => {
  const spoilers = [
    (parameters: URLSearchParams) => parameters.set('state', 'forged'),
    (parameters: URLSearchParams) => parameters.set('iss', 'https://evil.example'),
    (parameters: URLSearchParams) => parameters.delete('iss'),
  ]
  for (const spoil of spoilers) {
    const server = createServer(spoil)
    const { exitCode, stderr } = await place.run('login', server)
    assert.equal(exitCode, 3)
    assert.match(stderr, /cannot be trusted/)
    assert.deepEqual(server.world.posted, [], 'the code is not redeemed')
    await assert.rejects(stat(tokenFile()), { code: 'ENOENT' })
  }
})

test('a login that nobody answers ends with the time limit', async () => {
  const { fetch } = createServer()
  const { exitCode, stderr } = await place.run('login --no-browser --timeout 1', { fetch })
  assert.equal(exitCode, 3)
  assert.match(stderr, /Nobody logged in within the time limit/)
})

test('Ctrl-C ends a waiting login with 130', async () => {
  const { fetch } = createServer()
  const command = place.start('login --no-browser', { fetch })
  await command.stdout.waitFor(/authorize/)
  command.interrupt()
  assert.equal(await command.exitCode, 130)
})

test('with --json stdout is one JSON document', async () => {
  const { exitCode, stdout, stderr } = await place.run('login --json', createServer())
  assert.equal(exitCode, 0)
  assert.deepEqual(JSON.parse(stdout), { server: 'http://localhost:8000', logged_in: true })
  assert.match(stderr, /authorize\?/)
})

test('a browser that cannot be opened is a note; the address still works', async () => {
  const { fetch } = createServer()
  const openBrowser = async () => {
    throw new Error('no display')
  }
  const command = place.start('login', { fetch, openBrowser })
  await command.stderr.waitFor(/no browser could be opened \(no display\)/)
  command.interrupt()
  await command.exitCode
})

test('the page in the browser tells how the login ended, and only the callback path is answered', async () => {
  const { fetch } = createServer()
  const command = place.start('login --no-browser', { fetch })
  const address = new URL(await command.stdout.waitFor(/http\S+/))
  const redirectUri = address.searchParams.get('redirect_uri') ?? ''
  assert.match(redirectUri, /^http:\/\/127\.0\.0\.1:\d+\/callback$/)
  const elsewhere = await globalThis.fetch(new URL('/favicon.ico', redirectUri))
  assert.equal(elsewhere.status, 404)
  const state = address.searchParams.get('state') ?? ''
  const answer = await globalThis.fetch(
    `${redirectUri}?${new URLSearchParams({ code: 'c0de', state, iss: issuer })}`,
  )
  assert.match(await answer.text(), /You are logged in/)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.equal(await command.exitCode, 0)
})
