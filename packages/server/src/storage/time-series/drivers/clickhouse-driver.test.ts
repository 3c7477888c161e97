import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import {
  type ClickhouseServer,
  clickhousePart,
  startClickhouseServer,
} from '../../../../testing/clickhouse-server.ts'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { testTimeSeriesStore } from '../../../../testing/time-series-contract.ts'
import { testTimeSeriesDriver } from '../../../../testing/time-series-driver-contract.ts'
import { findFreePort } from '../../../http/find-free-port.ts'
import { PlacesTakenError } from '../../../places.ts'
import { EngineTimeSeries } from '../engine-time-series.ts'
import { claimDatabase, requireClaim } from './claim-database.ts'
import { ClickhouseDriver } from './clickhouse-driver.ts'
import { ClickhouseServerError } from './clickhouse-server-error.ts'
import { type FileQuery, type Reader, StoreUnreachableError } from './time-series-driver.ts'

const endless: FileQuery = {
  statement: 'SELECT number, randomString(100) FROM numbers(1000000000000)',
  parameters: {},
  format: 'ArrowStream',
  maxBytes: Number.MAX_SAFE_INTEGER,
}

function reader(grantId: string, signal = new AbortController().signal): Reader {
  return { holder: { grantId, organisationId: grantId }, isLarge: true, isUnderWay: false, signal }
}

