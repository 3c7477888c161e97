import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** Resolves when something listens on a port. @throws Error when nothing does within ten seconds. */
export async function connectWhenListening(port: number, address = '127.0.0.1'): Promise<void> {
  const deadlineMs = performance.now() + 10_000
  for (;;) {
    const socket = connect(port, address)
    try {
      await once(socket, 'connect')
      return
    } catch (error) {
      if (performance.now() > deadlineMs) throw error
      await delay(20)
    } finally {
      socket.destroy()
    }
  }
}
