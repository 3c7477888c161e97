import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readField } from './interaction-routes.ts'
import { renderErrorPage } from './pages/error-page.ts'
import type { FindView, PageView } from './pages/page-view.ts'
import { renderSetupDonePage, renderSetupPage } from './pages/setup-page.ts'
import { sendPage } from './send-page.ts'
import type { Setup, SetupAnswers, SetupOutcome } from './setup.ts'

type SetupRequest = FastifyRequest<{ Querystring: { token?: unknown } }>

/**
 * Registers the hosted page behind the setup link. The token in its form keeps other sites from posting here.
 */
export function registerSetupRoutes(
  app: FastifyInstance,
  { setup, publicUrl, findView }: { setup: Setup; publicUrl: string; findView: FindView },
): void {
  const choose = (request: FastifyRequest) => findView(request.headers['accept-language'])
  app.get('/setup', async (request: SetupRequest, reply) => {
    const view = choose(request)
    const { token } = request.query
    if (typeof token !== 'string' || !setup.isOpen(token)) {
      return sendPage(reply, 404, renderErrorPage(view, 'setupClosed'))
    }
    return sendPage(reply, 200, renderSetupPage(view, { token, values: {}, problems: {} }))
  })

  app.post('/setup', async (request, reply) => {
    const view = choose(request)
    const token = readField(request.body, 'token')
    const answers = readAnswers(request.body)
    const repeated = await setup.findRepeated(token, answers)
    if (repeated) return sendPage(reply, 200, renderOutcome(view, repeated, publicUrl))
    if (!setup.isOpen(token)) return sendPage(reply, 404, renderErrorPage(view, 'setupClosed'))
    const problems = setup.checkAnswers(answers)
    if (Object.keys(problems).length > 0) {
      return sendPage(reply, 400, renderSetupPage(view, { token, values: answers, problems }))
    }
    const outcome = await setup.run(token, answers, request.ip)
    request.log.info({ event: 'setup.done' }, 'first administrator created')
    return sendPage(reply, 200, renderOutcome(view, outcome, publicUrl))
  })
}

function renderOutcome(view: PageView, { username, credentials }: SetupOutcome, publicUrl: string): string {
  return renderSetupDonePage(view, {
    oauthUrl: `${publicUrl}/oauth2`,
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret ?? '',
    username,
    publicUrl,
    docsUrl: `${publicUrl}/docs`,
  })
}

function readAnswers(body: unknown): SetupAnswers {
  return {
    organisation_name: readField(body, 'organisation_name'),
    time_zone: readField(body, 'time_zone'),
    username: readField(body, 'username'),
    password: readField(body, 'password'),
    password_again: readField(body, 'password_again'),
  }
}
