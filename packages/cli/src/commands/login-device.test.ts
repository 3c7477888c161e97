import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'

let place: Awaited<ReturnType<typeof createCommandPlace>>
beforeEach(async () => {
  place = await createCommandPlace()
})
afterEach(() => place.remove())

/** An authorization server that answers the questions of a device one after the other. */
function serveDevice(...answers: [number, object][]): typeof fetch {
  return (async (input) => {
    if (String(input).endsWith('/device_authorization'))
      return Response.json({
        device_code: 'device-secret',
        user_code: 'BCDF-GHJK',
        verification_uri: 'http://localhost:8000/oauth2/device',
        expires_in: 600,
        interval: 1,
      })
    const [status, body] = answers.length > 1 ? (answers.shift() ?? [500, {}]) : (answers[0] ?? [500, {}])
    return Response.json(body, { status })
  }) as typeof fetch
}

const tokens = { access_token: 'acc', refresh_token: 'ref', token_type: 'Bearer', expires_in: 900 }
const directory = () => join(place.homeDirectory, '.config', 'lightfi', 'tokens')

test('login --device shows address and code, waits for the person, and stores the login', async () => {
  const fetch = serveDevice([400, { error: 'authorization_pending' }], [200, tokens])
  const { exitCode, stdout, stderr } = await place.run('login --device --profile hall', { fetch })
  assert.deepEqual([exitCode, stderr], [0, ''])
  assert.match(stdout, /http:\/\/localhost:8000\/oauth2\/device\n\nand enter the code BCDF-GHJK\n/)
  assert.doesNotMatch(stdout, /device-secret|acc\b/)
  const file = join(directory(), 'hall@http%3A%2F%2Flocalhost%3A8000.json')
  assert.equal(JSON.parse(await readFile(file, 'utf8')).refreshToken, 'ref')
})

test('a person who says no, and one who does not come in time, leave no login', async () => {
  const cases: [string, object, RegExp][] = [
    ['login --device', { error: 'access_denied' }, /refused/],
    ['login --device --timeout 1', { error: 'authorization_pending' }, /within the time limit/],
    ['login --device', { error: 'expired_token' }, /while it was valid/],
  ]
  for (const [line, answer, message] of cases) {
    const { exitCode, stderr } = await place.run(line, { fetch: serveDevice([400, answer]) })
    assert.equal(exitCode, 3, stderr)
    assert.match(stderr, message)
    await assert.rejects(readdir(directory()), /ENOENT/)
  }
})

test('programs get the result alone on stdout', async () => {
  const { stdout, stderr } = await place.run('login --device --json', { fetch: serveDevice([200, tokens]) })
  assert.deepEqual(JSON.parse(stdout), { server: 'http://localhost:8000', logged_in: true })
  assert.match(stderr, /BCDF-GHJK/)
})
