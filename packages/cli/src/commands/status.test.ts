import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'
import { serveExamples } from '../../testing/serve-examples.ts'

describe('lightfi status', () => {
  let place: Awaited<ReturnType<typeof createCommandPlace>>
  before(async () => {
    place = await createCommandPlace()
  })
  after(() => place.remove())

  const credentials = { LIGHTFI_CLIENT_ID: 'poller', LIGHTFI_CLIENT_SECRET: 'top-secret' }
  const health = (readings: object) => Response.json({ status: 'ok', version: '1.2.3', ...readings })

  function run(answer: Response, variables: Record<string, string> = {}, options = '--json') {
    const examples = serveExamples()
    const answerHealth: typeof fetch = async (input, init) =>
      new URL(new Request(input, init).url).pathname === '/health'
        ? answer.clone()
        : examples.fetch(input, init)
    return place.run(`status ${options}`.trim(), { variables, fetch: answerHealth })
  }

  it('tells the version and the state of the readings to everybody', async () => {
    const { exitCode, stdout } = await run(health({ readings: 'ok', database: 'ok' }))
    const { server: _server, ...status } = JSON.parse(stdout)
    assert.equal(exitCode, 0)
    assert.deepEqual(status, {
      version: '1.2.3',
      readings: 'ok',
      database: 'ok',
      sensors: null,
      users: null,
      clients: null,
      stats: null,
    })
  })

  it('counts what an administrator sees', async () => {
    const { stdout } = await run(health({ readings: 'ok' }), credentials)
    const { sensors, users, clients } = JSON.parse(stdout)
    for (const count of [sensors, users, clients]) assert.ok(count > 0)
    assert.doesNotMatch(stdout, /top-secret/)
  })

  it('tells a person how data come, what to look at and how long the disk lasts', async () => {
    const { stdout } = await run(health({ readings: 'ok', database: 'ok' }), credentials, '')
    for (const line of [
      /^readings +18115 today, 47230 yesterday$/m,
      /^quiet +Meeting room 1\.1 \(AQ2-FE753C0D7ADF\) since 2025-10-09 07:06:40\+01:00$/m,
      /^batteries low +Meeting room 1\.1 .* 12 %$/m,
      /^gaps +.* 2 gaps, the longest of 1 h 30 min from /m,
      /^late +.* 24 readings, up to 7 h 0 min late$/m,
      /^clocks off +.* 1 h 0 min behind$/m,
      /^webhooks behind +none$/m,
      /^disk +120 GB free, 1\.8 GB used; full in 27272 days at 4\.4 MB a day$/m,
    ])
      assert.match(stdout, line)
    const { stdout: json } = await run(health({ readings: 'ok' }), credentials)
    assert.equal(JSON.parse(json).stats.quiet.count, 1)
    const { stdout: csv } = await run(health({ readings: 'ok' }), credentials, '--csv')
    assert.match(csv, /^server,version,readings,database,sensors,users,clients\r?\n/)
  })

  it('fails when readings are damaged, and says where to look', async () => {
    for (const readings of ['damaged', 'unavailable']) {
      const { exitCode, stdout, stderr } = await run(health({ readings }))
      assert.equal(exitCode, 1)
      assert.equal(JSON.parse(stdout).readings, readings)
      assert.match(stderr, new RegExp(`${readings}.*lightfi-server status`))
    }
  })

  it('fails when the database is damaged, and says where to look', async () => {
    const { exitCode, stderr } = await run(health({ readings: 'ok', database: 'damaged' }))
    assert.equal(exitCode, 1)
    assert.match(stderr, /The database is damaged: .*lightfi-server status/)
  })

  it('knows nothing of the readings of an earlier release', async () => {
    const { exitCode, stdout } = await run(health({}))
    assert.deepEqual([exitCode, JSON.parse(stdout).readings], [0, null])
  })
})
