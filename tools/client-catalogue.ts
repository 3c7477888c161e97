import { operations, problemCodes, varNames } from '@openlightfi/contract'

/**
 * The parts of the contract that the SDK needs, as a module of plain data: the published SDK stands alone.
 */
export function clientCatalogue(): string {
  const routes = Object.entries(operations).map(([name, { method, path }]) => [
    name,
    `${method.toUpperCase()} ${path}`,
  ])
  const withoutToken = Object.entries(operations).flatMap(([name, { scopes }]) =>
    scopes === null ? name : [],
  )
  const variables = Object.entries(varNames).map(([name, { unit, meaning }]) => [name, { unit, meaning }])
  return `// Generated from the contract by \`npm run generate\`; do not edit.

/** Name of an error, from the contract's catalogue. */
export type ProblemCode =${toUnion(problemCodes)}

/** A variable that sensors report. */
export type VarName =${toUnion(Object.keys(varNames))}

/** Method and path of each operation, as short as they can be: they are in every bundle. */
export const routes = ${JSON.stringify(Object.fromEntries(routes), null, 2)} as const

/** The operations that take no token. */
export const withoutToken: readonly string[] = ${JSON.stringify(withoutToken)}

/** Every problem code, in the catalogue's order. */
export const problemCodes: readonly ProblemCode[] = ${JSON.stringify(problemCodes, null, 2)}

/** Unit and meaning of each variable, for people. */
export const variables: Readonly<Record<VarName, { readonly unit: string; readonly meaning: string }>> = ${JSON.stringify(Object.fromEntries(variables), null, 2)}
`
}

function toUnion(names: readonly string[]): string {
  return names.map((name) => `\n  | '${name}'`).join('')
}
