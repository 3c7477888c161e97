import type { Schemas } from '@openlightfi/client'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { usePlace } from '../app/use-place.ts'
import { profileTexts } from '../text/en/profile.ts'
import { formatDay, formatMoment } from '../time/format-time.ts'
import { useNow } from '../time/use-now.ts'
import { EndLogin, LoginTable } from './login-table.tsx'
import { profileQueries } from './profile-queries.ts'

const { grants: words, logins } = profileTexts

/** The application whose page this is: its login may be the one that is ended. */
const ownClientId = 'lightfi-dashboard'

type Grant = Schemas['GrantOutput']

/** What logins gave to applications, each with a way to end it. */
export function GrantList() {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const grants = useInfiniteQuery(profileQueries.grants(client))
  const [ending, setEnding] = useState<Grant>()
  const zone = usePlace()?.time_zone ?? 'UTC'
  const nowS = useNow(60_000)
  const writeMoment = (timeS: number) => formatMoment(timeS, zone, nowS)
  return (
    <>
      <LoginTable
        pages={grants}
        zone={zone}
        columns={[words.application, logins.since, words.until]}
        rows={grants.data?.pages
          .flatMap(({ data }) => data)
          .map((grant) => ({
            id: grant.grant_id,
            name: grant.client_name,
            detail: `${words.may}: ${grant.scopes.join(', ')}`,
            times: [
              { timeS: grant.created_at, text: writeMoment(grant.created_at) },
              { timeS: grant.expires_at, text: formatDay(grant.expires_at, zone, nowS) },
            ],
            end: {
              label: logins.endOf(grant.client_name, writeMoment(grant.created_at)),
              onPress: () => setEnding(grant),
            },
          }))}
      />
      {ending && (
        <EndLogin
          title={words.askTitle(ending.client_name)}
          name={ending.client_name}
          end={async () => {
            await client.revokeGrant(ending.grant_id)
            await memory.invalidateQueries({ queryKey: profileQueries.grants(client).queryKey })
          }}
          onClose={() => setEnding(undefined)}
        >
          <p>{words.ask(ending.client_name, writeMoment(ending.created_at))}</p>
          {ending.client_id === ownClientId && <p>{words.askOwn}</p>}
        </EndLogin>
      )}
    </>
  )
}
