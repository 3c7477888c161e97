import type { Socket } from 'node:net'

/**
 * Keeps the connections of one listener to a number without letting those that do nothing keep others out:
 * when there is no room for a new connection, the one that has asked for nothing for longest is closed, of
 * the address that has most. Only connections whose request is with the server are left alone; when all are,
 * the new one is closed.
 */
export class ConnectionRoom {
  maxConnections = Number.POSITIVE_INFINITY
  readonly #isBusy: (socket: Socket) => boolean
  readonly #addresses = new Map<Socket, string>()
  /** Connections by address. Within an address the last one is the one that asked for something last. */
  readonly #byAddress = new Map<string, Set<Socket>>()

  /** @param isBusy whether a connection must be left alone. */
  constructor(isBusy: (socket: Socket) => boolean) {
    this.#isBusy = isBusy
  }

  /** Takes a new connection in, and closes another, or itself, where there is no room. */
  admit(socket: Socket): void {
    const address = socket.remoteAddress ?? '' // the same for all connections of a UNIX socket
    this.#addresses.set(socket, address)
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? new Set()).add(socket))
    socket.once('close', () => this.#forget(socket))
    while (this.#addresses.size > this.maxConnections) {
      const victim = this.#findVictim()
      if (!victim) return
      this.#forget(victim)
      victim.destroy()
    }
  }

  /** Notes that a whole request came by a connection. */
  note(socket: Socket): void {
    const sockets = this.#byAddress.get(this.#addresses.get(socket) ?? '')
    if (sockets?.delete(socket)) sockets.add(socket)
  }

  #forget(socket: Socket): void {
    const address = this.#addresses.get(socket)
    if (address === undefined) return
    this.#addresses.delete(socket)
    const sockets = this.#byAddress.get(address)
    sockets?.delete(socket)
    if (sockets?.size === 0) this.#byAddress.delete(address)
  }

  #findVictim(): Socket | undefined {
    let found: Socket | undefined
    let most = 0
    for (const sockets of this.#byAddress.values()) {
      if (sockets.size <= most) continue
      const idle = [...sockets].find((socket) => !this.#isBusy(socket))
      if (!idle) continue
      found = idle
      most = sockets.size
    }
    return found
  }
}
