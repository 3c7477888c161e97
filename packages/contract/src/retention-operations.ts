import type { Operation } from './operation.ts'
import { RetentionInput, RetentionOutput, RetentionPreview, retentionExamples } from './schemas/retention.ts'
import { administrationScopes } from './scopes.ts'

const example = { days: { motionEvent: 90 } }

/** The operations on how long readings are kept: always those of the caller's organisation. */
export const retentionOperations = {
  readRetention: {
    operationId: 'read_retention',
    method: 'get',
    path: '/retention',
    summary: 'For how long readings are kept',
    description:
      "The days for which the caller's organisation keeps readings of each variable, and what has expired. A variable without a number is kept for ever. Of expired days the daily and hourly figures stay, as do buckets from 15 minutes up.",
    scopes: administrationScopes,
    callers: 'administrators',
    answer: {
      status: 200,
      description: 'The days, by variable.',
      schema: RetentionOutput,
      example: retentionExamples.output,
    },
    problems: [],
  },
  putRetention: {
    operationId: 'put_retention',
    method: 'put',
    path: '/retention',
    summary: 'Set for how long readings are kept',
    description:
      'In place of everything before. Readings of older days are deleted within minutes and cannot be brought back; `POST /retention/preview` tells which before. What has expired stays so when more days are kept later. With `If-Match` (the `version` of the last answer, in quotes) only if nothing has changed since. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    versionedBy: ['retention.put'],
    body: { schema: RetentionInput, example },
    answer: {
      status: 200,
      description: 'The days, by variable.',
      schema: RetentionOutput,
      example: retentionExamples.output,
    },
    problems: [],
  },
  previewRetention: {
    operationId: 'preview_retention',
    method: 'post',
    path: '/retention/preview',
    summary: 'What would be deleted',
    description:
      'Tells for the days of a body what `PUT /retention` with it would delete at once: how many readings of each variable, of how many sensors, and from which day to which. Nothing is changed. For administrators.',
    scopes: administrationScopes,
    callers: 'administrators',
    body: { schema: RetentionInput, example },
    answer: {
      status: 200,
      description: 'What would be deleted.',
      schema: RetentionPreview,
      example: retentionExamples.preview,
    },
    problems: ['overloaded', 'readings_unavailable'],
  },
} as const satisfies Record<string, Operation>
