import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type BuiltFile, readBuiltFiles, sendBuiltFile } from '../built-files/index.ts'
import { isBrowser } from '../http/is-browser.ts'
import { type FindView, pageHeaders } from '../oauth/index.ts'
import { ProblemError } from '../problem-error.ts'
import { completePage } from './complete-page.ts'
import { guidePolicy } from './guide-policy.ts'
import { renderMissingGuide } from './missing-guide-page.ts'

/** What the guide is served from and as. */
export interface GuideParts {
  /** The service's URL without a trailing slash; pages show it in their examples. */
  readonly publicUrl: string
  readonly findView: FindView
  /** The folder of the build. */
  readonly directory: string
}

/** Where the guide is that comes with this server. */
export const guideDirectory = join(import.meta.dirname, '..', '..', 'guide')

const headers = {
  'content-security-policy': guidePolicy,
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** Registers the guide at `/guide/`: its pages and their files. The build is read once, now. */
export function registerGuideRoutes(app: FastifyInstance, parts: GuideParts): void {
  app.get('/guide', async (request, reply) =>
    reply.redirect(`/guide/${request.url.slice('/guide'.length)}`, 308),
  )
  if (!existsSync(join(parts.directory, 'build.json'))) {
    app.log.warn({ event: 'guide.missing' }, `there is no guide in ${parts.directory}`)
    app.get('/guide/*', async (request, reply) =>
      reply
        .code(503)
        .headers(pageHeaders)
        .type('text/html; charset=utf-8')
        .send(renderMissingGuide(parts.findView(request.headers['accept-language']))),
    )
    return
  }
  const assets = readBuiltFiles(join(parts.directory, 'assets'), 'guide')
  const templates = readBuiltFiles(join(parts.directory, 'pages'), 'guide')
  app.get<{ Params: { '*': string } }>('/guide/assets/*', async (request, reply) => {
    const file = assets.get(request.params['*'])
    if (!file) throw new ProblemError('not_found', `The guide has no file "${request.params['*']}".`)
    return sendBuiltFile(request, reply, file)
  })
  const completed = new Map<string, BuiltFile>()
  const find = (name: string) => {
    const template = templates.get(`${name}.html`)
    if (!template) return undefined
    const page = completed.get(name) ?? completePage(template, parts.publicUrl)
    completed.set(name, page)
    return page
  }
  app.get<{ Params: { '*': string } }>('/guide/*', async (request, reply) => {
    const slug = request.params['*']
    const page = find(slug === '' ? 'index' : slug)
    const missing = isBrowser(request.method, request.headers.accept) ? find('404') : undefined
    const shown = page ?? missing
    if (!shown) throw new ProblemError('not_found', `The guide has no page "${slug}".`)
    return sendBuiltFile(request, reply.code(page ? 200 : 404).headers(headers), shown, 'no-cache')
  })
}
