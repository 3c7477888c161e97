import assert from 'node:assert/strict'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { createFileTokenStore } from '@openlightfi/client/node'
import { createCommandPlace } from '../../testing/run-command.ts'

let place: Awaited<ReturnType<typeof createCommandPlace>>
let configDirectory: string
beforeEach(async () => {
  place = await createCommandPlace()
  configDirectory = join(place.homeDirectory, '.config', 'lightfi')
})
afterEach(() => place.remove())

/** Servers at any address, whose users say yes at once; the tokens name the address they are of. */
function createServers() {
  const asked: string[] = []
  const fetch = (async (input, init) => {
    const request = new Request(input, init)
    const { origin, pathname } = new URL(request.url)
    const issuer = `${origin}/oauth2`
    if (pathname.includes('/.well-known/'))
      return Response.json({ issuer, authorization_endpoint: `${issuer}/authorize` })
    if (pathname === '/oauth2/token') {
      const form = new URLSearchParams(await request.text())
      asked.push(`${origin} ${form.get('grant_type')} ${form.get('refresh_token') ?? '-'}`)
      return Response.json({
        access_token: `access of ${origin}`,
        refresh_token: `refresh of ${origin}`,
        token_type: 'Bearer',
      })
    }
    asked.push(`${origin}${pathname} ${request.headers.get('authorization') ?? (await request.text())}`)
    return Response.json({ data: [] })
  }) as typeof globalThis.fetch
  const openBrowser = async (url: string) => {
    const { origin, searchParams } = new URL(url)
    const answer = new URLSearchParams({
      code: 'c',
      state: searchParams.get('state') ?? '',
      iss: `${origin}/oauth2`,
    })
    globalThis.fetch(`${searchParams.get('redirect_uri')}?${answer}`)
  }
  return { asked, fetch, openBrowser }
}

test('a login under a name makes a profile with tokens of its own, and the first is the current one', async () => {
  const servers = createServers()
  for (const name of ['home', 'work']) {
    const { exitCode, stderr } = await place.run(
      `login --profile ${name} --server https://${name}.example`,
      servers,
    )
    assert.equal(exitCode, 0, stderr)
  }
  assert.equal((await stat(join(configDirectory, 'config.json'))).mode & 0o777, 0o600)
  assert.deepEqual((await readdir(join(configDirectory, 'tokens'))).sort(), [
    'home@https%3A%2F%2Fhome.example.json',
    'work@https%3A%2F%2Fwork.example.json',
  ])
  const bearerOf = async (line: string, variables = {}) => {
    assert.equal((await place.run(line, { ...servers, variables })).exitCode, 0)
    return servers.asked.at(-1)
  }
  assert.equal(
    await bearerOf('locations'),
    'https://home.example/locations Bearer access of https://home.example',
  )
  const work = 'https://work.example/locations Bearer access of https://work.example'
  assert.equal(await bearerOf('locations --profile work'), work)
  assert.equal(
    await bearerOf('locations', { LIGHTFI_PROFILE: 'work', LIGHTFI_SERVER: 'https://other.example' }),
    work,
  )
  assert.equal((await place.run('profile use work')).exitCode, 0)
  assert.equal(await bearerOf('locations'), work)
})

test('two logins at one server are kept apart by their profiles', async () => {
  const servers = createServers()
  for (const name of ['ada', 'ben'])
    await place.run(`login --profile ${name} --server https://one.example`, servers)
  assert.equal((await readdir(join(configDirectory, 'tokens'))).length, 2)
  assert.equal((await place.run('profile remove ada', servers)).exitCode, 0)
  assert.match(servers.asked.at(-1) ?? '', /\/oauth2\/revoke token=refresh/)
  assert.deepEqual(await readdir(join(configDirectory, 'tokens')), ['ben@https%3A%2F%2Fone.example.json'])
  const { stdout } = await place.run('profile list --json')
  assert.deepEqual(JSON.parse(stdout).data, [
    { profile: 'ben', server: 'https://one.example', current: false, logged_in: true },
  ])
})

