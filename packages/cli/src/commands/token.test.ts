import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'

const claims = Buffer.from(JSON.stringify({ exp: 1_900_000_000 })).toString('base64url')
const accessToken = `header.${claims}.signature`
const fetch = (async () =>
  Response.json({ access_token: accessToken, token_type: 'Bearer' })) as typeof globalThis.fetch
const world = { fetch, variables: { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 's' } }

let place: Awaited<ReturnType<typeof createCommandPlace>>
before(async () => {
  place = await createCommandPlace()
})
after(() => place.remove())

test('token prints the token alone, or the header that carries it', async () => {
  assert.deepEqual(await place.run('token', world), { exitCode: 0, stdout: `${accessToken}\n`, stderr: '' })
  const { stdout } = await place.run('token --header', world)
  assert.equal(stdout, `Authorization: Bearer ${accessToken}\n`)
})

test('programs learn when it ends', async () => {
  const { stdout } = await place.run('token --json', world)
  assert.deepEqual(JSON.parse(stdout), {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_at: 1_900_000_000,
  })
})

test('a person who prints it on a terminal is warned', async () => {
  const { stdout, stderr } = await place.run('token', { ...world, isTerminal: true })
  assert.equal(stdout, `${accessToken}\n`)
  assert.match(stderr, /do not paste it around/)
})

test('without a login there is no token', async () => {
  const { exitCode, stdout } = await place.run('token')
  assert.deepEqual([exitCode, stdout], [3, ''])
})
