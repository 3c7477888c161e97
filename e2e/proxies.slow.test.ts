import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { operations } from '@openlightfi/contract'
import { readPasswordForm } from '../compat/login-form.ts'
import { stopProgram } from '../packages/process/testing/start-program.ts'
import { AuditLog } from '../packages/server/src/audit/index.ts'
import { systemClock } from '../packages/server/src/clock.ts'
import { findFreePort } from '../packages/server/src/http/find-free-port.ts'
import { type RunningServer, startServer } from '../packages/server/src/index.ts'
import { openStores } from '../packages/server/src/stores.ts'
import { requirePart } from '../tools/required-part.ts'
import { connectWhenListening } from './connect-when-listening.ts'
import { startNginx, startNginxBefore } from './start-nginx.ts'

const [nginx, haproxy, openssl, curl] = [
  requirePart('nginx'),
  requirePart('haproxy'),
  requirePart('openssl'),
  requirePart('curl'),
]
const skip = nginx.skip || haproxy.skip || openssl.skip || curl.skip
const deploy = join(import.meta.dirname, '..', 'docs', 'deploy')
const host = 'sensors.example.org'
const sensorId = 'AQ2-FE753C0D7ADF'
const user = { username: 'ada@example.org', password: 'correct horse battery' }
const firstS = 1_760_000_000
const rows = 40_000

/**
 * Each proxy listens on a separate address, on the ports that the public address names, and is called from a
 * separate one.
 */
const proxies = [
  { name: 'nginx', address: '127.0.0.2', from: '127.0.0.12', away: 502 },
  { name: 'HAProxy', address: '127.0.0.3', from: '127.0.0.13', away: 503 },
] as const
type Proxy = (typeof proxies)[number]

