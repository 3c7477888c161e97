import assert from 'node:assert/strict'
import openapi from '@openlightfi/contract/openapi.json' with { type: 'json' }
import { Ajv, type ValidateFunction } from 'ajv'

type Documented = { content?: Record<string, { schema: object }> }
type DocumentedOperation = { operationId: string; responses: Record<string, Documented> }

const operations: readonly DocumentedOperation[] = Object.values(openapi.paths).flatMap(
  (methods) => Object.values(methods) as DocumentedOperation[],
)
const ajv = new Ajv({ strict: false })
const validators = new Map<string, ValidateFunction>()

/**
 * Asserts that an answer has a status, a media type and a body that `openapi.json` documents for the
 * operation.
 * @param body undefined for the answer of a HEAD, which is that of the GET without its body.
 */
export function assertDocumentedAnswer(
  operationId: string,
  status: number,
  contentType: string,
  body: unknown,
): void {
  const operation = operations.find((candidate) => candidate.operationId === operationId)
  assert.ok(operation, `${operationId} is not in openapi.json`)
  const answer = operation.responses[String(status)]
  assert.ok(answer, `${operationId} does not document ${status}`)
  if (!answer.content && (body === '' || body === undefined)) return
  const mediaType = contentType.split(';', 1)[0] ?? ''
  const schema = answer.content?.[mediaType]?.schema
  assert.ok(schema, `${operationId} does not document ${status} as ${mediaType}`)
  if (body === undefined) return
  const validate = findValidator(`${operationId} ${status} ${mediaType}`, schema)
  assert.ok(validate(body), `${operationId} ${status}: ${ajv.errorsText(validate.errors)}`)
}

function findValidator(key: string, schema: object): ValidateFunction {
  const known = validators.get(key)
  if (known) return known
  const validate = ajv.compile({ ...schema, components: openapi.components })
  validators.set(key, validate)
  return validate
}
