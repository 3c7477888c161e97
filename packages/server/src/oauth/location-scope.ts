/** The questions about locations that the authorization server asks. */
export interface LocationTree {
  /**
   * Tells whether a location is of the organisation and lies in a granted subtree; false when it does not
   * exist.
   */
  canSee(
    visibility: { readonly organisationId: string; readonly locationIds: readonly string[] },
    locationId: string,
  ): boolean
  findLocation(locationId: string): { readonly name: string } | undefined
}

const prefix = 'location:'

/**
 * Finds the location that scopes narrow a token to, from `location:<location_id>`; undefined when they do
 * not. A token never has more than one such scope (`checkScopes`).
 */
export function findLocationId(scopes: Iterable<string>): string | undefined {
  for (const scope of scopes) if (scope.startsWith(prefix)) return scope.slice(prefix.length)
  return undefined
}

/** Builds the scope that narrows a token to a location and those below it. */
export function toLocationScope(locationId: string): string {
  return prefix + locationId
}

/** Tells whether a scope narrows a token to a location instead of allowing something. */
export function isLocationScope(scope: string): boolean {
  return scope.startsWith(prefix)
}
