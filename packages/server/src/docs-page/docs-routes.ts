import { readdirSync, readFileSync } from 'node:fs'
import { buildOpenApiDocument } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type FindView, pageHeaders } from '../oauth/index.ts'
import { version } from '../version.ts'
import { renderDocsPage, renderProblemsPage } from './docs-page.ts'

/** The files of Swagger UI that the page needs, by the name under `/docs/`, with their media types. */
const assets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'oauth2-redirect.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const

/** The page's own scripts and its style, which browsers get as they are. */
const pageDirectory = new URL('page/', import.meta.url)

/**
 * Creates the content security policy. Scripts and style sheets come from files of ours; the attributes in
 * which Swagger UI styles its parts can load nothing but icons from data URLs. At another address, the page
 * may ask whether the public one can be reached.
 */
function createPolicy(publicUrl: string): string {
  return `default-src 'none'; script-src 'self'; connect-src 'self' ${new URL(publicUrl).origin}; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; form-action 'none'; base-uri 'none'`
}

/** Registers `openapi.json`, the interactive page with its OAuth2 callback, and the page of problems. */
export function registerDocsRoutes(app: FastifyInstance, publicUrl: string, findView: FindView): void {
  const policy = createPolicy(publicUrl)
  const choose = (request: FastifyRequest) => findView(request.headers['accept-language'])
  // The document is kept as bytes, which all readers share: of a text, each slow reader has a copy.
  const document = Buffer.from(JSON.stringify(buildOpenApiDocument(publicUrl, version)))
  const files = readPageFiles()
  const modules = Object.keys(files).filter((name) => name.endsWith('.js'))
  app.get('/openapi.json', async (_request, reply) => {
    reply.header('cache-control', 'no-cache').header('access-control-allow-origin', '*')
    return reply.type('application/json; charset=utf-8').send(document)
  })
  app.get('/docs', async (request, reply) =>
    sendPage(reply, renderDocsPage(choose(request), publicUrl, modules), policy),
  )
  app.get('/docs/problems', async (request, reply) =>
    reply
      .headers({ ...pageHeaders, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(renderProblemsPage(choose(request))),
  )
  app.get('/docs/redirect', async (_request, reply) =>
    sendPage(reply, readAsset('oauth2-redirect.html'), policy),
  )
  for (const [name, content] of Object.entries(files)) {
    const mediaType = name.endsWith('.css') ? 'text/css' : 'text/javascript'
    app.get(`/docs/page/${name}`, async (_request, reply) =>
      reply.type(`${mediaType}; charset=utf-8`).header('cache-control', 'no-cache').send(content),
    )
  }
  for (const [name, mediaType] of Object.entries(assets)) {
    const content = readAsset(name)
    app.get(`/docs/${name}`, async (_request, reply) =>
      reply.type(mediaType).header('cache-control', 'public, max-age=86400').send(content),
    )
  }
}

function readPageFiles(): Readonly<Record<string, Buffer>> {
  const names = readdirSync(pageDirectory, { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(
    names
      .filter((name) => /\.(js|css)$/.test(name))
      .map((name) => [name.replaceAll('\\', '/'), readFileSync(new URL(name, pageDirectory))]),
  )
}

function readAsset(name: string): Buffer {
  // Importing the package itself would run the whole page's script in the server.
  return readFileSync(new URL(import.meta.resolve(`swagger-ui-dist/${name}`)))
}

function sendPage(reply: FastifyReply, html: string | Buffer, policy: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy)
    .send(html)
}
