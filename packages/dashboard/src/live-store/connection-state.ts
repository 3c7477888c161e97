/**
 * How this browser hears of what happens.
 *
 * - `idle`: nothing live is shown.
 * - `connecting`: nothing was heard yet.
 * - `live`: by a stream. `polling`: streams do not get through, so the server is asked again and again.
 * - `stopped`: the server cannot be reached. `offline`: the device is in no network.
 */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'polling' }
  | {
      readonly kind: 'stopped'
      /** When the server was heard last, Unix milliseconds by its clock. */
      readonly sinceMs: number
      /** When it is asked again. */
      readonly retryAtMs: number
    }
  | { readonly kind: 'offline'; readonly sinceMs: number }

/** Values are no longer shown as current after so long without contact, milliseconds. */
export const outOfTouchMs = 120_000

/** Tells whether what is shown is too long without contact to be current. */
export function isOutOfTouch(state: ConnectionState, nowMs: number): boolean {
  return 'sinceMs' in state && nowMs - state.sinceMs >= outOfTouchMs
}
