import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'

const variables = { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 's' }
const range = '--from 2026-01-01T00:00:00Z --to 2026-01-04T00:00:00Z --format csv'

let place: Awaited<ReturnType<typeof createCommandPlace>>
let line: string
beforeEach(async () => {
  place = await createCommandPlace()
  line = `export ${join(place.homeDirectory, 'out')} --location floor ${range}`
})
afterEach(() => place.remove())

/**
 * A server whose answers hold their own range. The named ones, counted from 0, break off in the middle.
 */
function serve(breaks: (index: number) => boolean) {
  const asked: string[] = []
  const fetch = (async (input) => {
    const { pathname, searchParams } = new URL(String(input))
    if (pathname.endsWith('/token')) return Response.json({ access_token: 'opaque', token_type: 'Bearer' })
    const isBroken = breaks(asked.length)
    const from = searchParams.get('from') ?? ''
    asked.push(from)
    let pieces = 0
    return new Response(
      new ReadableStream({
        pull(controller) {
          pieces += 1
          if (pieces === 1) controller.enqueue(Buffer.from('time\r\n'))
          else if (isBroken) controller.error(new TypeError('terminated'))
          else if (pieces === 2) controller.enqueue(Buffer.from(`${from}\r\n`))
          else controller.close()
        },
      }),
      { headers: { 'content-type': 'text/csv' } },
    )
  }) as typeof globalThis.fetch
  return { asked, fetch, variables }
}

const readOutput = async () => {
  const folder = join(place.homeDirectory, 'out')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort()
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}
const whole = [1767225600, 1767312000, 1767398400].map((from) => `time\r\n${from}\r\n`)

test('a connection that breaks is tried again, and the file begins anew', async () => {
  const world = serve((index) => index === 1)
  const { exitCode, stderr } = await place.run(line, world)
  assert.deepEqual([exitCode, stderr], [0, ''])
  assert.deepEqual(world.asked, ['1767225600', '1767312000', '1767312000', '1767398400'])
  assert.deepEqual(await readOutput(), whole)
})

test('a server that is overloaded for longer than one call is tried again', async () => {
  const world = serve(() => false)
  let refusals = 0
  const fetch = (async (input, init) => {
    if (String(input).endsWith('/token') || refusals === 5) return world.fetch(input, init)
    refusals += 1
    return new Response('Busy', { status: 503 })
  }) as typeof globalThis.fetch
  const { exitCode, stderr } = await place.run(line, { ...world, fetch })
  assert.deepEqual([exitCode, stderr], [0, ''])
  assert.deepEqual(await readOutput(), whole)
})

test('Ctrl-C leaves whole files alone, and says how to go on', async () => {
  const world = serve((index) => index > 0)
  let nowMs = 1e12
  const now = () => (nowMs += 1_000) // so that progress is shown at every piece
  const command = place.start(line, { ...world, now, isTerminal: true })
  // The second file breaks off, and its next try is a second away.
  await command.stderr.waitFor(/1 of 3 files/)
  command.interrupt()
  assert.equal(await command.exitCode, 130)
  assert.match(command.stderr.text, /1 of 3 files are whole\. The same command goes on from there\./)
  assert.deepEqual(await readOutput(), whole.slice(0, 1))

  const resumed = await place.run(
    line,
    serve(() => false),
  )
  assert.match(resumed.stderr, /Going on: 1 of 3/)
  assert.deepEqual(await readOutput(), whole)
})

/** A server with a location and two sensors in their time zones, besides the readings. */
function serveZones(zones: Record<string, string>) {
  const world = serve(() => false)
  const fetch = (async (input, init) => {
    const { pathname } = new URL(String(input))
    const [, id = ''] = /^\/(?:locations|sensors)\/([^/]+)$/.exec(pathname) ?? []
    return id in zones ? Response.json({ time_zone: zones[id] }) : world.fetch(input, init)
  }) as typeof globalThis.fetch
  return { ...world, fetch }
}

test('a range of dates begins and ends at midnight of the location', async () => {
  const world = serveZones({ floor: 'America/New_York' })
  const folder = join(place.homeDirectory, 'dates')
  const options = '--location floor --from 2026-11-01 --to 2026-11-02 --format csv --by month'
  const { exitCode, stdout, stderr } = await place.run(`export ${folder} ${options} --json`, world)
  assert.deepEqual([exitCode, stderr], [0, ''])
  const { from, to } = JSON.parse(stdout)
  // The clocks go back on that day, so it has 25 hours.
  assert.deepEqual([from, to], [Date.UTC(2026, 10, 1, 4) / 1000, Date.UTC(2026, 10, 2, 5) / 1000])
})

test('a date for sensors in several time zones is refused with both', async () => {
  const [one, other] = ['AQ2-FE753C0D7ADF', 'AQ2-0000000000E5']
  const world = serveZones({ [one]: 'Europe/London', [other]: 'America/New_York' })
  const folder = join(place.homeDirectory, 'dates')
  const { exitCode, stderr } = await place.run(
    `export ${folder} --sensor ${one} ${other} --from 2026-11-01`,
    world,
  )
  assert.equal(exitCode, 2)
  assert.match(stderr, /different moments in Europe\/London and America\/New_York/)
  assert.deepEqual(world.asked, [])
})

test('a day that does not exist is refused before anything is asked', async () => {
  const world = serveZones({})
  const folder = join(place.homeDirectory, 'dates')
  const { exitCode, stderr } = await place.run(
    `export ${folder} --location floor --from 2026-02-30T00:00:00Z`,
    world,
  )
  assert.equal(exitCode, 2)
  assert.match(stderr, /no such moment/)
  assert.deepEqual(world.asked, [])
})
