import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Operation, operations, problems } from '@openlightfi/contract'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'

describe('what every route has in common', () => {
  let api: ApiServer
  const read = (path: string, token = api.tokens.reader) => api.call(path, { token })

  before(async () => {
    api = await startApiServer()
  })
  after(() => api.server.close())

  describe('access', () => {
    const protectedOperations = Object.values<Operation>(operations).filter(
      (operation) => operation.scopes !== null,
    )
    const pathOf = (operation: Operation) =>
      operation.path
        .replace('{location_id}', 'floor')
        .replace('{sensor_id}', sensorId)
        .replace('{var_name}', 'CO2ppm')

    for (const operation of protectedOperations) {
      const request = (headers: Record<string, string>) =>
        api.call(pathOf(operation), {
          method: operation.method.toUpperCase(),
          headers,
          ...(operation.body && { body: JSON.stringify({ readings: [] }) }),
        })

      it(`${operation.operationId} answers 401 with a bare Bearer when no token comes`, async () => {
        const answer = await request({})
        assertProblem(answer, 'missing_token')
        assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
      })

      it(`${operation.operationId} answers 401 invalid_token to a token that is none`, async () => {
        for (const token of [
          'x',
          'a.b.c',
          `${api.tokens.reader}x`,
          `${api.tokens.reader.slice(0, -6)}AAAAAA`,
        ]) {
          const answer = await request({ authorization: `Bearer ${token}` })
          assertProblem(answer, 'invalid_token')
          assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer error="invalid_token"/)
        }
      })

      it(`${operation.operationId} does not read other schemes`, async () => {
        assertProblem(await request({ authorization: `Basic ${btoa('a:b')}` }), 'missing_token')
      })
    }

    it('never reads a token from the query string', async () => {
      assertProblem(await api.call(`/locations?access_token=${api.tokens.reader}`), 'missing_token')
    })

    it('names the scope that is missing', async () => {
      const writing = await api.call('/readings', {
        method: 'POST',
        token: api.tokens.reader,
        body: '{"readings":[]}',
      })
      assertProblem(writing, 'insufficient_scope')
      assert.match(
        writing.headers.get('www-authenticate') ?? '',
        /error="insufficient_scope", scope="readings:write"/,
      )
      const reading = await read('/locations', api.tokens.writer)
      assertProblem(reading, 'insufficient_scope')
      assert.match(reading.headers.get('www-authenticate') ?? '', /scope="readings:read"/)
    })

    const foreignPaths = [
      '/locations/floor',
      '/locations/floor/',
      `/sensors/${sensorId}`,
      `/sensors/${sensorId}/CO2ppm/history`,
    ]
    for (const path of foreignPaths) {
      it(`answers ${path} of another organisation exactly as if it were absent`, async () => {
        const foreign = await read(path, api.tokens.stranger)
        assertProblem(foreign, 'not_found')
        const absent = await read(
          path.replace('floor', 'absent').replace(sensorId, 'AQ2-00000000DEAD'),
          api.tokens.stranger,
        )
        const { request_id: _one, detail: foreignDetail, ...foreignRest } = foreign.body
        const { request_id: _other, detail: absentDetail, ...absentRest } = absent.body
        assert.deepEqual(foreignRest, absentRest)
        assert.equal(
          foreignDetail.replace('floor', 'absent').replace(sensorId, 'AQ2-00000000DEAD'),
          absentDetail,
        )
      })
    }

    it('shows another organisation its own base location only', async () => {
      const { body } = await read('/locations', api.tokens.stranger)
      assert.deepEqual(
        body.data.map((location: { location_id: string }) => location.location_id),
        ['other'],
      )
    })
  })

  describe('everything else', () => {
    it('answers 404 as a problem where no route is, and 405 with Allow for a wrong method', async () => {
      assertProblem(await api.call('/nothing/here'), 'not_found')
      const wrong = await api.call('/users/anybody/sign_out')
      assertProblem(wrong, 'method_not_allowed')
      assert.equal(wrong.headers.get('allow'), 'POST')
    })

    it('answers a browser 404 with a page, and programs with a problem, below the issuer too', async () => {
      const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
      for (const path of ['/nothing/here', '/docs/nothing', '/account/nothing', '/oauth2/nothing']) {
        const ask = (accept: string) => fetch(`${api.server.publicUrl}${path}`, { headers: { accept } })
        const page = await ask(browser)
        assert.equal(page.status, 404)
        assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
        assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
        assert.match(await page.text(), /There is nothing here - LightFi</)
        for (const accept of ['*/*', 'application/json', 'application/problem+json, text/html;q=0.1']) {
          const answer = await ask(accept)
          assert.equal(answer.status, 404)
          assert.match(answer.headers.get('content-type') ?? '', /json/)
        }
      }
    })

    it('is healthy without a token', async () => {
      const { status, body } = await api.call('/health')
      assert.equal(status, 200)
      assert.equal(body.status, 'ok')
    })

    it('serves the document with its own address and the page with its OAuth2 callback', async () => {
      const { body } = await api.call('/openapi.json')
      assert.deepEqual(body.servers, [{ url: api.server.publicUrl }])
      for (const path of ['/docs', '/docs/redirect', '/docs/problems']) {
        const page = await api.call(path)
        assert.equal(page.status, 200)
        assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
        assert.match(page.headers.get('content-security-policy') ?? '', /default-src '(self|none)'/)
      }
      for (const asset of [
        'swagger-ui-bundle.js',
        'swagger-ui.css',
        'oauth2-redirect.js',
        'page/start.js',
        'page/samples/show-samples.js',
        'page/page.css',
      ]) {
        assert.equal((await api.call(`/docs/${asset}`)).status, 200, asset)
      }
    })

    it('explains every problem code on the page its type points to', async () => {
      const { body } = await api.call('/docs/problems')
      for (const code of Object.keys(problems)) assert.ok(body.includes(`id="${code}"`), code)
    })

    it('keeps answers out of caches and content types honest', async () => {
      const { headers } = await read('/locations')
      assert.equal(headers.get('cache-control'), 'private, no-store')
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
    })
  })
})
