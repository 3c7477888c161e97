import type { GrantOutput, InvitedUser, SentLink, UserOutput } from '@openlightfi/contract'
import type { LinkDelivery, User } from '../accounts/accounts.ts'
import type { KnownUse } from '../client-use/index.ts'
import { tagContent } from '../http/entity-tag.ts'
import type { GrantOfUser } from './grant-administration.ts'
import { toUseMembers } from './use-wire.ts'

/** Returns a text that stands for what can be changed of a user. */
export function versionOfUser({ role, locationIds, status }: User): string {
  return tagContent([role, status, ...locationIds])
}

/** Formats a user for the API. */
export function toUserOutput(user: User): UserOutput {
  return {
    user_id: user.userId,
    version: versionOfUser(user),
    username: user.username,
    email: user.email ?? null,
    role: user.role,
    location_ids: [...user.locationIds],
    status: user.status,
    second_factor: user.hasSecondFactor,
    created_at: user.createdAtMs / 1000,
  }
}

/** Formats the delivery of a one-time link. */
export function toSentLink({ emailedTo, link }: LinkDelivery): SentLink {
  return { emailed_to: emailedTo ?? null, link: link ?? null }
}

/** Formats an invited user, and the delivery of the link. */
export function toInvitedUser(invited: LinkDelivery & { readonly user: User }): InvitedUser {
  return { user: toUserOutput(invited.user), ...toSentLink(invited) }
}

/** Formats a grant and its use for the API. */
export function toGrantOutput({ grant, user, clientName }: GrantOfUser, use: KnownUse): GrantOutput {
  return {
    grant_id: grant.grantId,
    client_id: grant.clientId,
    client_name: clientName,
    user_id: user.userId,
    username: user.username,
    scopes: [...grant.scopes],
    created_at: grant.createdAtS,
    expires_at: grant.expiresAtS,
    ...toUseMembers(use),
  }
}
