import openapi from '@openlightfi/contract/openapi.json' with { type: 'json' }
import { type CallerKind, type CallerName, callerKinds, callerNames } from './authorisation-callers.ts'
import { expectOutcome, listTargets, type Outcome, type Target } from './authorisation-oracle.ts'
import { authorisationTable, type Expectation, listRoutes, nameCall } from './authorisation-table.ts'

/** One call of the matrix, and its expected answer. */
export interface Cell {
  readonly method: string
  /** The path in OpenAPI notation. */
  readonly path: string
  readonly operationId: string
  readonly callName: string
  readonly call: Expectation
  readonly callerName: CallerName
  readonly target: Target
  readonly expected: Outcome
}

/** The routes of `openapi.json`. */
export const routes = listRoutes(openapi)

/**
 * Lists every call: each route, its GETs as HEAD too, by each kind of caller, for each target that makes a
 * difference.
 */
export function listCells(): Cell[] {
  return routes.flatMap(({ method, path, operationId }) =>
    (method === 'GET' ? ['GET', 'HEAD'] : [method]).flatMap((asked) =>
      (authorisationTable[operationId] ?? []).flatMap((call) =>
        callerNames.flatMap((callerName) => {
          const caller: CallerKind = callerKinds[callerName]
          return listTargets(call, caller).map((target) => ({
            method: asked,
            path,
            operationId,
            callName: nameCall(operationId, call),
            call,
            callerName,
            target,
            expected: expectOutcome(call, caller, target),
          }))
        }),
      ),
    ),
  )
}

/** Formats the size of the matrix in words. */
export function measureMatrix(cells: readonly Cell[]): string {
  const count = (key: (cell: Cell) => string) => new Set(cells.map(key)).size
  return [
    `${routes.length} routes (${count(({ method, path }) => `${method} ${path}`)} with HEAD)`,
    `${count(({ callName }) => callName)} ways to call them`,
    `${count(({ callerName }) => callerName)} kinds of callers`,
    `${count(({ target }) => target)} targets`,
    `${cells.length} calls`,
  ].join(', ')
}
