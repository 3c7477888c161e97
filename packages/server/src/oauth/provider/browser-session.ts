import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { LoginSession } from '../authorization-server.ts'
import { hashSecret } from '../hash.ts'

/** Finds the login session of a browser; undefined when nobody is logged in. */
export async function findSession(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<LoginSession | undefined> {
  const { accountId, jti } = await provider.Session.get(provider.createContext(request, response))
  return accountId === undefined ? undefined : { userId: accountId, csrfToken: hashSecret(`csrf ${jti}`) }
}

/** Ends the session of a browser, if it has one. */
export async function endSession(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const context = provider.createContext(request, response)
  const session = await provider.Session.get(context)
  if (session.accountId !== undefined) await session.destroy()
  context.cookies.set(provider.cookieName('session'), null, { path: '/' })
}

/**
 * Ends the session of somebody else in a browser in which a user logs in. The library would notice the other
 * user only when the browser comes back, and would then ask for the log-out by a page that sends itself off
 * by a script.
 */
export async function replaceSession(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  userId: string,
): Promise<void> {
  const session = await findSession(provider, request, response)
  if (session === undefined || session.userId === userId) return
  const interaction = await provider.interactionDetails(request, response)
  // A login page belongs to the session in which it was opened, which has ended.
  if (interaction.session) delete (interaction.session as { uid?: string }).uid
  await interaction.save(interaction.remainingTTL)
  await endSession(provider, request, response)
}
