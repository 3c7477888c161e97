import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, type IncomingMessage, request as sendRequest } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'

const script = 'export const answer = 42\n'.repeat(100)
const page = '<!doctype html>\n<html lang="en">\n<body><div id="root"></div></body>\n</html>\n'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
}

/** Asks as a browser does, and takes the bytes as they came. */
async function ask(
  url: string,
  headers: Record<string, string> = { accept: 'text/html' },
  method = 'GET',
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  sendRequest(url, { method, headers }, resolve).on('error', reject).end()
  const answer = await promise
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }
}

function writeBuild(): string {
  const directory = createTemporaryDirectory()
  const assets = join(directory, 'assets')
  mkdirSync(assets)
  writeFileSync(join(directory, 'index.html'), page)
  writeFileSync(join(directory, 'build.json'), JSON.stringify({ styleHashes: ['sha256-abc='] }))
  writeFileSync(join(assets, 'index-1.js'), script)
  writeFileSync(join(assets, 'index-1.js.br'), brotliCompressSync(script))
  writeFileSync(join(assets, 'index-1.js.gz'), gzipSync(script))
  writeFileSync(join(assets, 'font-1.woff2'), 'a font')
  return directory
}

describe('the dashboard', () => {
  let api: ApiServer
  let base: string
  before(async () => {
    api = await startApiServer(undefined, undefined, {}, { dashboard: writeBuild() })
    base = api.server.publicUrl
  })
  after(() => api.server.close())

  it('is one page at every path below its own, which says where people can log in', async () => {
    for (const path of [
      '',
      'live/loc_1?src=CO2ppm',
      'callback?code=1&state=2',
      'build.json',
      'no/such/thing',
    ]) {
      const { status, headers, bytes } = await ask(`${base}/dashboard/${path}`)
      assert.equal(status, 200, path)
      assert.equal(headers['content-type'], 'text/html; charset=utf-8')
      assert.equal(bytes.toString(), page.replace('<html ', `<html data-public-url="${base}" `))
    }
  })

  it('may load, run and ask nothing but what this server has', async () => {
    const { headers } = await ask(`${base}/dashboard/`)
    assert.equal(
      headers['content-security-policy'],
      [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'sha256-abc='",
        "img-src 'self' data: blob:",
        `connect-src 'self' ${base}`,
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
    )
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
    assert.equal(headers['x-frame-options'], 'DENY')
    assert.equal(headers['permissions-policy'], 'camera=(self), microphone=(), geolocation=()')
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'no-referrer')
  })

  it('is asked for each time it is opened, and sent only when it has changed', async () => {
    const { headers } = await ask(`${base}/dashboard/`)
    assert.equal(headers['cache-control'], 'no-cache')
    const again = await ask(`${base}/dashboard/live/loc_1`, { 'if-none-match': headers.etag ?? '' })
    assert.deepEqual([again.status, again.bytes.length, again.headers.etag], [304, 0, headers.etag])
    assert.equal(again.headers['content-security-policy'], headers['content-security-policy'])
  })

  it('has files that browsers keep for ever, as the build has compressed them', async () => {
    const url = `${base}/dashboard/assets/index-1.js`
    const decoders = { br: brotliDecompressSync, gzip: gunzipSync } as const
    const tags = new Set<string | undefined>()
    for (const [field, coding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0.1, gzip;q=0.9', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const { status, headers, bytes } = await ask(url, { 'accept-encoding': field })
      assert.equal(status, 200)
      assert.equal(headers['content-encoding'], coding, field)
      assert.equal((coding ? decoders[coding](bytes) : bytes).toString(), script)
      assert.equal(headers['content-type'], 'text/javascript; charset=utf-8')
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable')
      assert.equal(headers.vary, 'Accept-Encoding')
      assert.equal(headers['x-content-type-options'], 'nosniff')
      tags.add(headers.etag)
      const known = { 'accept-encoding': field, 'if-none-match': headers.etag ?? '' }
      const again = await ask(url, known)
      assert.deepEqual([again.status, again.headers.etag], [304, headers.etag])
    }
    assert.equal(tags.size, 3, 'other bytes have another tag')
    const font = await ask(`${base}/dashboard/assets/font-1.woff2`, { 'accept-encoding': 'br' })
    assert.equal(font.headers['content-type'], 'font/woff2')
    assert.equal(font.headers['content-encoding'], undefined)
  })

  it('answers HEAD as GET, without the content', async () => {
    for (const path of ['', 'assets/index-1.js']) {
      const whole = await ask(`${base}/dashboard/${path}`)
      const head = await ask(`${base}/dashboard/${path}`, { accept: 'text/html' }, 'HEAD')
      assert.deepEqual([head.status, head.bytes.length], [200, 0])
      assert.equal(head.headers.etag, whole.headers.etag)
      assert.equal(head.headers['content-length'], whole.headers['content-length'])
    }
  })

  it('has no file that the build has not, and nothing beside its folder', async () => {
    for (const name of ['index-0.js', '%2e%2e%2fbuild.json', '..%2f..%2fpackage.json', 'index-1.js.br', '']) {
      const { status, headers, bytes } = await ask(`${base}/dashboard/assets/${name}`, { accept: '*/*' })
      assert.equal(status, 404, name)
      assert.equal(headers['content-type'], 'application/problem+json; charset=utf-8')
      assert.equal(JSON.parse(bytes.toString()).code, 'not_found')
    }
  })

  it('takes nothing', async () => {
    const { status, bytes } = await ask(`${base}/dashboard/`, { accept: '*/*' }, 'POST')
    assert.deepEqual([status, JSON.parse(bytes.toString()).code], [404, 'not_found'])
  })

  it('is where a browser is led from the start, and from its path without the slash', async () => {
    const start = await ask(`${base}/`)
    assert.deepEqual([start.status, start.headers.location], [302, '/dashboard/'])
    const program = await ask(`${base}/`, { accept: '*/*' })
    assert.deepEqual([program.status, program.headers.location], [302, '/docs'])
    const { status, headers } = await ask(`${base}/dashboard?x=1`)
    assert.deepEqual([status, headers.location], [308, '/dashboard/?x=1'])
  })
})

it('without a build, a page says how to make one, and everything else works', async () => {
  const api = await startApiServer(undefined, undefined, {}, { dashboard: createTemporaryDirectory() })
  try {
    const { status, headers, bytes } = await ask(`${api.server.publicUrl}/dashboard/live/loc_1`)
    assert.equal(status, 503)
    assert.equal(headers['content-type'], 'text/html; charset=utf-8')
    assert.match(bytes.toString(), /npm run build:dashboard/)
    assert.equal((await api.call('/health')).status, 200)
  } finally {
    await api.server.close()
  }
})
