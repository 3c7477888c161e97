import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { useTitle } from '../../app/use-title.ts'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { peopleTexts } from '../../text/en/setup-people.ts'
import { GonePanel } from '../gone-panel.tsx'
import { ListFilter, NothingFound } from '../list-filter.tsx'
import { SetupPage } from '../setup-page.tsx'
import { newId } from '../setup-search.ts'
import { SetupTable } from '../setup-table.tsx'
import { StateMark } from '../state-mark.tsx'
import { useListAddress } from '../use-list-address.ts'
import { listUsers, type UserRow } from './list-users.ts'
import { NewUserPanel } from './new-user-panel.tsx'
import type { HandedLink } from './one-time-link.tsx'
import { UserPanel } from './user-panel.tsx'
import { userQueries } from './user-queries.ts'

const words = peopleTexts

const columns = [
  { id: 'role', text: words.columns.role, cell: ({ user }: UserRow) => words.roles[user.role] },
  { id: 'places', text: words.columns.places, cell: writePlaces },
  {
    id: 'state',
    text: words.columns.state,
    cell: ({ user: { status, second_factor } }: UserRow) =>
      second_factor ? words.withSecondStep(words.states[status]) : words.states[status],
  },
]

/** Everybody who may log in. */
export function PeopleScreen() {
  const { client, locations, me } = useDashboard()
  const address = useListAddress('/setup/people')
  const { id, q } = address
  const [handed, setHanded] = useState<HandedLink>()
  const users = useQuery(userQueries.users(client))
  const rows = useMemo(() => listUsers(users.data ?? [], locations, q), [users.data, locations, q])
  useTitle(words.title, setupTexts.title)
  const user = users.data?.find(({ user_id }) => user_id === id)
  return (
    <SetupPage
      title={words.title}
      lead={words.lead}
      openRowId={address.openRowId}
      tools={
        <>
          <ListFilter address={address} label={words.filter} />
          <p role="status">{users.data && words.shown(rows.length, users.data.length)}</p>
          <Button look="primary" onPress={() => address.open(newId)}>
            <UserPlus size={16} aria-hidden />
            {words.invite}
          </Button>
        </>
      }
      panel={
        address.isNew ? (
          <NewUserPanel
            onClose={address.close}
            onInvited={({ user: { user_id }, ...sent }) => {
              setHanded({ userId: user_id, purpose: 'invitation', sent })
              address.open(user_id)
            }}
          />
        ) : user ? (
          <UserPanel
            key={id}
            user={user}
            handed={handed?.userId === user.user_id ? handed : undefined}
            onHanded={setHanded}
            onClose={address.close}
          />
        ) : (
          id !== undefined &&
          users.data && <GonePanel kind={words.title} text={words.gone} onClose={address.close} />
        )
      }
    >
      {users.isPending && <Skeleton height="16rem" />}
      {users.error && <FailureNotice error={users.error} onTryAgain={() => void users.refetch()} />}
      {users.data && rows.length === 0 && <NothingFound address={address} />}
      {rows.length > 0 && (
        <SetupTable
          label={words.title}
          rows={rows}
          nameText={words.columns.name}
          idOf={({ user: one }) => one.user_id}
          nameOf={({ user: one }) => one.username}
          detailOf={({ user: one }) => {
            const about = [
              one.user_id === me.user_id && words.you,
              one.email !== one.username && one.email,
            ].filter(Boolean)
            return about.length > 0 && about.join(' · ')
          }}
          columns={columns}
          addressOf={({ user: one }) => address.addressOf(one.user_id)}
          openId={id}
          isBrief
        />
      )}
    </SetupPage>
  )
}

function writePlaces({ places: [first, ...rest] }: UserRow) {
  if (first === undefined) return <StateMark state="waiting" text={words.noPlaces} />
  return rest.length === 0 ? first : words.morePlaces(first, rest.length)
}
