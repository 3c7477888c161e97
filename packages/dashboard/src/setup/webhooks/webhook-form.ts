import type { Schemas } from '@openlightfi/client'
import type { Webhook } from './judge-webhook.ts'

/** What can be set of a webhook. Lists that are empty choose everything. */
export interface WebhookForm {
  readonly url: string
  readonly description: string
  readonly location_ids: readonly string[]
  readonly sensor_ids: readonly string[]
  readonly var_names: readonly Schemas['VarName'][]
}

/** What is saved of a webhook, as its form has it. */
export function toWebhookForm({ url, description, filter }: Webhook): WebhookForm {
  return {
    url,
    description,
    location_ids: filter.location_ids,
    sensor_ids: filter.sensor_ids ?? [],
    var_names: filter.var_names ?? [],
  }
}

/** Writes what is sent to the API. The filter goes whole where something of it was changed. */
export function toWebhookInput(form: WebhookForm): Schemas['WebhookInput'] {
  const { url, description } = form
  return { url, description, filter: toFilter(form) }
}

/** Writes what was changed. @param form with the changes. */
export function toWebhookChanges(
  form: WebhookForm,
  changes: Partial<WebhookForm>,
): Schemas['WebhookChanges'] {
  const { url, description, ...filter } = changes
  return {
    ...(url !== undefined && { url }),
    ...(description !== undefined && { description }),
    ...(Object.keys(filter).length > 0 && { filter: toFilter(form) }),
  }
}

function toFilter({ location_ids, sensor_ids, var_names }: WebhookForm) {
  return {
    ...(location_ids.length > 0 && { location_ids: [...location_ids] }),
    ...(sensor_ids.length > 0 && { sensor_ids: [...sensor_ids] }),
    ...(var_names.length > 0 && { var_names: [...var_names] }),
  }
}
