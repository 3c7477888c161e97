import { operations, problemCodes, varNames } from '@openlightfi/contract'

/** What the SDK needs of the contract at run time, as a module of plain data: it may import the contract's types only. */
export function clientCatalogue(): string {
  const routes = Object.entries(operations).map(([name, operation]) => [
    name,
    {
      operationId: operation.operationId,
      method: operation.method.toUpperCase(),
      path: operation.path,
      needsToken: operation.scopes !== null,
    },
  ])
  const variables = Object.entries(varNames).map(([name, { unit, meaning }]) => [name, { unit, meaning }])
  return `// Generated from the contract by \`npm run generate\`; do not edit.

import type { ProblemCode, VarName } from '@openlightfi/contract'

/** Where each operation lives. \`path\` has its parameters in braces. */
export const routes = ${JSON.stringify(Object.fromEntries(routes), null, 2)} as const

/** Every problem code, in the catalogue's order. */
export const problemCodes: readonly ProblemCode[] = ${JSON.stringify(problemCodes, null, 2)}

/** Unit and meaning of each variable, for people. */
export const variables: Readonly<Record<VarName, { readonly unit: string; readonly meaning: string }>> = ${JSON.stringify(Object.fromEntries(variables), null, 2)}
`
}