describe('a ClickHouse server', { skip: clickhousePart.skip }, () => {
  const directory = createTemporaryDirectory()
  let server: ClickhouseServer

  before(async () => {
    server = await startClickhouseServer(join(directory, 'server'))
  })
  after(() => server.close())

  testTimeSeriesDriver('ClickHouse', () => ClickhouseDriver.connect(server.url))
  testTimeSeriesStore('ClickHouse', async () =>
    EngineTimeSeries.open(await ClickhouseDriver.connect(server.url)),
  )

  async function refusal(url: string): Promise<string> {
    try {
      await (await ClickhouseDriver.connect(url)).close()
    } catch (error) {
      assert.ok(error instanceof ClickhouseServerError, String(error))
      return error.message
    }
    assert.fail('the server was accepted')
  }

  it('is refused with a sentence without secrets when it is not there or does not know the user', async () => {
    const port = await findFreePort('127.0.0.1')
    assert.equal(
      await refusal(`http://me:s3cret@127.0.0.1:${port}/`),
      `The ClickHouse server at http://127.0.0.1:${port} cannot be used: no answer, or not a whole one: connect ECONNREFUSED 127.0.0.1:${port}`,
    )
    const { host } = new URL(server.url)
    const message = await refusal(`http://sensors:s3cret@${host}`)
    assert.match(message, /cannot be used: ClickHouse answered 403: .*Authentication failed/)
    assert.ok(!message.includes('s3cret'))
  })

  it('is refused when it is too old to tell a broken result from a whole one', async () => {
    const old = await serve((_request, response) => response.end('25.8.2.29\n'))
    assert.match(await refusal(old.url), /runs ClickHouse 25\.8\.2\.29; 25\.11 or newer is needed/)
    await old.close()
  })

  it('is refused to every data directory but the first', async () => {
    const driver = await ClickhouseDriver.connect(server.url)
    await assert.rejects(requireClaim(driver), /no database of LightFi\. Nothing was made or changed/)
    await assert.rejects(driver.query('SELECT id FROM lightfi.installation', {}, 'CustomSeparated'))
    await claimDatabase(driver, 'first')
    await claimDatabase(driver, 'first')
    await requireClaim(driver)
    await assert.rejects(claimDatabase(driver, 'second'), /belongs to another data directory/)
    await claimDatabase(driver, 'first')
    await driver.close()
  })

  it('is given up for a result or an insert that has no end, and is not asked twice', async () => {
    const asked: string[] = []
    const broken = await serve((request, response) => {
      asked.push(request.method ?? '')
      request.resume()
      if (asked.length === 1) response.end('26.7.1.1\n')
      else response.writeHead(200).write('[1]\n', () => response.destroy())
    })
    const driver = await ClickhouseDriver.connect(broken.url)
    await assert.rejects(driver.query('SELECT 1', {}, 'JSONCompactEachRow'), StoreUnreachableError)
    await assert.rejects(
      driver.insertRows({ table: 't', columns: { a: 'UInt8' }, pieces: [Buffer.of(1)] }),
      StoreUnreachableError,
    )
    await assert.rejects(driver.execute('SELECT 1'), StoreUnreachableError)
    assert.equal(asked.length, 4)
    await driver.close()
    await broken.close()
  })

  it('is given up when it falls silent, for all who wait and all who come, and used again when it answers', async () => {
    let isSilent = false
    const kept: ServerResponse[] = []
    const mute = await serve((request, response) => {
      request.resume()
      if (isSilent) kept.push(response)
      else response.end('26.7.1.1\n')
    })
    const driver = await ClickhouseDriver.connect(mute.url, { quietMs: 50, replyMs: 100 })
    isSilent = true
    const waiting = [
      driver.query('SELECT 1', {}, 'CustomSeparated'),
      driver.insertRows({ table: 't', columns: { a: 'UInt8' }, pieces: [Buffer.of(1)] }),
      driver.queryFile(endless),
    ]
    const outcomes = await Promise.allSettled(waiting)
    for (const outcome of outcomes)
      assert.ok(
        outcome.status === 'rejected' && outcome.reason instanceof StoreUnreachableError,
        outcome.status,
      )
    const asked = kept.length
    await assert.rejects(driver.query('SELECT 2', {}, 'CustomSeparated'), /does not answer/)
    assert.ok(kept.length <= asked + 1, 'nothing but the question whether it is there was sent')
    isSilent = false
    for (const response of kept) response.destroy()
    const answers = async () => {
      try {
        return Buffer.from(await driver.query('SELECT 3', {}, 'CustomSeparated')).toString() === '26.7.1.1\n'
      } catch (error) {
        assert.ok(error instanceof StoreUnreachableError)
        return false
      }
    }
    while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 20))
    await driver.close()
    await mute.close()
  })

  it('is refused with a sentence at the start when it takes connections and says nothing', async () => {
    const mute = await serve((request) => request.resume())
    const connecting = ClickhouseDriver.connect(mute.url, { quietMs: 50, replyMs: 50 })
    await assert.rejects(connecting, (error) => {
      assert.ok(error instanceof ClickhouseServerError)
      assert.match(error.message, /^The ClickHouse server at \S+ cannot be used: .*does not answer/)
      return true
    })
    await mute.close()
  })

  it('is not given up while it works long on what it was asked', async () => {
    const driver = await ClickhouseDriver.connect(server.url, { quietMs: 20, replyMs: 60_000 })
    const slow =
      'SELECT count() FROM numbers(6) WHERE NOT ignore(sleepEachRow(0.1)) SETTINGS max_block_size = 1'
    const answer = await driver.query(slow, {}, 'CustomSeparated')
    assert.equal(Buffer.from(answer).toString(), '6\n')
    await driver.close()
  })

  it('is away, too, when what is before it says so', async () => {
    let status = 200
    const proxy = await serve((request, response) => {
      request.resume()
      response.writeHead(status).end('26.7.1.1\n')
    })
    const driver = await ClickhouseDriver.connect(proxy.url)
    for (status of [502, 503, 504])
      await assert.rejects(driver.query('SELECT 1', {}, 'CustomSeparated'), StoreUnreachableError)
    await driver.close()
    await proxy.close()
  })

  it('refuses files when too many are being read, then serves them again', async () => {
    const driver = await ClickhouseDriver.connect(server.url)
    const running = await Promise.all(Array.from({ length: 4 }, () => driver.queryFile(endless)))
    const waiting = Array.from({ length: 8 }, (_, at) =>
      driver.queryFile({ ...endless, reader: reader(`${at}`) }),
    )
    await assert.rejects(driver.queryFile({ ...endless, reader: reader('9') }), PlacesTakenError)
    for (const file of running) await file.close()
    for (const file of waiting) await (await file).close()
    await driver.close()
  })

  it('ends a query that nobody reads any more', async () => {
    const driver = await ClickhouseDriver.connect(server.url)
    const operator = await ClickhouseDriver.connect(server.operatorUrl)
    const countRunning = async () => {
      const statement = `SELECT countIf(startsWith(query, 'SELECT 42,')) FROM system.processes`
      const answer = await operator.query(statement, {}, 'CustomSeparated')
      return Number(Buffer.from(answer).toString())
    }
    const query = { ...endless, statement: endless.statement.replace('SELECT', 'SELECT 42,') }
    const abort = new AbortController()
    const one = await driver.queryFile(query)
    const other = await driver.queryFile({ ...query, reader: reader('one', abort.signal) })
    assert.equal(await countRunning(), 2)
    await one.close()
    abort.abort(new Error('the reader left'))
    await assert.rejects(buffer(other.openStream()), /the reader left/)
    while ((await countRunning()) > 0);
    await driver.close()
    await operator.close()
  })

  it('breaks off a file when it dies, refuses afterwards, and has what it acknowledged when it is back', async () => {
    const driver = await ClickhouseDriver.connect(server.url)
    await claimDatabase(driver, 'first')
    const stream = (await driver.queryFile(endless)).openStream()
    await once(stream, 'readable')
    await server.close()
    await assert.rejects(buffer(stream), StoreUnreachableError)
    await assert.rejects(driver.query('SELECT 1', {}, 'JSONCompactEachRow'), StoreUnreachableError)
    server = await startClickhouseServer(join(directory, 'server'), Number(new URL(server.url).port))
    const answer = await driver.query('SELECT id FROM lightfi.installation', {}, 'JSONCompactEachRow')
    assert.equal(Buffer.from(answer).toString(), '["first"]\n')
    await driver.close()
  })
})

/** Starts a server that is not ClickHouse. */
async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
