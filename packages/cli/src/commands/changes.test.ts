import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'

const variables = { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 's' }

let place: Awaited<ReturnType<typeof createCommandPlace>>
before(async () => {
  place = await createCommandPlace()
})
after(() => place.remove())

function serve(data: readonly object[]) {
  const asked: string[] = []
  const fetch = (async (input) => {
    const { pathname, search } = new URL(String(input))
    if (pathname.endsWith('/token')) return Response.json({ access_token: 'opaque', token_type: 'Bearer' })
    asked.push(pathname + search)
    return Response.json({ data, next_cursor: 'abc', has_more: false })
  }) as typeof globalThis.fetch
  return { asked, fetch, variables }
}

const reading = { id: 'x', sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', time: 1760000000, value: 850 }

test('changes shows what was stored, and where to go on', async () => {
  const world = serve([reading])
  const line = 'changes --after now --sensor AQ2-FE753C0D7ADF --variable CO2ppm --limit 5 --wait 2'
  const { exitCode, stdout, stderr } = await place.run(line, world)
  assert.deepEqual([exitCode, stderr], [0, 'Go on with --after abc\n'])
  assert.equal(
    stdout,
    `SENSOR            VARIABLE  VALUE  UNIT  TIME
AQ2-FE753C0D7ADF  CO2ppm      850  ppm   2025-10-09 08:53:20+00:00
`,
  )
  assert.deepEqual(world.asked, [
    '/readings/changes?limit=5&after=now&sensor_id=AQ2-FE753C0D7ADF&var_name=CO2ppm&wait=2',
  ])
})

test('changes says by when each was stored, where it is asked', async () => {
  const world = serve([{ ...reading, stored_by: 1760000040 }])
  const { stdout } = await place.run('changes --stored-by', world)
  assert.match(stdout, /TIME +STORED BY\n.* 2025-10-09 08:53:20\+00:00 +2025-10-09 08:54:00\+00:00\n/)
  assert.deepEqual(world.asked, ['/readings/changes?limit=1000&stored_by=true'])
})

test('nothing new is a success', async () => {
  const { exitCode, stdout } = await place.run('changes', serve([]))
  assert.deepEqual([exitCode, stdout], [0, 'Nothing new.\n'])
})

test('programs find the cursor in the JSON', async () => {
  const { stdout, stderr } = await place.run('changes --json', serve([reading]))
  assert.equal(JSON.parse(stdout).next_cursor, 'abc')
  assert.equal(stderr, '')
})
