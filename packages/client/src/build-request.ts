import { routes, withoutToken } from './catalogue.generated.ts'
import type { ApiRequest } from './send-request.ts'

/** A method of the client, one per operation of the contract. */
export type OperationName = keyof typeof routes

/**
 * Methods that may be repeated by their meaning (RFC 9110 section 9.2.2), and operations that the API makes
 * repeatable: a reading replaces one of the same sensor, variable and time.
 */
const repeatableMethods: ReadonlySet<string> = /* @__PURE__ */ new Set(['GET', 'PUT', 'DELETE'])
const repeatableOperations: ReadonlySet<OperationName> = /* @__PURE__ */ new Set(['createReadings'] as const)

/**
 * Makes the request of an operation.
 *
 * @throws TypeError for an empty path value, and for `.` and `..`, which URL parsing would resolve to another
 * route.
 */
export function buildRequest(
  operation: OperationName,
  { path = [], query, body, headers }: RequestParts,
): ApiRequest {
  const [method, route] = routes[operation].split(' ') as [string, string] // paths have no spaces
  const filled = path.length > 0 ? fillPath(route, path) : route
  const target = query === undefined ? filled : filled + formatQuery(query)
  const needsToken = !withoutToken.includes(operation)
  const isRepeatable = repeatableMethods.has(method) || repeatableOperations.has(operation)
  return { operation, method, route, target, needsToken, isRepeatable, body, ...(headers && { headers }) }
}

/** The values of one call of an operation. */
export interface RequestParts {
  /** Values of the path's parameters, in their order. */
  readonly path?: readonly string[]
  readonly query?: object | undefined
  readonly body?: unknown
  /** Headers of this call alone. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

function fillPath(path: string, values: readonly string[]): string {
  const remaining = [...values]
  return path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = remaining.shift()
    if (value === undefined || ['', '.', '..'].includes(value)) {
      throw new TypeError(`${name} must not be ${JSON.stringify(value)}.`)
    }
    return encodeURIComponent(value)
  })
}

function formatQuery(query: object): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value]) parameters.append(name, formatValue(item))
  }
  return parameters.size > 0 ? `?${parameters}` : ''
}

/**
 * A Date becomes Unix seconds; numbers never take exponent notation, and are rounded to milliseconds as the
 * API rounds.
 */
function formatValue(value: unknown): string {
  const plain = value instanceof Date ? value.getTime() / 1000 : value
  if (typeof plain !== 'number' || Number.isInteger(plain)) return String(plain)
  return (Math.round(plain * 1000) / 1000).toFixed(3)
}