describe('the proxies of the page', { skip }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'lightfi-proxies-'))
  const dataDir = join(directory, 'data')
  const running: ChildProcess[] = []
  let calls = 0
  let port: number
  let plainPort: number
  let server: RunningServer
  let client: { readonly clientId: string; readonly clientSecret?: string | undefined }

  before(async () => {
    port = await findFreePort('127.0.0.2')
    plainPort = await findFreePort('127.0.0.3')
    makeCertificates(directory)
    server = await start()
    await provision(server)
    client = await server.clients.createClient({
      organisationId: 'org',
      name: 'gateway',
      kind: 'service',
      scopes: ['readings:read', 'readings:write'],
    })
    running.push(startSite(), startHaproxy())
    for (const { address } of proxies) await connectWhenListening(port, address)
  })
  after(async () => {
    await Promise.all(running.map((child) => stopProgram(child, 'SIGTERM')))
    rmSync(directory, { recursive: true })
  })

  const start = (serverPort = 0) =>
    startServer(
      {
        dataDir,
        port: serverPort,
        logLevel: 'fatal',
        publicUrl: `https://${host}:${port}`,
        trustProxy: true,
      },
      systemClock,
      undefined,
      { streams: { patience: { heartbeatMs: 1_000 } } },
    )

  /** A configuration of the page, with other paths and ports. */
  function place(file: string, changes: Readonly<Record<string, string>>): string {
    let text = readFileSync(join(deploy, file), 'utf8')
    for (const [from, to] of Object.entries(changes)) {
      assert.ok(text.includes(from), `${file} has no ${from}`)
      text = text.replaceAll(from, to)
    }
    const path = join(directory, file)
    writeFileSync(path, text)
    return path
  }

  function startSite(): ChildProcess {
    const site = place('nginx.conf', {
      'server 127.0.0.1:8000': `server 127.0.0.1:${server.port}`,
      'listen 80;': `listen 127.0.0.2:${plainPort};`,
      'listen 443 ssl;': `listen 127.0.0.2:${port} ssl;`,
      '/etc/lightfi': directory,
    })
    return startNginx(nginx.path, join(directory, 'nginx'), `default_type text/html; include ${site};`)
  }

  function startHaproxy(): ChildProcess {
    const config = place('haproxy.cfg', {
      'lightfi 127.0.0.1:8000': `lightfi 127.0.0.1:${server.port}`,
      'bind :80': `bind 127.0.0.3:${plainPort}`,
      'bind :443': `bind 127.0.0.3:${port}`,
      '/etc/lightfi': directory,
    })
    return spawn(haproxy.path, ['-db', '-q', '-f', config], { stdio: 'inherit' })
  }

  /** The words by which curl finds a proxy under the name of the site. */
  const namesOf = ({ address, from }: Proxy) => [
    ...['--cacert', join(directory, 'ca.pem'), '--interface', from],
    ...[port, plainPort].flatMap((one) => ['--resolve', `${host}:${one}:${address}`]),
  ]

  /** Reads a stream with curl until a reading that is posted meanwhile has come, and a heartbeat after it. */
  async function passesOnEvents(
    url: string,
    authorization: string,
    words: readonly string[],
    value: number,
  ): Promise<void> {
    const reading = { sensor_id: sensorId, var_name: 'CO2ppm', time: firstS, value }
    const quiet = ['--silent', '--show-error', '--no-buffer', '--header', `authorization: ${authorization}`]
    const curling = spawn(curl.path, [...quiet, ...words, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let [output, isPosted] = ['', false]
    try {
      for await (const text of curling.stdout.setEncoding('utf8')) {
        output += text
        if (!isPosted && /^data: \[\]$/m.test(output)) {
          isPosted = true
          const headers = { authorization, 'content-type': 'application/json' }
          const body = JSON.stringify({ readings: [reading] })
          await fetch(`http://127.0.0.1:${server.port}/readings`, { method: 'POST', headers, body })
        }
        if (!output.includes(`"value":${value}}`)) continue
        if (output.split(`"value":${value}}`)[1]?.includes('\n: \n')) return
      }
      assert.fail(`the stream ended: ${output}`)
    } finally {
      await stopProgram(curling, 'SIGTERM')
    }
  }

  /** The answer that curl got. It follows no redirect unless told to. */
  async function call(proxy: Proxy, url: string, ...words: string[]): Promise<CurlAnswer> {
    calls += 1
    const headers = join(directory, `headers-${calls}`) // calls may run at once
    const args = ['--silent', '--show-error', ...namesOf(proxy)]
    const out = ['--dump-header', headers, '--write-out', '\n%{http_code} %{url_effective}']
    const child = spawn(curl.path, [...args, ...out, ...words, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    const [code] = await once(child, 'close')
    assert.equal(code, 0, `curl ${url}`)
    const end = output.lastIndexOf('\n')
    const [status = '', effective = ''] = output.slice(end + 1).split(' ')
    return {
      status: Number(status),
      url: effective,
      body: output.slice(0, end),
      headers: readFileSync(headers, 'latin1').toLowerCase(),
    }
  }

  async function takeToken(proxy: Proxy): Promise<string> {
    const form = {
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret ?? '',
    }
    const fields = Object.entries(form).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`])
    const { status, body } = await call(proxy, `${server.publicUrl}/oauth2/token`, ...fields)
    assert.equal(status, 200, body)
    return (JSON.parse(body) as { access_token: string }).access_token
  }

  for (const proxy of proxies) {
    describe(proxy.name, () => {
      it('gives tokens, and leads from plain HTTP to HTTPS for good', async () => {
        assert.ok((await takeToken(proxy)).length > 20)
        const health = await call(proxy, `${server.publicUrl}/health`)
        assert.equal(health.status, 200)
        assert.match(health.headers, /^strict-transport-security: max-age=31536000\r$/m)
        const plain = await call(proxy, `http://${host}:${plainPort}/docs?a=1`)
        assert.equal(plain.status, 308)
        assert.match(plain.headers, new RegExp(`^location: https://${host}/docs\\?a=1\r$`, 'm'))
      })

      it('passes on bodies of more than a megabyte, and what the server says of one it does not want', async () => {
        const file = join(directory, 'readings.csv')
        const lines = Array.from(
          { length: rows },
          (_, at) => `${sensorId},CO2ppm,${firstS + at * 60},${400 + (at % 500)}.5`,
        )
        writeFileSync(file, `sensor_id,var_name,time,value\n${lines.join('\n')}\n`)
        const words = ['--header', 'content-type: text/csv', '--data-binary', `@${file}`]
        const url = `${server.publicUrl}/readings`
        const refused = await call(proxy, url, ...words)
        assert.deepEqual([refused.status, JSON.parse(refused.body).code], [401, 'missing_token'])
        const bearer = ['--header', `authorization: Bearer ${await takeToken(proxy)}`]
        const taken = await call(proxy, url, ...words, ...bearer)
        assert.deepEqual([taken.status, JSON.parse(taken.body).accepted], [200, rows])
        const range = `from=${firstS}&to=${firstS + rows * 60}`
        const history = await call(
          proxy,
          `${server.publicUrl}/sensors/${sensorId}/CO2ppm/history?${range}&format=csv`,
          ...bearer,
        )
        assert.equal(history.body.trimEnd().split('\r\n').length, rows + 1)
      })

      it('lets somebody wait for readings, and passes them on when they come', async () => {
        const bearer = ['--header', `authorization: Bearer ${await takeToken(proxy)}`]
        const waiting = call(proxy, `${server.publicUrl}/readings/changes?after=now&wait=20`, ...bearer)
        const value = proxy.address.length + 700.5
        const post = () =>
          call(
            proxy,
            `${server.publicUrl}/readings`,
            ...bearer,
            '--json',
            JSON.stringify({ readings: [{ sensor_id: sensorId, var_name: 'CO2ppm', time: firstS, value }] }),
          )
        let hasCome = false
        const postUntilItCame = async () => {
          for (; !hasCome; await post()) await delay(500) // it may begin to wait after the first
        }
        const noteThatItCame = () => {
          hasCome = true
        }
        const [{ status, body }] = await Promise.all([waiting.finally(noteThatItCame), postUntilItCame()])
        assert.deepEqual([status, JSON.parse(body).data[0]?.value], [200, value])
      })

      it('passes on events as they happen, and heartbeats while nothing does', async () => {
        const bearer = `Bearer ${await takeToken(proxy)}`
        const value = proxy.address.length + 800.5
        await passesOnEvents(`${server.publicUrl}/events`, bearer, namesOf(proxy), value)
      })

      it('shows the login page, whose failures are recorded with the address of the caller, whatever that claims', async () => {
        const query = new URLSearchParams({
          response_type: 'code',
          client_id: 'lightfi-cli',
          redirect_uri: 'http://127.0.0.1:1/callback',
          code_challenge: 'a'.repeat(43),
          code_challenge_method: 'S256',
          scope: 'openid',
        })
        const jar = join(directory, `jar-${proxy.from}`)
        const cookies = [
          '--cookie',
          jar,
          '--cookie-jar',
          jar,
          '--location',
          '--header',
          'x-forwarded-for: 9.9.9.9',
        ]
        const page = await call(proxy, `${server.publicUrl}/oauth2/authorize?${query}`, ...cookies)
        assert.equal(page.status, 200, page.body)
        const form = readPasswordForm(page.body, new URL(page.url))
        assert.ok(form, page.body)
        assert.equal(form.action.origin, server.publicUrl)
        form.fields.set('username', user.username)
        form.fields.set('password', 'a wrong one')
        const fields = [...form.fields].flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`])
        await call(proxy, form.action.href, ...cookies, ...fields)
      })
    })
  }

  it('passes on events through an nginx that keeps answers back and has never heard of them', async () => {
    const buffering = await startNginxBefore(nginx.path, directory, `http://127.0.0.1:${server.port}`)
    try {
      await passesOnEvents(`${buffering.url}/events`, `Bearer ${await takeToken(proxies[0])}`, [], 900.5)
    } finally {
      await buffering.close()
    }
  })

  it('wait longer than the server lets anybody wait, and reuse connections for less than it keeps them', async () => {
    const { wait } = operations.readReadingChanges.query.properties
    const longestWaitS = Number(Reflect.get(wait, 'maximum'))
    const { headers } = await fetch(`http://127.0.0.1:${server.port}/health`)
    const keptS = Number(/^timeout=(\d+)$/.exec(headers.get('keep-alive') ?? '')?.[1])
    const [site, cfg] = [
      readFileSync(join(deploy, 'nginx.conf'), 'utf8'),
      readFileSync(join(deploy, 'haproxy.cfg'), 'utf8'),
    ]
    const seconds = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1])
    for (const [text, pattern] of [
      [site, /proxy_read_timeout (\d+)s/],
      [site, /proxy_send_timeout (\d+)s/],
      [cfg, /timeout server (\d+)s/],
      [cfg, /timeout client (\d+)s/],
    ] as const)
      assert.ok(seconds(text, pattern) >= 2 * longestWaitS, String(pattern)) // and for its turn
    assert.ok(seconds(site, /keepalive_timeout (\d+)s/) < keptS)
  })

  it('say that the server is away, when to come back, and people so in words', async () => {
    const { port: serverPort } = server
    await server.close()
    for (const proxy of proxies) {
      const { status, headers, body } = await call(proxy, `${server.publicUrl}/docs`)
      assert.equal(status, proxy.away)
      assert.match(headers, /^retry-after: 5\r$/m)
      assert.match(headers, /^content-type: text\/html/m)
      assert.match(body, /The service is being restarted or cannot be reached/)
    }
    const stores = await openStores({ dataDir })
    const entries = await new AuditLog(stores.relational.audit, systemClock).list(
      { organisationId: 'org', action: 'login.failed' },
      10,
    )
    await stores.close()
    assert.deepEqual(
      entries.map(({ remoteAddress }) => remoteAddress).sort(),
      proxies.map(({ from }) => from),
    )
    server = await start(serverPort)
    for (const proxy of proxies) while ((await call(proxy, `${server.publicUrl}/health`)).status !== 200);
    await server.close()
  })
})

