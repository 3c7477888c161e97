import { readFileSync } from 'node:fs'
import { buildOpenApiDocument } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { version } from '../version.ts'
import { renderDocsPage, renderProblemsPage } from './docs-page.ts'

/** The files of Swagger UI that the page needs, by the name under `/docs/`, with their media types. */
const assets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'oauth2-redirect.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const

/** Swagger UI styles its parts with inline attributes and draws icons from data URLs; scripts come from files only. */
const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

/** Registers `openapi.json`, the interactive page with its OAuth2 callback, and the page of problems. */
export function registerDocsRoutes(app: FastifyInstance, publicUrl: string): void {
  // As bytes, which all readers share: of a text, each slow reader has a copy.
  const document = Buffer.from(JSON.stringify(buildOpenApiDocument(publicUrl, version)))
  const [docsPage, problemsPage] = [Buffer.from(renderDocsPage()), Buffer.from(renderProblemsPage())]
  const redirectPage = readAsset('oauth2-redirect.html')
  const start = Buffer.from(initializer)
  app.get('/openapi.json', async (_request, reply) => {
    reply.header('cache-control', 'no-cache').header('access-control-allow-origin', '*')
    return reply.type('application/json; charset=utf-8').send(document)
  })
  app.get('/docs', async (_request, reply) => sendPage(reply, docsPage))
  app.get('/docs/problems', async (_request, reply) => sendPage(reply, problemsPage))
  app.get('/docs/redirect', async (_request, reply) => sendPage(reply, redirectPage))
  app.get('/docs/initializer.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(start),
  )
  for (const [name, mediaType] of Object.entries(assets)) {
    const content = readAsset(name)
    app.get(`/docs/${name}`, async (_request, reply) =>
      reply.type(mediaType).header('cache-control', 'public, max-age=86400').send(content),
    )
  }
}

function readAsset(name: string): Buffer {
  // Importing the package itself would run the whole page's script in the server.
  return readFileSync(new URL(import.meta.resolve(`swagger-ui-dist/${name}`)))
}

function sendPage(reply: FastifyReply, html: Buffer): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', contentSecurityPolicy)
    .send(html)
}

/** Starts Swagger UI; a file of its own since the page's policy allows no inline script. */
const initializer = `const dark = matchMedia('(prefers-color-scheme: dark)')
const applyScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', applyScheme)
applyScheme()
window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    oauth2RedirectUrl: location.origin + '/docs/redirect',
    presets: [SwaggerUIBundle.presets.apis],
  })
  window.ui.initOAuth({ scopes: 'aws.cognito.signin.user.admin' })
}
`