test('logins of before there were profiles go on, and are listed', async () => {
  const old = join(configDirectory, 'tokens', 'https%3A%2F%2Fold.example.json')
  await createFileTokenStore(old).save({ refreshToken: 'kept', accessToken: 'kept access' })
  const servers = createServers()
  assert.equal((await place.run('locations --server https://old.example', servers)).exitCode, 0)
  assert.deepEqual(servers.asked, ['https://old.example/locations Bearer kept access'])
  await place.run('login --profile new --server https://old.example', servers)
  assert.equal(JSON.parse(await readFile(old, 'utf8')).refreshToken, 'kept')
  const { stdout } = await place.run('profile list')
  assert.equal(
    stdout,
    `   PROFILE  SERVER               LOGGED IN
*  new      https://old.example  yes
   -        https://old.example  yes
`,
  )
})

test('a flag or variable that names a server goes before the current profile', async () => {
  const servers = createServers()
  await place.run('login --profile home --server https://home.example', servers)
  for (const [line, variables] of [
    ['locations --server https://x.example', {}],
    ['locations', { LIGHTFI_SERVER: 'https://x.example' }],
  ] as const) {
    const { exitCode, stderr } = await place.run(line, { ...servers, variables })
    assert.equal(exitCode, 3)
    assert.match(stderr, /lightfi login --server https:\/\/x\.example/)
  }
  const { stderr } = await place.run('locations', {
    variables: { LIGHTFI_PROFILE: '' },
    fetch: servers.fetch,
  })
  assert.equal(stderr, '')
})

test('what is wrong with a profile is told before anything is sent', async () => {
  const servers = createServers()
  await place.run('profile add home --server https://home.example')
  const cases: [string, RegExp][] = [
    ['locations --profile nope', /no profile is called nope; there are home/],
    ['profile use nope', /no profile is called nope/],
    ['profile remove nope', /no profile is called nope/],
    ['locations --profile home --server https://x.example', /home is for https:\/\/home\.example/],
    ['profile add ../x --server https://x.example', /cannot name a profile/],
    ['profile add x --server http://x.example', /--insecure-http/],
    ['profile add home --server https://x.example', /home is for https:\/\/home\.example/],
  ]
  for (const [line, message] of cases) {
    const { exitCode, stderr } = await place.run(line, servers)
    assert.equal(exitCode, 2, line)
    assert.match(stderr, message)
  }
  assert.deepEqual(servers.asked, [])
})

test('a list of profiles that others may change, or that is damaged, is refused', async () => {
  const file = join(configDirectory, 'config.json')
  await mkdir(configDirectory, { recursive: true })
  await writeFile(file, '{"version":1,"profiles":{}}')
  await chmod(file, 0o666)
  assert.match((await place.run('locations')).stderr, /chmod 600/)
  await chmod(file, 0o600)
  for (const content of [
    '{',
    '[]',
    '{"version":2,"profiles":{}}',
    '{"version":1,"current":"x","profiles":{}}',
    '{"version":1,"profiles":{"x":{}}}',
  ]) {
    await writeFile(file, content)
    const { exitCode, stderr } = await place.run('locations')
    assert.equal(exitCode, 2, content)
    assert.match(stderr, /config\.json/)
  }
})

test('a list of profiles with a byte order mark is read, and one in UTF-16 is refused with the reason', async () => {
  const file = join(configDirectory, 'config.json')
  await mkdir(configDirectory, { recursive: true })
  const text = '\uFEFF{"version":1,"profiles":{"home":{"server":"https://home.example"}}}'
  await writeFile(file, text, { mode: 0o600 })
  assert.match((await place.run('profile list')).stdout, /home\.example/)
  await writeFile(file, text, 'utf16le')
  const { exitCode, stderr } = await place.run('profile list')
  assert.equal(exitCode, 2)
  assert.match(stderr, /config\.json is UTF-16 text; save it as UTF-8/)
})
