import {
  type AuditAction,
  type WebhookChanges,
  type WebhookInput,
  webhookBounds,
} from '@openlightfi/contract'
import type { Administrator } from '../administration/administrator.ts'
import { type AuditDetails, recordWithin } from '../audit/index.ts'
import type { Estate } from '../estate/index.ts'
import { refuseBody } from '../http/read-body.ts'
import { ProblemError } from '../problem-error.ts'
import type { ChangeReader, Changes } from '../readings/changes/changes.ts'
import { type CursorParts, readChangeCursor, refuseChangeCursor } from '../readings/index.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import { type LogPlace, placeBefore } from '../storage/time-series/statements/reading-log.ts'
import { checkWebhookUrl } from './check-webhook-url.ts'
import type { DeliveryLoop } from './delivery-loop.ts'
import type { NetworkGuard } from './network-guard.ts'
import type { Attempt, Webhook, WebhookFilter } from './webhook.ts'
import { versionOfWebhook } from './webhook-wire.ts'
import { WebhookNotFound, type Webhooks } from './webhooks.ts'

/** The parts of the administration of webhooks. */
export interface WebhookAdministrationParts {
  readonly webhooks: Webhooks
  readonly estate: Estate
  readonly changes: Changes
  readonly cursors: CursorParts
  readonly guard: NetworkGuard
}

/** Administers the webhooks of an organisation; every act is stored together with its audit entry. */
export class WebhookAdministration {
  readonly #parts: WebhookAdministrationParts

  constructor(parts: WebhookAdministrationParts) {
    this.#parts = parts
  }

  /** Lists the webhooks of an organisation, the oldest first. */
  list(organisationId: string): DeliveryLoop[] {
    return this.#parts.webhooks.list(organisationId)
  }

  /** Finds a webhook. @throws ProblemError `not_found`; the same for another organisation's. */
  require(organisationId: string, webhookId: string): DeliveryLoop {
    return translate(webhookId, () => this.#parts.webhooks.require(organisationId, webhookId))
  }

  /** Finds a webhook and counts what waits. @throws ProblemError `not_found`; the errors of the engine. */
  async read(organisationId: string, webhookId: string, reader: ChangeReader): Promise<DeliveryLoop> {
    const loop = this.require(organisationId, webhookId)
    await loop.countLag(reader)
    return loop
  }

  /**
   * @throws ProblemError `invalid_body`, `unknown_cursor`; `not_possible` beyond a hundred; the errors of the
   *   engine.
   */
  create(
    organisationId: string,
    input: WebhookInput,
    by: Administrator,
    reader: ChangeReader,
  ): Promise<DeliveryLoop> {
    const { webhooks, guard } = this.#parts
    const wanted = {
      organisationId,
      url: checkWebhookUrl(input.url, guard),
      description: input.description ?? '',
      filter: this.#readFilter(organisationId, input.filter ?? {}),
      position: this.#findPlace(input.start ?? 'now', '/start'),
    }
    const check = () => {
      if (webhooks.list(organisationId).length < webhookBounds.maxPerOrganisation) return
      const most = `An organisation may have ${webhookBounds.maxPerOrganisation} webhooks`
      throw new ProblemError('not_possible', `${most}; delete some first.`)
    }
    return webhooks.create(wanted, record('webhook.created', by), check, reader)
  }

  /**
   * @throws ProblemError `not_found`, `invalid_body`; `not_possible` to resume it without its locations; the
   *   errors of the engine.
   */
  change(
    organisationId: string,
    webhookId: string,
    changes: WebhookChanges,
    by: Administrator,
    reader: ChangeReader,
  ): Promise<DeliveryLoop> {
    const { webhooks, guard } = this.#parts
    const { webhook } = this.require(organisationId, webhookId)
    const { url, description, filter, paused } = changes
    const change = {
      url: url === undefined ? undefined : checkWebhookUrl(url, guard),
      description,
      filter: filter && this.#readFilter(organisationId, filter),
      isPaused: paused,
    }
    if (paused === false && !filter) this.#requireLocations(webhook)
    const details = { changed: Object.keys(changes), ...(paused !== undefined && { paused }) }
    return translateLater(webhookId, () =>
      webhooks.change(
        organisationId,
        webhookId,
        change,
        this.#requireVersion(by, record('webhook.changed', by, details)),
        reader,
      ),
    )
  }

  /** @throws ProblemError `not_found`. */
  delete(organisationId: string, webhookId: string, by: Administrator): Promise<void> {
    return translateLater(webhookId, () =>
      this.#parts.webhooks.delete(
        organisationId,
        webhookId,
        this.#requireVersion(by, record('webhook.deleted', by)),
      ),
    )
  }

  /** @throws ProblemError `not_found`. */
  rotateSecret(
    organisationId: string,
    webhookId: string,
    overlapS: number,
    by: Administrator,
  ): Promise<DeliveryLoop> {
    const entry = record('webhook.secret_rotated', by, { overlap_s: overlapS })
    return translateLater(webhookId, () =>
      this.#parts.webhooks.rotateSecret(organisationId, webhookId, overlapS, entry),
    )
  }