interface CurlAnswer {
  readonly status: number
  readonly url: string
  readonly body: string
  /** Of all answers on the way, in lower case. */
  readonly headers: string
}

/** A test authority, and the certificate of the host in the form that both proxies want. */
function makeCertificates(directory: string): void {
  mkdirSync(join(directory, 'tls'))
  mkdirSync(join(directory, 'pages'))
  for (const page of ['lightfi-away.html', 'lightfi-away.http'])
    copyFileSync(join(deploy, page), join(directory, 'pages', page))
  const run = (...words: string[]) => execFileSync(openssl.path, words, { cwd: directory, stdio: 'ignore' })
  const make = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  run(...make, '-x509', '-days', '2', '-subj', '/CN=test authority', '-keyout', 'ca.key', '-out', 'ca.pem')
  run(...make, '-subj', `/CN=${host}`, '-keyout', 'tls/key.pem', '-out', 'request.pem')
  writeFileSync(join(directory, 'names'), `subjectAltName=DNS:${host}\n`)
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names']
  run('x509', '-req', '-in', 'request.pem', ...signed, '-out', 'tls/fullchain.pem')
  const both = ['tls/fullchain.pem', 'tls/key.pem'].map((file) => readFileSync(join(directory, file), 'utf8'))
  writeFileSync(join(directory, 'tls', 'haproxy.pem'), both.join(''))
}

async function provision({ estate, accounts }: RunningServer): Promise<void> {
  await estate.createLocation({
    locationId: 'org',
    parentId: null,
    kind: 'organisation',
    name: 'Org',
    timeZone: 'UTC',
  })
  await estate.createSensor({ sensorId, locationId: 'org', name: 'Room 1' })
  await accounts.createUser({ organisationId: 'org', ...user, role: 'admin', locationIds: ['org'] })
}
