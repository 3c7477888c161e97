import { operations, webhookBounds } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { FindAdministrator } from '../administration/administrator.ts'
import type { Clock } from '../clock.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { limitOf, paginate, readCursor, refuseCursor, toCursor } from '../http/paginate.ts'
import type { CursorParts } from '../readings/index.ts'
import type { WebhookAdministration } from './webhook-administration.ts'
import { toAttemptOutput, toWebhookOutput } from './webhook-wire.ts'

/** The parts of which the routes are made. */
export interface WebhookRouteParts {
  readonly administration: WebhookAdministration
  readonly cursors: CursorParts
  readonly clock: Clock
  readonly findAdministrator: FindAdministrator
}

/** Registers the routes that administer webhooks. */
export function registerWebhookRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  parts: WebhookRouteParts,
): void {
  registerSettingRoutes(app, guard, parts)
  registerActRoutes(app, guard, parts)
  registerAttemptRoute(app, guard, parts)
}

function registerSettingRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { administration, clock, findAdministrator }: WebhookRouteParts,
): void {
  bindOperation(app, guard, operations.listWebhooks, async ({ query, caller }) => {
    const page = paginate(administration.list(caller.organisationId), query, ({ webhook }) =>
      JSON.stringify([String(webhook.createdAtMs).padStart(15, '0'), webhook.webhookId]),
    )
    return { ...page, data: page.data.map((loop) => toWebhookOutput(loop, clock())) }
  })

  bindOperation(app, guard, operations.createWebhook, async (input) => {
    const { caller, body, watch } = input
    const reader = { holder: caller, signal: watch() }
    const by = findAdministrator(input)
    const loop = await administration.create(caller.organisationId, body, by, reader)
    return { ...toWebhookOutput(loop, clock()), secret: loop.webhook.secret }
  })

  bindOperation(app, guard, operations.readWebhook, async ({ params, caller, watch }) => {
    const reader = { holder: caller, signal: watch() }
    const loop = await administration.read(caller.organisationId, params.webhook_id, reader)
    return toWebhookOutput(loop, clock())
  })

  bindOperation(
    app,
    guard,
    operations.changeWebhook,
    async (input) => {
      const { params, body, caller, watch } = input
      const reader = { holder: caller, signal: watch() }
      const by = findAdministrator(input)
      const id = params.webhook_id
      const loop = await administration.change(caller.organisationId, id, body, by, reader)
      return toWebhookOutput(loop, clock())
    },
    {
      requireFirst: ({ params, caller }) => administration.require(caller.organisationId, params.webhook_id),
    },
  )

  bindOperation(app, guard, operations.deleteWebhook, async (input) => {
    const { params, caller } = input
    await administration.delete(caller.organisationId, params.webhook_id, findAdministrator(input))
    return undefined
  })
}

function registerActRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  { administration, cursors, clock, findAdministrator }: WebhookRouteParts,
): void {
  const requireFirst = ({
    params,
    caller,
  }: {
    readonly params: { readonly webhook_id: string }
    readonly caller: { readonly organisationId: string }
  }) => administration.require(caller.organisationId, params.webhook_id)

  bindOperation(
    app,
    guard,
    operations.rotateWebhookSecret,
    async (input) => {
      const { params, body, caller } = input
      const overlapS = body.overlap_s ?? webhookBounds.overlapS
      const by = findAdministrator(input)
      const loop = await administration.rotateSecret(caller.organisationId, params.webhook_id, overlapS, by)
      const { webhookId: webhook_id, secret, previous } = loop.webhook
      return { webhook_id, secret, secret_overlap_until: previous ? previous.untilMs / 1000 : null }
    },
    { requireFirst },
  )

  bindOperation(app, guard, operations.testWebhook, async (input) => {
    const { params, caller, watch } = input
    const reader = { holder: caller, signal: watch() }
    const by = findAdministrator(input)
    const attempt = await administration.test(caller.organisationId, params.webhook_id, reader, by)
    return toAttemptOutput(attempt, cursors)
  })

  bindOperation(
    app,
    guard,
    operations.redeliverWebhook,
    async (input) => {
      const { params, body, caller, watch } = input
      const reader = { holder: caller, signal: watch() }
      const by = findAdministrator(input)
      const id = params.webhook_id
      const loop = await administration.redeliver(caller.organisationId, id, body.from, by, reader)
      return toWebhookOutput(loop, clock())
    },
    { requireFirst },
  )
}

function registerAttemptRoute(
  app: FastifyInstance,
  guard: AccessGuard,
  { administration, cursors }: WebhookRouteParts,
): void {
  bindOperation(app, guard, operations.listWebhookAttempts, async ({ params, query, caller }) => {
    const key = readCursor(query)
    if (key !== undefined && !/^\d{1,15}$/.test(key)) throw refuseCursor()
    const before = key === undefined ? undefined : Number(key)
    const limit = limitOf(query)
    const { webhook_id: webhookId } = params
    // One more tells whether there is another page.
    const found = await administration.listAttempts(caller.organisationId, webhookId, before, limit + 1)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      data: page.map((attempt) => toAttemptOutput(attempt, cursors)),
      next_cursor: found.length > limit && last ? toCursor(String(last.number)) : null,
    }
  })
}
