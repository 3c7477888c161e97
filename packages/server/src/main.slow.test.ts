import assert from 'node:assert/strict'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { ServerProcess } from '../testing/server-process.ts'
import { createTemporaryDirectory } from '../testing/temporary-directory.ts'

describe('lightfi-server', () => {
  const dataDir = join(createTemporaryDirectory(), 'data')

  it('serves, offers the setup link while no user exists, and ends cleanly on SIGTERM', async () => {
    const server = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir, LIGHTFI_METRICS_PORT: '0' })
    const url = await server.find(/Serving on (http:\S+),/)
    const setupLink = await server.find(/(http:\S+\/setup\?token=\S+)/)
    assert.ok(setupLink.startsWith(url))
    assert.equal((await fetch(`${url}/health`)).status, 200)
    assert.equal((await fetch(setupLink)).status, 200)
    server.kill('SIGTERM')
    assert.equal(await server.end(), 0)
  })

  it('has the running server do what a second command asks for, and prints the result alone', async () => {
    const server = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir })
    const url = await server.find(/Serving on (http:\S+),/)
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
    assert.match(help.output, /LIGHTFI_DATA_DIR \(default \.\/data\)/)
    const unknown = new ServerProcess({}, ['--verbose'])
    assert.equal(await unknown.end(), 1)
    assert.match(unknown.output, /"--verbose" is not known/)
  })
})
