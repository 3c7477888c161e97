import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../clock.ts'
import type { Sealer } from '../../storage/sealer.ts'
import { createSecret } from '../hash.ts'

const cookieName = 'lightfi_device'
const lifetimeS = 31_536_000

/** The content of the cookie that shows who has logged in in a browser. */
interface Device {
  readonly userId: string
  readonly deviceId: string
  readonly expiresAtMs: number
}

/**
 * Remembers in a browser, for a year, who logged in there last, so that guesses from elsewhere do not slow
 * its user down. The cookie is sealed and gives no access by itself.
 */
export class KnownDevices {
  readonly #sealer: Sealer
  readonly #isSecure: boolean
  readonly #clock: Clock

  constructor(sealer: Sealer, publicUrl: string, clock: Clock) {
    this.#sealer = sealer
    this.#isSecure = publicUrl.startsWith('https:')
    this.#clock = clock
  }

  /** Finds the id of the browser, if that user has logged in there. */
  find(request: FastifyRequest, userId: string | undefined): string | undefined {
    const cookies = request.headers.cookie?.split(/; */) ?? []
    const value = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
    const device = value === undefined ? undefined : this.#open(value)
    const isGood = device !== undefined && device.userId === userId && this.#clock() < device.expiresAtMs
    return isGood ? device.deviceId : undefined
  }

  /** Notes that a user has logged in. */
  remember(request: FastifyRequest, reply: FastifyReply, userId: string): void {
    const deviceId = this.find(request, userId) ?? createSecret()
    const device: Device = { userId, deviceId, expiresAtMs: this.#clock() + lifetimeS * 1000 }
    const value = this.#sealer.seal(JSON.stringify(device))
    const attributes = `Path=/; Max-Age=${lifetimeS}; HttpOnly; SameSite=Lax${this.#isSecure ? '; Secure' : ''}`
    reply.header('set-cookie', `${cookieName}=${value}; ${attributes}`)
  }

  #open(value: string): Device | undefined {
    try {
      return JSON.parse(this.#sealer.open(value)) as Device
    } catch {
      // A cookie that was not sealed here shows no device.
      return undefined
    }
  }
}
