import type { Schemas } from '@openlightfi/client'

/** So long before its end a login is warned of, seconds. */
export const warnedForS = 30 * 86_400

/** Finds the logins that end soon, the first to end first. */
export function findEnding(
  grants: readonly Schemas['GrantOutput'][],
  nowS: number,
): readonly Schemas['GrantOutput'][] {
  return grants
    .filter(({ expires_at }) => expires_at <= nowS + warnedForS)
    .toSorted((a, b) => a.expires_at - b.expires_at)
}
