import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { usePlace } from '../../app/use-place.ts'
import { AddressLink } from '../../design/address-link.tsx'
import { Notice } from '../../design/notice.tsx'
import { peopleTexts } from '../../text/en/setup-people.ts'
import { formatMoment } from '../../time/format-time.ts'
import { useNow } from '../../time/use-now.ts'
import { DeletePart } from '../delete-part.tsx'
import { Facts } from '../facts.tsx'
import { writeSetupAddress } from '../setup-search.ts'
import { SidePanel } from '../side-panel.tsx'
import { AccessForm } from './access-form.tsx'
import { LoginPart } from './login-part.tsx'
import { type HandedLink, OneTimeLink } from './one-time-link.tsx'
import { refreshUsers, type User, userQueries } from './user-queries.ts'

const words = peopleTexts

/** Settings of the panel. */
export interface UserPanelProps {
  readonly user: User
  /** A link that was just made for this person. */
  readonly handed: HandedLink | undefined
  readonly onHanded: (handed: HandedLink | undefined) => void
  readonly onClose: () => void
}

/** Somebody: what they may do and where, how they log in, and how they are deleted. */
export function UserPanel({ user, handed, onHanded, onClose }: UserPanelProps) {
  const { client, me } = useDashboard()
  const memory = useQueryClient()
  const grants = useQuery(userQueries.grants(client))
  const logins = grants.data?.filter(({ user_id }) => user_id === user.user_id).length
  const isSelf = me.user_id === user.user_id
  return (
    <SidePanel title={user.username} kind={isSelf ? words.you : words.kind} onClose={onClose}>
      {handed && <OneTimeLink username={user.username} handed={handed} onDone={() => onHanded(undefined)} />}
      <UserFacts user={user} logins={logins} />
      <AccessForm key={user.user_id} user={user} />
      <LoginPart user={user} logins={logins ?? 0} onHanded={onHanded} />
      <DeletePart
        name={user.username}
        title={words.remove.title}
        lead={words.remove.lead}
        open={words.remove.open}
        ask={words.remove.ask(user.username)}
        goes={
          <>
            {words.remove.goes(logins ?? 0)} {isSelf && words.remove.self}
          </>
        }
        remove={() => client.deleteUser(user.user_id)}
        onRemoved={() => {
          onClose()
          void refreshUsers(memory, client)
        }}
      />
    </SidePanel>
  )
}

function UserFacts({ user, logins }: { user: User; logins: number | undefined }) {
  const { client } = useDashboard()
  const lastLogin = useQuery(userQueries.lastEntry(client, user.user_id, 'login.succeeded'))
  const zone = usePlace()?.time_zone ?? 'UTC'
  const nowS = useNow(60_000)
  const write = (timeS: number) => formatMoment(timeS, zone, nowS)
  const last = lastLogin.data
  return (
    <>
      <Locked user={user} zone={zone} nowS={nowS} />
      <Facts
        facts={[
          ...(user.email === user.username
            ? []
            : [[words.facts.email, user.email ?? words.noEmail] as const]),
          [words.facts.state, words.states[user.status]],
          [words.facts.secondStep, user.second_factor ? words.on : words.off],
          [words.facts.since, write(user.created_at)],
          [
            words.facts.lastLogin,
            last === undefined
              ? ''
              : last === null
                ? words.neverLoggedIn
                : words.loginFrom(write(last.time), last.remote_address),
          ],
          [words.facts.logins, logins === undefined ? '' : words.loginCount(logins)],
        ]}
      />
      <p>
        <AddressLink address={writeSetupAddress('/setup/activity', { who: user.user_id })}>
          {words.activity}
        </AddressLink>
      </p>
    </>
  )
}

/** Says until when somebody is shut out after failed logins. */
function Locked({ user, zone, nowS }: { user: User; zone: string; nowS: number }) {
  const { client } = useDashboard()
  const locked = useQuery(userQueries.lastEntry(client, user.user_id, 'login.locked'))
  const waitS = locked.data?.details.wait_s
  if (!locked.data || typeof waitS !== 'number' || locked.data.time + waitS <= nowS) return null
  return <Notice tone="warn">{words.locked(formatMoment(locked.data.time + waitS, zone, nowS))}</Notice>
}
