import assert from 'node:assert/strict'
import { callFor, callForBody, type OperationLine } from './operation-line.ts'

/** More days than anything in the scene is old. */
const days = { motionEvent: 7_300 }

/** For how long readings are kept, which is set and taken back. */
export const retentionLines: readonly OperationLine[] = [
  {
    operation: 'preview_retention',
    checks: 'nothing is so old that it would be deleted',
    run: async (client) => {
      await callForBody(client, 200, { operation: 'preview_retention', body: { days } }, { data: [] })
    },
  },
  {
    operation: 'put_retention',
    checks: 'days for one variable; then all are kept for ever again',
    run: async (client) => {
      await callForBody(client, 200, { operation: 'put_retention', body: { days } }, { days, expired: [] })
      await callForBody(client, 200, { operation: 'put_retention', body: { days: {} } }, { days: {} })
    },
  },
  {
    operation: 'read_retention',
    checks: 'no variable has a number of days',
    run: async (client) => {
      const { body } = await callFor(client, 200, { operation: 'read_retention' })
      assert.deepEqual((body as { days: object }).days, {})
    },
  },
]
