import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'
import { serveExamples } from '../../testing/serve-examples.ts'

const variables = { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 's' }

let place: Awaited<ReturnType<typeof createCommandPlace>>
before(async () => {
  place = await createCommandPlace()
})
after(() => place.remove())

/** The candidates for a line whose last word is being typed. */
async function complete(line: string, options = {}): Promise<string[]> {
  const { fetch } = serveExamples()
  const result = await place.run(`complete -- ${line}`, { variables, fetch, ...options })
  assert.deepEqual([result.exitCode, result.stderr], [0, ''], line)
  return result.stdout
    .split('\n')
    .flatMap((row) => row.split('\t').slice(0, 1))
    .filter(Boolean)
}

test('commands, and those below them', async () => {
  assert.deepEqual(await complete('lo'), ['login', 'logout', 'locations'])
  assert.ok((await complete('')).includes('history'))
  assert.ok(!(await complete('')).includes('complete'))
  assert.deepEqual(await complete('sensors re'), ['retire', 'replace', 'reinstate'])
  assert.deepEqual(await complete('clients '), [
    'list',
    'show',
    'activity',
    'create',
    'change',
    'rotate-secret',
    'end-previous-secret',
    'disable',
    'enable',
    'delete',
  ])
})

test('options of the command and of the whole program, and their choices', async () => {
  assert.deepEqual(await complete('history --fo'), ['--format'])
  assert.deepEqual(await complete('history --js'), ['--json'])
  assert.deepEqual(await complete('--json history --bucket '), ['5m', '15m', '30m', '1h', '3h', '6h', '1d'])
  assert.deepEqual(await complete('users invite a@b.c --role v'), ['viewer'])
  assert.deepEqual(await complete('completion '), ['bash', 'zsh', 'fish'])
})

test('ids that the server knows, by argument and by option', async () => {
  for (const line of [
    'latest AQ',
    'history AQ',
    'readings --sensor AQ',
    'sensors move AQ',
    'daily AQ',
    'plot AQ',
    'plot a CO2ppm AQ',
  ])
    assert.deepEqual(await complete(line), ['AQ2-FE753C0D7ADF'], line)
  for (const line of [
    'locations loc',
    'floorplans show loc',
    'sensors list --in loc',
    'export x --location loc',
    'daily --location loc',
  ])
    assert.ok(
      (await complete(line)).every((value) => value.startsWith('loc_')),
      line,
    )
  assert.notDeepEqual(await complete('locations loc_'), [])
  for (const line of ['clients show ', 'users show ', 'webhooks show ', 'grants revoke '])
    assert.notDeepEqual(await complete(line), [], line)
})

test('variables, in every place where one may stand', async () => {
  for (const line of [
    'history AQ2-1 temp',
    'watch x temp',
    'readings --variable CO2ppm temp',
    'plot a CO2ppm b temp',
  ])
    assert.deepEqual(await complete(line), ['temperatureC'], line)
})

test('files are left to the shell', async () => {
  for (const line of [
    'import da',
    'export da',
    'readings --output da',
    'floorplans put loc_1 da',
    'import --report da',
  ])
    assert.deepEqual(await complete(line), [':files'], line)
})

test('profiles, without asking any server', async () => {
  await place.run('profile add home --server https://home.example')
  const fetch = () => assert.fail('nothing may be asked')
  assert.deepEqual(await complete('--profile h', { fetch }), ['home'])
  assert.deepEqual(await complete('profile use ', { fetch }), ['home'])
  assert.deepEqual(await complete('profile add ', { fetch }), [])
  assert.equal((await place.run('profile remove home')).exitCode, 0)
})

test('the server on the line is the one that is asked', async () => {
  const asked: string[] = []
  const { fetch: answer } = serveExamples()
  const fetch = (async (input, init) => {
    asked.push(new URL(String(input)).origin)
    return answer(input, init)
  }) as typeof globalThis.fetch
  await complete('latest --server https://other.example AQ', { fetch })
  assert.deepEqual([...new Set(asked)], ['https://other.example'])
})

test('whoever is not logged in, or has no network, gets nothing and no error', async () => {
  assert.deepEqual(await complete('latest ', { variables: {} }), [])
  const offline = async () => {
    throw new TypeError('fetch failed')
  }
  assert.deepEqual(await complete('latest ', { fetch: offline }), [])
  assert.deepEqual(await complete('frobnicate '), [])
  assert.deepEqual(await complete('latest --server nonsense x'), [])
})
