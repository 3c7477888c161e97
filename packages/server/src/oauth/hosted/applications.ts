import { accountClientId } from '../built-in-clients.ts'
import type { OauthClients } from '../oauth-clients.ts'
import type { UserLogins } from '../user-logins.ts'
import type { ApplicationRow } from './pages/account-pages.ts'

/** Lists the applications that have access to a user's account, each once, the longest-standing first. */
export async function listApplications(
  clients: OauthClients,
  logins: UserLogins,
  userId: string,
): Promise<ApplicationRow[]> {
  const rows = new Map<string, ApplicationRow>()
  for (const { clientId, createdAtS } of await logins.listGrants(userId)) {
    if (clientId === accountClientId || rows.has(clientId)) continue
    rows.set(clientId, { clientId, name: clients.findClient(clientId)?.name, sinceS: createdAtS })
  }
  return [...rows.values()]
}
