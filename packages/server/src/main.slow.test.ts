import assert from 'node:assert/strict'
import { existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { requirePart } from '../../../tools/required-part.ts'
import { ServerProcess } from '../testing/server-process.ts'
import { createTemporaryDirectory } from '../testing/temporary-directory.ts'

const python = requirePart('python')

/** The answers for the setup form. */
const answers = {
  organisation_name: 'Acme',
  time_zone: 'Europe/London',
  username: 'ada',
  password: 'nine words would do here',
  password_again: 'nine words would do here',
}

describe('lightfi-server', () => {
  const dataDir = join(createTemporaryDirectory(), 'data')

  it('without a terminal logs JSON alone, keeps the setup link in a private file until it is used, and ends cleanly on SIGTERM', async () => {
    const at = join(createTemporaryDirectory(), 'data')
    const server = new ServerProcess({ LIGHTFI_DATA_DIR: at, LIGHTFI_METRICS_PORT: '0' })
    const url = await server.find(/Serving on (http:\S+),/)
    const file = await server.find(/"file":"([^"]+)"/)
    assert.equal(file, join(at, 'setup-link'))
    assert.equal(statSync(file).mode & 0o777, 0o600)
    const link = readFileSync(file, 'utf8').trim()
    assert.ok(link.startsWith(`${url}/setup?token=`))
    assert.equal((await fetch(`${url}/health`)).status, 200)
    const body = new URLSearchParams({ ...answers, token: new URL(link).searchParams.get('token') ?? '' })
    const done = await fetch(`${url}/setup`, { method: 'POST', body })
    assert.match(await done.text(), /What comes next/)
    assert.ok(!existsSync(file))
    server.kill('SIGTERM')
    assert.equal(await server.end(), 0)
    for (const line of server.output.trim().split('\n')) assert.ok(JSON.parse(line).msg)
    assert.doesNotMatch(server.output, /token=/)
  })

  it('gives the setup link to the terminal that started it', { skip: python.skip }, async () => {
    // Python makes a pseudo-terminal everywhere; script(1) differs from system to system.
    const prefix = [python.path, '-c', 'import pty, sys; pty.spawn(sys.argv[1:])']
    const at = join(createTemporaryDirectory(), 'data')
    const server = new ServerProcess({ LIGHTFI_DATA_DIR: at }, [], { prefix })
    const link = await server.find(/^ {2}(http:\S+\/setup\?token=\S+)/m)
    assert.equal((await fetch(link)).status, 200)
    assert.match(server.output, /^Serving on http/m)
    assert.ok(!existsSync(join(at, 'setup-link')))
    // The terminal ends with Python, and with it the server.
    server.kill('SIGTERM')
    await server.end()
  })

  it('has the running server do what a second command asks for, and prints the result alone', async () => {
    // The variables that Kubernetes sets for services called lightfi and lightfi-metrics are no settings.
    const links = {
      LIGHTFI_SERVICE_HOST: '10.0.0.1',
      LIGHTFI_SERVICE_PORT: '80',
      LIGHTFI_METRICS_PORT: 'tcp://10.0.0.2:9464',
    }
    const server = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir, ...links })
    const url = await server.find(/Serving on (http:\S+),/)
    const told = server.output.split('\n').filter((line) => line.includes('Kubernetes'))
    assert.deepEqual(
      told.map((line) => JSON.parse(line).variables),
      [Object.keys(links).sort()],
    )
    const command = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir }, ['setup-link'])
    assert.equal(await command.end(), 0)
    const [link = ''] = command.output.split('\n')
    assert.ok(link.startsWith(`${url}/setup?token=`), command.output)
    assert.equal((await fetch(link)).status, 200)
    server.kill('SIGTERM')
    assert.equal(await server.end(), 0)
    const late = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir }, ['setup-link'])
    assert.equal(await late.end(), 1)
    assert.match(late.output, /^No server runs/)
  })

  it('has every command refuse a directory that is none, and makes none', async () => {
    const nowhere = `${dataDir}-nowhere`
    for (const words of [['keys', 'rotate'], ['repair'], ['users', 'reset-password', 'ada']]) {
      const command = new ServerProcess({ LIGHTFI_DATA_DIR: nowhere }, words)
      assert.equal(await command.end(), 1)
      assert.match(
        command.output,
        /^The data directory \S+-nowhere does not exist\. Nothing was made or changed\. /,
      )
      assert.doesNotMatch(command.output, /\n\s+at /)
      assert.ok(!existsSync(nowhere))
    }
  })

  it('says in a sentence that the result of a command cannot be written', async () => {
    const command = new ServerProcess({}, ['--help'], { stdout: openSync('/dev/full', 'w') })
    assert.equal(await command.end(), 1)
    assert.match(command.output, /^What was asked for is done, but .* standard output: the disk is full\.\n$/)
  })

  it('refuses a data directory that another process holds, and leaves that one alone', async () => {
    const first = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir })
    const url = await first.find(/Serving on (http:\S+),/)
    const second = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir })
    assert.equal(await second.end(), 1)
    assert.match(second.output, /in use by another process/)
    assert.doesNotMatch(second.output, /\n\s+at /)
    assert.equal((await fetch(`${url}/health`)).status, 200)
    first.kill('SIGINT')
    assert.equal(await first.end(), 0)
  })

  it('says all that is wrong with its settings, and that a port is taken, in a sentence', async () => {
    const wrong = new ServerProcess({ LIGHTFI_PORT: 'x', LIGHTFI_DATADIR: 'y' })
    assert.equal(await wrong.end(), 1)
    assert.match(wrong.output, /LIGHTFI_DATADIR is not a setting[\s\S]*LIGHTFI_PORT=x/)

    const holder = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir })
    const port = await holder.find(/Serving on http:\/\/localhost:(\d+),/)
    const blocked = new ServerProcess({ LIGHTFI_DATA_DIR: `${dataDir}-2`, LIGHTFI_PORT: port })
    assert.equal(await blocked.end(), 1)
    assert.match(blocked.output, /EADDRINUSE.*set another LIGHTFI_PORT/)
    const astray = new ServerProcess({ LIGHTFI_DATA_DIR: `${dataDir}-2`, LIGHTFI_HOST: '192.0.2.1' })
    assert.equal(await astray.end(), 1)
    assert.match(astray.output, /EADDRNOTAVAIL.*set another LIGHTFI_HOST/)
    assert.doesNotMatch(astray.output, /\n\s+at /)
    holder.kill('SIGTERM')
    assert.equal(await holder.end(), 0)
  })

  it('says in a sentence that its ClickHouse server is not there, and that readings are elsewhere', async () => {
    const url = 'http://me:s3cret@127.0.0.1:1'
    const lonely = { LIGHTFI_DATA_DIR: `${dataDir}-3`, LIGHTFI_TIME_SERIES_URL: url }
    const remote = new ServerProcess(lonely)
    assert.equal(await remote.end(), 1)
    assert.match(remote.output, /^The ClickHouse server at http:\/\/127\.0\.0\.1:1 cannot be used: /)
    const embedded = new ServerProcess({ LIGHTFI_DATA_DIR: lonely.LIGHTFI_DATA_DIR })
    assert.equal(await embedded.end(), 1)
    assert.match(embedded.output, /driver "clickhouse", but "chdb" is configured/)
    for (const { output } of [remote, embedded]) assert.doesNotMatch(output, /s3cret|\n\s+at /)
  })

  it('describes every setting with --help and refuses what it does not know', async () => {
    const help = new ServerProcess({}, ['--help'])
    assert.equal(await help.end(), 0)
    assert.match(help.output, /lightfi-server keys rotate/)
    const ofCommand = new ServerProcess({}, ['mqtt', '--help'])
    assert.equal(await ofCommand.end(), 0)
    assert.equal(ofCommand.output, help.output)
    assert.match(help.output, /LIGHTFI_DATA_DIR \(default \.\/data\)/)
    const unknown = new ServerProcess({}, ['--verbose'])
    assert.equal(await unknown.end(), 1)
    assert.match(unknown.output, /"--verbose" is not known/)
  })
})
