import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { nowS } from './clock.ts'

/**
 * Ends the session of somebody else in a browser in which a user logs in. The library would notice the other user only
 * when the browser comes back, and then ask for the log-out by a page that sends itself off by a script.
 */
export async function replaceSession(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  userId: string,
): Promise<void> {
  const context = provider.createContext(request, response)
  const session = await provider.Session.get(context)
  if (session.accountId === undefined || session.accountId === userId) return
  const interaction = await provider.interactionDetails(request, response)
  // A login page belongs to the session that it was opened in, which is no more.
  if (interaction.session) delete (interaction.session as { uid?: string }).uid
  await interaction.save(interaction.exp - nowS())
  await session.destroy()
  context.cookies.set(provider.cookieName('session'), null, { path: '/' })
}
