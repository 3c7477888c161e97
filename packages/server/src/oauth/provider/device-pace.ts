import { LRUCache } from 'lru-cache'
import type { Clock } from '../../clock.ts'

/** A device may ask at most this often unless it was told to slow down (RFC 8628 section 3.2), in seconds. */
export const deviceIntervalS = 5

/** Each `slow_down` adds this to the interval (RFC 8628 section 3.5), in seconds. */
const slowDownS = 5

/** A device whose clock or network is a little early is not told to slow down. */
const toleranceMs = 500

/**
 * Twice as many devices as can wait at a time; the one that is quiet for longest is forgotten first. A
 * forgotten one may ask once too early, which reveals nothing: its code cannot be guessed.
 */
const maxDevices = 10_000

/** Watches how often waiting devices ask for their token. */
export class DevicePace {
  readonly #devices = new LRUCache<string, { askedAtMs: number; intervalS: number }>({ max: maxDevices })
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Notes that a device asked. @param key stands for its device code. @returns false when it asked too soon.
   */
  admit(key: string): boolean {
    const nowMs = this.#clock()
    const device = this.#devices.get(key)
    if (!device) {
      this.#devices.set(key, { askedAtMs: nowMs, intervalS: deviceIntervalS })
      return true
    }
    const isInTime = nowMs - device.askedAtMs >= device.intervalS * 1000 - toleranceMs
    device.askedAtMs = nowMs
    if (!isInTime) device.intervalS += slowDownS
    return isInTime
  }
}
