import type { LocationSettings } from '@openlightfi/contract'
import { EstateError } from './estate-rules.ts'

/** The most bytes of settings, as JSON, that the locations of an organisation have together. */
export const maxSettingsBytes = 8 * 1024 ** 2

interface Entry {
  readonly organisationId: string
  readonly settings: LocationSettings
  readonly bytes: number
}

/** Keeps the settings that locations have of their own, in memory, and counts them by organisation. */
export class SettingsBook {
  readonly #entries = new Map<string, Entry>()
  readonly #bytes = new Map<string, number>()
  readonly #maxBytes: number

  constructor(maxBytes = maxSettingsBytes) {
    this.#maxBytes = maxBytes
  }

  /** Returns what a location sets itself; empty where it sets nothing. */
  ofLocation(locationId: string): LocationSettings {
    return this.#entries.get(locationId)?.settings ?? {}
  }

  /** @throws EstateError when the organisation has no room for these settings in place of those before. */
  requireRoom(organisationId: string, locationId: string, settings: LocationSettings): void {
    const before = this.#entries.get(locationId)?.bytes ?? 0
    const more = measure(settings) - before
    const wanted = (this.#bytes.get(organisationId) ?? 0) + more
    if (more <= 0 || wanted <= this.#maxBytes) return
    throw new EstateError(
      `an organisation may have ${this.#maxBytes} bytes of settings in all its locations; there would be ${wanted}`,
    )
  }

  /** Puts settings in place of those before. */
  put(organisationId: string, locationId: string, settings: LocationSettings): void {
    this.remove(locationId)
    const bytes = measure(settings)
    this.#entries.set(locationId, { organisationId, settings, bytes })
    this.#bytes.set(organisationId, (this.#bytes.get(organisationId) ?? 0) + bytes)
  }

  /** Forgets the settings of a location. */
  remove(locationId: string): void {
    const entry = this.#entries.get(locationId)
    if (!entry) return
    this.#entries.delete(locationId)
    this.#bytes.set(entry.organisationId, (this.#bytes.get(entry.organisationId) ?? 0) - entry.bytes)
  }
}

function measure(settings: LocationSettings): number {
  return Buffer.byteLength(JSON.stringify(settings))
}
