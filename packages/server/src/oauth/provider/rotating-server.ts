import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AuthorizationServer, LoginInteraction, LoginSession } from '../authorization-server.ts'

/**
 * An authorization server that can be replaced by another one on the same store, such as when its keys
 * change. A request is finished by the server with which it began.
 */
export class RotatingServer implements AuthorizationServer {
  #current: AuthorizationServer

  constructor(first: AuthorizationServer) {
    this.#current = first
  }

  /** Lets another server answer from now on. */
  replace(next: AuthorizationServer): void {
    this.#current = next
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#current.handle(request, response)
  }

  findLogin(request: IncomingMessage, response: ServerResponse): Promise<LoginInteraction> {
    return this.#current.findLogin(request, response)
  }

  notePassword(request: IncomingMessage, response: ServerResponse, userId: string): Promise<void> {
    return this.#current.notePassword(request, response, userId)
  }

  finishLogin(...request: Parameters<AuthorizationServer['finishLogin']>): Promise<string> {
    return this.#current.finishLogin(...request)
  }

  giveConsent(request: IncomingMessage, response: ServerResponse): Promise<string> {
    return this.#current.giveConsent(request, response)
  }

  cancelLogin(request: IncomingMessage, response: ServerResponse): Promise<string> {
    return this.#current.cancelLogin(request, response)
  }

  findSession(request: IncomingMessage, response: ServerResponse): Promise<LoginSession | undefined> {
    return this.#current.findSession(request, response)
  }

  endSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.#current.endSession(request, response)
  }
}
