import type { ClientUse, User } from './client-use/index.ts'
import type { CallNotes } from './http/access-guard.ts'
import type { Caller } from './http/caller.ts'

/** Notes the calls of the API with the clients and logins that they are made with. */
export function noteCalls(use: Pick<ClientUse, 'noteRequest' | 'noteFailure'>): CallNotes {
  return {
    noteCall: (caller) => use.noteRequest(toUser(caller)),
    noteRefusal: (caller, { code, message: detail }, remoteAddress) => {
      if (code !== 'insufficient_scope' && code !== 'insufficient_role') return
      use.noteFailure(toUser(caller), { code, detail, remoteAddress })
    },
  }
}

function toUser({ organisationId, clientId, subject, grantId }: Caller): User {
  return { organisationId, clientId, grantId: subject === clientId ? undefined : grantId }
}
