import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'

const variables = { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 's' }
const line = 'watch AQ2-FE753C0D7ADF CO2ppm --interval 1'

let place: Awaited<ReturnType<typeof createCommandPlace>>
before(async () => {
  place = await createCommandPlace()
})
after(() => place.remove())

interface Datum {
  time: number
  value: number
}

interface Page {
  data: (Datum & { sensor_id: string; var_name: string })[]
  next_cursor: string
  has_more: boolean
}

/**
 * A sensor for which the test stores data, behind a server that the test can stop. The log begins with the
 * first look.
 */
function createSensor(...data: Datum[]) {
  const world = {
    isDown: false,
    data,
    onBegin: () => {},
    streamEvents: (_missed: Page): Response => Response.json({}, { status: 404 }),
  }
  const fetch = (async (input) => {
    const { pathname, searchParams } = new URL(String(input))
    if (pathname === '/oauth2/token') {
      return Response.json({ access_token: 'opaque', token_type: 'Bearer', expires_in: 3600 })
    }
    if (world.isDown) throw new TypeError('fetch failed')
    if (pathname === '/readings/changes') return Response.json(readChanges(searchParams.get('after')))
    if (pathname === '/events') return world.streamEvents(readChanges(searchParams.get('cursor')))
    const newest = [...world.data].sort((one, other) => one.time - other.time).slice(-1)
    const latest = newest.map((datum) => ({ var_name: 'CO2ppm', ...datum }))
    return Response.json({ sensor_id: 'AQ2-FE753C0D7ADF', time_zone: 'Europe/London', data: latest })
  }) as typeof globalThis.fetch

  function readChanges(after: string | null): Page {
    const end = world.data.length
    if (after === 'now') world.onBegin()
    const logged = world.data.slice(after === 'now' ? end : Number(after), end)
    return {
      data: logged.map((datum) => ({ sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', ...datum })),
      next_cursor: String(end),
      has_more: false,
    }
  }
  return { world, fetch }
}

test('watch prints the newest reading, then each new one once, until it is interrupted', async () => {
  const { world, fetch } = createSensor({ time: 1760000000, value: 850 })
  const command = place.start(line, { variables, fetch })
  await command.stdout.waitFor(/850/)
  world.data.push({ time: 1760000300, value: 860 }, { time: 1760000300.5, value: 861 })
  await command.stdout.waitFor(/861/)
  world.data.push({ time: 1760000600, value: 870 })
  await command.stdout.waitFor(/870/)
  command.interrupt()
  assert.equal(await command.exitCode, 0)
  assert.equal(
    command.stdout.text,
    `2025-10-09 09:53:20+01:00 850 ppm
2025-10-09 09:58:20+01:00 860 ppm
2025-10-09 09:58:20.500+01:00 861 ppm
2025-10-09 10:03:20+01:00 870 ppm
`,
  )
  assert.match(
    command.stderr.text,
    /^Watching CO2ppm of AQ2-FE753C0D7ADF, a look every 1 s, the next at \d\d:\d\d:\d\d UTC\. Ctrl-C ends it\.\n$/,
  )
})

test('without an interval watch prints what the stream tells, as it tells it', async () => {
  const { world, fetch } = createSensor({ time: 1760000000, value: 850 })
  type Tell = (name: string, data: object, id: string) => void
  const opened = new Promise<Tell>((resolve) => {
    world.streamEvents = ({ data, next_cursor }) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const tell: Tell = (name, event, id) => {
            const text = `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(event)}\n\n`
            controller.enqueue(new TextEncoder().encode(text))
          }
          tell('snapshot', { etag: 'e', statuses: [] }, '')
          tell('readings', data, next_cursor)
          resolve(tell)
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    }
  })
  const command = place.start('watch AQ2-FE753C0D7ADF CO2ppm', { variables, fetch })
  await command.stdout.waitFor(/850/)
  const tell = await opened
  const later = { sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', time: 1760000300, value: 860 }
  tell('readings', [later], '2')
  await command.stdout.waitFor(/860/)
  command.interrupt()
  assert.equal(await command.exitCode, 0)
  assert.equal(command.stdout.text, '2025-10-09 09:53:20+01:00 850 ppm\n2025-10-09 09:58:20+01:00 860 ppm\n')
  assert.equal(command.stderr.text, 'Watching CO2ppm of AQ2-FE753C0D7ADF. Ctrl-C ends it.\n')
})

test('where no stream comes through, watch says so once and asks instead', async () => {
  const { world, fetch } = createSensor({ time: 1760000000, value: 850 })
  const command = place.start('watch AQ2-FE753C0D7ADF CO2ppm', { variables, fetch })
  await command.stderr.waitFor(/no stream of events/)
  world.data.push({ time: 1760000300, value: 860 })
  await command.stdout.waitFor(/860/)
  command.interrupt()
  assert.equal(await command.exitCode, 0)
  assert.equal(command.stderr.text.match(/no stream of events/g)?.length, 1)
})

test('watch outlives an outage with a note, and then prints what it missed', async () => {
  const { world, fetch } = createSensor({ time: 1760000000, value: 850 })
  const command = place.start(`${line} --json`, { variables, fetch })
  await command.stdout.waitFor(/850/)
  world.isDown = true
  await command.stderr.waitFor(/fetch failed.*Trying again every 1 s/)
  world.data.push({ time: 1760000300, value: 860 }, { time: 1760000600, value: 870 })
  world.isDown = false
  await command.stderr.waitFor(/answers again/)
  command.interrupt()
  assert.equal(await command.exitCode, 0)
  assert.deepEqual(
    command.stdout.text
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row).value),
    [850, 860, 870],
  )
})

test('watch of a sensor to which data come while it begins misses none and repeats none', async () => {
  const { world, fetch } = createSensor({ time: 1760000000, value: 850 })
  world.onBegin = () => world.data.push({ time: 1759990000, value: 840 }, { time: 1760000300, value: 860 })
  const command = place.start(`${line} --csv`, { variables, fetch })
  await command.stdout.waitFor(/840/)
  world.data.push({ time: 1760000300, value: 861 }, { time: 1760000300, value: 860 })
  await command.stdout.waitFor(/861.*\s+.*860/)
  command.interrupt()
  assert.equal(await command.exitCode, 0)
  assert.deepEqual(command.stdout.text.match(/,8\d\d\.0,/g), [',860.0,', ',840.0,', ',861.0,', ',860.0,'])
})

test('watch that begins during an outage waits for its end', async () => {
  const { world, fetch } = createSensor({ time: 1760000000, value: 850 })
  world.isDown = true
  const command = place.start(line, { variables, fetch })
  await command.stderr.waitFor(/fetch failed.*Trying again every 1 s/)
  world.isDown = false
  await command.stdout.waitFor(/850/)
  await command.stderr.waitFor(/answers again/)
  command.interrupt()
  assert.equal(await command.exitCode, 0)
})

test('watch of a sensor that does not exist ends at once', async () => {
  const fetch = (async (input) =>
    String(input).endsWith('/token')
      ? Response.json({ access_token: 'opaque', token_type: 'Bearer' })
      : Response.json(
          { type: 'x', title: 'T', status: 404, code: 'not_found', detail: 'd', request_id: 'r' },
          { status: 404, headers: { 'content-type': 'application/problem+json' } },
        )) as typeof globalThis.fetch
  assert.equal((await place.run(line, { variables, fetch })).exitCode, 4)
})