  /** @throws ProblemError `not_found`, `invalid_body`, `unknown_cursor`; the errors of the engine. */
  redeliver(
    organisationId: string,
    webhookId: string,
    from: string,
    by: Administrator,
    reader: ChangeReader,
  ): Promise<DeliveryLoop> {
    this.require(organisationId, webhookId)
    const position = this.#findPlace(from, '/from')
    const entry = record('webhook.redelivered', by, { from })
    return translateLater(webhookId, () =>
      this.#parts.webhooks.redeliver(organisationId, webhookId, position, entry, reader),
    )
  }

  /** @throws ProblemError `not_found`; PlacesTakenError; the reason of the reader's signal. */
  test(organisationId: string, webhookId: string, reader: ChangeReader, by: Administrator): Promise<Attempt> {
    return translateLater(webhookId, () =>
      this.#parts.webhooks.test(organisationId, webhookId, reader, record('webhook.tested', by)),
    )
  }

  /** Lists attempts, the newest first. @param before a number. @throws ProblemError `not_found`. */
  listAttempts(
    organisationId: string,
    webhookId: string,
    before: number | undefined,
    limit: number,
  ): Promise<Attempt[]> {
    return translateLater(webhookId, () =>
      this.#parts.webhooks.listAttempts(organisationId, webhookId, before, limit),
    )
  }

  /** Refuses a change of a webhook that is at another version by then. */
  #requireVersion(by: Administrator, alongside: Alongside<Webhook>): Alongside<Webhook> {
    return (within, webhook) => {
      const now = this.require(webhook.organisationId, webhook.webhookId).webhook
      by.requireVersion?.(versionOfWebhook(now))
      return alongside(within, webhook)
    }
  }

  #readFilter(organisationId: string, filter: NonNullable<WebhookInput['filter']>): WebhookFilter {
    const { estate } = this.#parts
    const {
      location_ids: locationIds = [organisationId],
      sensor_ids: sensorIds,
      var_names: varNames,
    } = filter
    const visibility = { organisationId, locationIds: [organisationId] }
    const mistakes = [
      ...locationIds.flatMap((id, index) =>
        estate.canSee(visibility, id)
          ? []
          : [{ pointer: `/filter/location_ids/${index}`, detail: 'is no location of your organisation' }],
      ),
      ...(sensorIds ?? []).flatMap((id, index) => {
        const sensor = estate.findSensor(id)
        if (sensor && estate.canSee(visibility, sensor.locationId)) return []
        return [{ pointer: `/filter/sensor_ids/${index}`, detail: 'is no sensor of your organisation' }]
      }),
    ]
    if (mistakes.length > 0) throw refuseBody(mistakes)
    return {
      locationIds: [...new Set(locationIds)],
      ...(sensorIds && { sensorIds: [...new Set(sensorIds)] }),
      ...(varNames && { varNames: [...new Set(varNames)] }),
    }
  }

  #requireLocations({ organisationId, filter }: Webhook): void {
    const visibility = { organisationId, locationIds: [organisationId] }
    const goneId = filter.locationIds.find((id) => !this.#parts.estate.canSee(visibility, id))
    if (goneId === undefined) return
    throw new ProblemError(
      'not_possible',
      `The location ${goneId} of its filter is gone; name others in "filter".`,
    )
  }

  /** @throws ProblemError `invalid_body` for what is no cursor; `unknown_cursor`. */
  #findPlace(text: string, pointer: string): LogPlace {
    const { changes, cursors } = this.#parts
    if (text === 'now') return changes.end
    if (text === 'beginning') return placeBefore(0)
    const place = readPlace(cursors, text, pointer)
    if (changes.hasReached(place)) return place
    throw refuseChangeCursor('Less is stored than when this cursor was given; was an older backup put back?')
  }
}

function readPlace(cursors: CursorParts, text: string, pointer: string): LogPlace {
  try {
    return readChangeCursor(cursors, text)
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'invalid_parameter') throw error
    throw refuseBody([{ pointer, detail: 'must be now, beginning, or a cursor of an answer' }])
  }
}

/** Builds the audit entry of an act. It names the host alone: the path of an address may be a secret. */
function record(action: AuditAction, by: Administrator, details: AuditDetails = {}): Alongside<Webhook> {
  return (within, { webhookId, organisationId, url, filter }) => {
    const facts = { host: new URL(url).host, location_ids: filter.locationIds, ...details }
    const subject = { kind: 'webhook' as const, id: webhookId }
    return recordWithin(within, [{ action, organisationId, ...by, subject, details: facts }])
  }
}

function translate<Result>(webhookId: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw toProblem(webhookId, error)
  }
}

async function translateLater<Result>(webhookId: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    throw toProblem(webhookId, error)
  }
}

function toProblem(webhookId: string, error: unknown): unknown {
  if (!(error instanceof WebhookNotFound)) return error
  return new ProblemError('not_found', `No webhook "${webhookId}" that you may see.`)
}
