import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'

const page = '<!doctype html>\n<title>Guide</title><code>curl %%PUBLIC_URL%%/health</code>\n'
const asBrowser = { headers: { accept: 'text/html' } }

function writeGuide(): string {
  const directory = createTemporaryDirectory()
  for (const folder of ['assets', 'pages']) mkdirSync(join(directory, folder))
  for (const name of ['index', 'excel', '404']) writeFileSync(join(directory, 'pages', `${name}.html`), page)
  writeFileSync(join(directory, 'assets', 'guide-1.js'), 'export const answer = 42\n')
  writeFileSync(join(directory, 'build.json'), '{}')
  return directory
}

describe('the guide', () => {
  let api: ApiServer
  let base: string
  before(async () => {
    api = await startApiServer(undefined, undefined, {}, { guide: writeGuide() })
    base = api.server.publicUrl
  })
  after(() => api.server.close())

  it('shows the address of this server in its pages, and is asked for each time', async () => {
    for (const path of ['', 'excel']) {
      const answer = await fetch(`${base}/guide/${path}`, asBrowser)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
      assert.equal(answer.headers.get('cache-control'), 'no-cache')
      assert.equal(await answer.text(), page.replace('%%PUBLIC_URL%%', base))
      const known = { 'if-none-match': answer.headers.get('etag') ?? '' }
      assert.equal((await fetch(`${base}/guide/${path}`, { headers: known })).status, 304)
    }
  })

  it('may load and run nothing but files of this server', async () => {
    const { headers } = await fetch(`${base}/guide/excel`, asBrowser)
    assert.equal(
      headers.get('content-security-policy'),
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
    )
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
  })

  it('has files that browsers keep for ever', async () => {
    const answer = await fetch(`${base}/guide/assets/guide-1.js`)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  })

  it('tells people where no page is by a page, and programs by a problem', async () => {
    for (const path of ['no-such-page', '..%2fbuild', 'excel/x', 'EXCEL', '__proto__']) {
      const person = await fetch(`${base}/guide/${path}`, asBrowser)
      assert.deepEqual([person.status, await person.text()], [404, page.replace('%%PUBLIC_URL%%', base)])
      const program = await fetch(`${base}/guide/${path}`)
      assert.equal(program.status, 404)
      assert.equal(((await program.json()) as { code: string }).code, 'not_found')
    }
    assert.equal((await fetch(`${base}/guide/assets/no-such-file.js`)).status, 404)
  })

  it('is found without its slash, and takes nothing', async () => {
    const { status, headers } = await fetch(`${base}/guide?x=1`, { redirect: 'manual' })
    assert.deepEqual([status, headers.get('location')], [308, '/guide/?x=1'])
    assert.equal((await fetch(`${base}/guide/`, { method: 'POST' })).status, 404)
  })
})

it('without a guide, a page says how to build it, and everything else works', async () => {
  const api = await startApiServer(undefined, undefined, {}, { guide: createTemporaryDirectory() })
  try {
    const answer = await fetch(`${api.server.publicUrl}/guide/excel`, asBrowser)
    assert.equal(answer.status, 503)
    assert.match(await answer.text(), /npm run build:guide/)
    assert.equal((await api.call('/health')).status, 200)
  } finally {
    await api.server.close()
  }
})

it('a public address that would be markup is text in the pages', async () => {
  const config = { publicUrl: 'http://localhost:1/?a=1&b=%22' }
  const { completePage } = await import('./complete-page.ts')
  const template = {
    mediaType: 'text/html',
    plain: Buffer.from(page),
    br: undefined,
    gzip: undefined,
    tag: '',
  }
  const { plain } = completePage(template, config.publicUrl.replace('%22', '"<b>'))
  assert.match(plain.toString(), /a=1&amp;b=&quot;&lt;b&gt;\/health/)
})
