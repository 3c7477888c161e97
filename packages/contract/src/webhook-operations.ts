import { Type } from 'typebox'
import type { Operation } from './operation.ts'
import { pageParameters } from './schemas/page.ts'
import { exampleVersion } from './schemas/version.ts'
import {
  CreatedWebhook,
  Redelivery,
  SecretRotation,
  WebhookAttempt,
  WebhookAttemptList,
  WebhookChanges,
  WebhookId,
  WebhookInput,
  WebhookList,
  WebhookOutput,
  WebhookSecret,
} from './schemas/webhook.ts'
import { administrationScopes } from './scopes.ts'

const webhookParams = Type.Object({ webhook_id: WebhookId })

const exampleWebhook = {
  webhook_id: 'hook_b3f0Zk2mVtXq9aLc',
  version: exampleVersion,
  url: 'https://receiver.example/lightfi',
  description: 'Energy dashboard',
  filter: { location_ids: ['loc_demo_building'], var_names: ['CO2ppm'] },
  status: 'active',
  pause: null,
  created_at: 1760000000.5,
  secret_overlap_until: null,
  lag_s: 0,
  lag_readings: 0,
  failures: 0,
  next_attempt_at: null,
}

const exampleSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo='

const exampleAttempt = {
  number: 7,
  time: 1760000000.5,
  kind: 'delivery',
  message_id: 'msg_5HcVQzN1mYb0oXqf3kZ2rw',
  delivered: true,
  status: 204,
  duration_ms: 41,
  readings: 12,
  from_cursor: 's1-q0n7yT2mJk4xZ1cWb8vLhA5rPd',
  to_cursor: 's1-Zt0c6yWk3mUq8rVx1nBd4sJpLh',
}

/** The administration of webhooks: always those of the caller's organisation. */
export const webhookOperations = {
  listWebhooks: {
    operationId: 'list_webhooks',
    method: 'get',
    path: '/webhooks',
    summary: "The organisation's webhooks",
    description: "All webhooks of the caller's organisation, the oldest first. For administrators.",
    scopes: administrationScopes,
    callers: 'administrators',
    query: Type.Object(pageParameters),
    answer: {
      status: 200,
      description: 'The webhooks.',
      schema: WebhookList,
      example: { data: [exampleWebhook], next_cursor: null },
    },
    problems: [],
  },
  createWebhook: {
    operationId: 'create_webhook',
    method: 'post',
    path: '/webhooks',
    summary: 'Have readings posted to a URL',
    description:
      'From now on the readings of the filter are posted there as `readings.stored`, in the order in which they were stored, each at least once, signed as Standard Webhooks says. The secret is shown this once. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    body: {
      schema: WebhookInput,
      example: {
        url: 'https://receiver.example/lightfi',
        description: 'Energy dashboard',
        filter: { location_ids: ['loc_demo_building'], var_names: ['CO2ppm'] },
      },
    },
    answer: {
      status: 201,
      description: 'The webhook with its secret.',
      schema: CreatedWebhook,
      example: { ...exampleWebhook, secret: exampleSecret },
    },
    problems: ['not_possible', 'unknown_cursor', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
  readWebhook: {
    operationId: 'read_webhook',
    method: 'get',
    path: '/webhooks/{webhook_id}',
    summary: 'One webhook',
    description: 'A webhook, and how far it is, never with its secret. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: webhookParams,
    answer: { status: 200, description: 'The webhook.', schema: WebhookOutput, example: exampleWebhook },
    problems: ['not_found', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
  changeWebhook: {
    operationId: 'change_webhook',
    method: 'patch',
    path: '/webhooks/{webhook_id}',
    summary: 'Change, pause or resume a webhook',
    description:
      'Changes what is given and leaves the rest. A delivery under way is broken off and tried again as things are then, with the same `webhook-id` unless its readings are others. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    versionedBy: ['webhook.created', 'webhook.changed', 'webhook.deleted'],
    params: webhookParams,
    body: { schema: WebhookChanges, example: { paused: false } },
    answer: {
      status: 200,
      description: 'The webhook as it is now.',
      schema: WebhookOutput,
      example: exampleWebhook,
    },
    problems: ['not_found', 'not_possible', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
  deleteWebhook: {
    operationId: 'delete_webhook',
    method: 'delete',
    path: '/webhooks/{webhook_id}',
    summary: 'Delete a webhook',
    description: 'Nothing more is delivered; its attempts are forgotten. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    versionedBy: ['webhook.created', 'webhook.changed', 'webhook.deleted'],
    params: webhookParams,
    answer: { status: 204, description: 'The webhook is gone.', schema: null },
    problems: ['not_found'],
  },
  rotateWebhookSecret: {
    operationId: 'rotate_webhook_secret',
    method: 'post',
    path: '/webhooks/{webhook_id}/secret',
    summary: 'Give a webhook a new secret',
    description:
      'The new one is shown this once. Requests are signed with both for a while, so that the receiver can change over. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: webhookParams,
    body: { schema: SecretRotation, example: { overlap_s: 86_400 } },
    answer: {
      status: 200,
      description: 'The new secret.',
      schema: WebhookSecret,
      example: {
        webhook_id: exampleWebhook.webhook_id,
        secret: exampleSecret,
        secret_overlap_until: 1760086400.5,
      },
    },
    problems: ['not_found'],
  },
  testWebhook: {
    operationId: 'test_webhook',
    method: 'post',
    path: '/webhooks/{webhook_id}/test',
    summary: 'Send a test to a webhook',
    description:
      'Posts one signed `webhook.test` without readings, also while the webhook is paused, and answers how that went. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: webhookParams,
    answer: {
      status: 200,
      description: 'How it went, good or bad.',
      schema: WebhookAttempt,
      example: { ...exampleAttempt, kind: 'test', readings: 0, from_cursor: null, to_cursor: null },
    },
    problems: ['not_found', 'too_many_requests', 'overloaded'],
  },
  redeliverWebhook: {
    operationId: 'redeliver_webhook',
    method: 'post',
    path: '/webhooks/{webhook_id}/redeliver',
    summary: 'Deliver again from a place in the log',
    description:
      'The webhook goes on from there, with everything that is still stored. What comes again has another `webhook-id`; each reading keeps its `id`. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: webhookParams,
    body: { schema: Redelivery, example: { from: 'beginning' } },
    answer: {
      status: 200,
      description: 'The webhook as it is now, with what waits for it counted.',
      schema: WebhookOutput,
      example: { ...exampleWebhook, lag_s: 86_400, lag_readings: 1_000 },
    },
    problems: ['not_found', 'unknown_cursor', 'too_many_requests', 'overloaded', 'readings_unavailable'],
  },
  listWebhookAttempts: {
    operationId: 'list_webhook_attempts',
    method: 'get',
    path: '/webhooks/{webhook_id}/attempts',
    summary: 'What was tried',
    description:
      'The requests to the receiver, the newest first; the last 1,000 are kept. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    params: webhookParams,
    query: Type.Object(pageParameters),
    answer: {
      status: 200,
      description: 'The attempts.',
      schema: WebhookAttemptList,
      example: { data: [exampleAttempt], next_cursor: null },
    },
    problems: ['not_found'],
  },
} as const satisfies Record<string, Operation>
