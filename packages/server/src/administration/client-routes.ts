import { operations } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { answerUnchanged, tagContent } from '../http/entity-tag.ts'
import { paginate } from '../http/paginate.ts'
import type { FindAdministrator } from './administrator.ts'
import type { ClientAdministration } from './client-administration.ts'
import type { ClientDisplay } from './client-display.ts'

/** The parts of which the routes are made. */
export interface ClientRouteParts {
  readonly clients: ClientAdministration
  readonly display: ClientDisplay
  /** The issuer, which goes with credentials. */
  readonly oauthUrl: string
  readonly findAdministrator: FindAdministrator
}

/** Registers the routes that administer OAuth2 clients. */
export function registerClientRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  parts: ClientRouteParts,
): void {
  registerClientSettingRoutes(app, guard, parts)
  const { clients, display, oauthUrl, findAdministrator } = parts

  bindOperation(app, guard, operations.deleteClient, async (input) => {
    const { params, caller } = input
    await clients.delete(caller.organisationId, params.client_id, findAdministrator(input))
    return undefined
  })

  bindOperation(app, guard, operations.rotateClientSecret, async (input) => {
    const { params, query, caller } = input
    const by = findAdministrator(input)
    const { keep_previous_s: keepPreviousS = 0 } = query
    const rotated = await clients.rotateSecret(caller.organisationId, params.client_id, keepPreviousS, by)
    const { clientId, clientSecret, previousUntilMs } = rotated
    return {
      client_id: clientId,
      client_secret: clientSecret,
      oauth_url: oauthUrl,
      previous_secret_until: previousUntilMs === undefined ? null : previousUntilMs / 1000,
    }
  })

  bindOperation(app, guard, operations.endPreviousSecret, async (input) => {
    const { params, caller } = input
    await clients.endPreviousSecret(caller.organisationId, params.client_id, findAdministrator(input))
    return undefined
  })

  bindOperation(app, guard, operations.disableClient, async (input) => {
    const { params, caller } = input
    const by = findAdministrator(input)
    return display.show(
      caller.organisationId,
      await clients.disable(caller.organisationId, params.client_id, by),
    )
  })

  bindOperation(app, guard, operations.enableClient, async (input) => {
    const { params, caller } = input
    const by = findAdministrator(input)
    return display.show(
      caller.organisationId,
      await clients.enable(caller.organisationId, params.client_id, by),
    )
  })
}

function registerClientSettingRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { clients, display, oauthUrl, findAdministrator }: ClientRouteParts,
): void {
  bindOperation(app, guard, operations.listClients, async ({ query, caller, watch }) => {
    const page = paginate(clients.list(caller.organisationId, query.built_in ?? false), query, (client) =>
      JSON.stringify([client.name.toLowerCase(), client.clientId]),
    )
    const reader = { holder: caller, signal: watch() }
    return { ...page, data: await display.showAll(caller.organisationId, page.data, reader) }
  })

  bindOperation(app, guard, operations.createClient, async (input) => {
    const { caller, body } = input
    const created = await clients.create(caller.organisationId, body, findAdministrator(input))
    const { clientSecret } = created.credentials
    return {
      ...(await display.show(caller.organisationId, created.client)),
      ...(clientSecret !== undefined && { client_secret: clientSecret }),
      oauth_url: oauthUrl,
    }
  })

  bindOperation(app, guard, operations.readClient, async ({ params, caller, watch }, reply) => {
    const client = clients.requireReadable(caller.organisationId, params.client_id)
    const reader = { holder: caller, signal: watch() }
    const shown = await display.show(caller.organisationId, client, reader)
    return answerUnchanged(reply, tagContent(shown)) ? undefined : shown
  })

  bindOperation(
    app,
    guard,
    operations.changeClient,
    async (input) => {
      const { params, body, caller } = input
      const by = findAdministrator(input)
      return display.show(
        caller.organisationId,
        await clients.change(caller.organisationId, params.client_id, body, by),
      )
    },
    { requireFirst: ({ params, caller }) => clients.require(caller.organisationId, params.client_id) },
  )
}
