import { administrationLines } from './administration-lines.ts'
import { applicationLines } from './application-lines.ts'
import { callerLines } from './caller-lines.ts'
import { estateEndLines, estateLines } from './estate-lines.ts'
import type { OperationLine } from './operation-line.ts'
import { readingLines } from './reading-lines.ts'
import { retentionLines } from './retention-lines.ts'
import { webhookLines } from './webhook-lines.ts'

/** Every operation of `openapi.json`, once, in an order in which each can be called. */
export const operationLines: readonly OperationLine[] = [
  ...callerLines,
  ...estateLines,
  ...readingLines,
  ...retentionLines,
  ...webhookLines,
  ...applicationLines,
  ...administrationLines,
  ...estateEndLines,
]
