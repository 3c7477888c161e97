import type { FastifyInstance } from 'fastify'
import { isUnchanged, sendBuiltFile, tagBytes } from '../built-files/index.ts'
import { type FindView, html, pageHeaders } from '../oauth/index.ts'
import { ProblemError } from '../problem-error.ts'
import { createDashboardPolicy } from './dashboard-policy.ts'
import { renderMissingBuild } from './missing-build-page.ts'
import { type DashboardBuild, readDashboardBuild } from './read-build.ts'

/** What the dashboard is served from and as. */
export interface DashboardParts {
  /** The service's URL without a trailing slash. */
  readonly publicUrl: string
  readonly findView: FindView
  /** The folder of the build. */
  readonly directory: string
}

/**
 * Registers the dashboard at `/dashboard/`: its files, and for every other path below it the page, which
 * finds its screen by the path itself. The build is read once, now.
 */
export function registerDashboardRoutes(app: FastifyInstance, parts: DashboardParts): void {
  const build = readDashboardBuild(parts.directory)
  app.get('/dashboard', async (request, reply) =>
    reply.redirect(`/dashboard/${request.url.slice('/dashboard'.length)}`, 308),
  )
  if (!build) {
    app.log.warn({ event: 'dashboard.missing' }, `there is no dashboard in ${parts.directory}`)
    app.get('/dashboard/*', async (request, reply) =>
      reply
        .code(503)
        .headers(pageHeaders)
        .type('text/html; charset=utf-8')
        .send(renderMissingBuild(parts.findView(request.headers['accept-language']))),
    )
    return
  }
  app.get<{ Params: { '*': string } }>('/dashboard/assets/*', async (request, reply) => {
    const file = build.assets.get(request.params['*'])
    if (!file) throw new ProblemError('not_found', `The dashboard has no file "${request.params['*']}".`)
    return sendBuiltFile(request, reply, file)
  })
  const page = Buffer.from(completePage(build, parts.publicUrl))
  const tag = tagBytes(page)
  const headers = {
    'content-security-policy': createDashboardPolicy({ ...parts, ...build }),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    // Installers scan the codes on sensors.
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    'cache-control': 'no-cache',
  }
  app.get('/dashboard/*', async (request, reply) => {
    reply.headers(headers)
    if (isUnchanged(request, reply, tag)) return reply.code(304).send()
    return reply.type('text/html; charset=utf-8').send(page)
  })
}

/** Puts into the page the address at which alone people can log in, as only this server knows it. */
function completePage({ index }: DashboardBuild, publicUrl: string): string {
  return index.replace('<html ', () => `<html ${html`data-public-url="${publicUrl}"`} `)
}
