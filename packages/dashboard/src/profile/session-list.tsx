import type { Schemas } from '@openlightfi/client'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { usePlace } from '../app/use-place.ts'
import { profileTexts } from '../text/en/profile.ts'
import { formatMoment } from '../time/format-time.ts'
import { useNow } from '../time/use-now.ts'
import { EndLogin, LoginTable } from './login-table.tsx'
import { profileQueries } from './profile-queries.ts'

const { sessions: words, logins } = profileTexts

type BrowserSession = Schemas['SessionOutput']

/** The browsers in which the user is logged in, each with a way to end that. */
export function SessionList() {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const sessions = useInfiniteQuery(profileQueries.sessions(client))
  const [ending, setEnding] = useState<BrowserSession>()
  const zone = usePlace()?.time_zone ?? 'UTC'
  const nowS = useNow(60_000)
  const nameBrowser = ({ browser }: BrowserSession) => browser ?? words.unknown
  return (
    <>
      <LoginTable
        pages={sessions}
        zone={zone}
        columns={[words.browser, logins.since, words.used]}
        rows={sessions.data?.pages
          .flatMap(({ data }) => data)
          .map((session) => {
            const since = formatMoment(session.created_at, zone, nowS)
            return {
              id: session.session_id,
              name: nameBrowser(session),
              detail: session.current ? words.current : undefined,
              times: [
                { timeS: session.created_at, text: since },
                { timeS: session.last_used_at, text: formatMoment(session.last_used_at, zone, nowS) },
              ],
              end: session.current
                ? undefined
                : {
                    label: logins.endOf(nameBrowser(session), since),
                    onPress: () => setEnding(session),
                  },
            }
          })}
      />
      {ending && (
        <EndLogin
          title={words.askTitle(nameBrowser(ending))}
          name={nameBrowser(ending)}
          end={async () => {
            await client.endSession(ending.session_id)
            await Promise.all(
              [profileQueries.sessions(client), profileQueries.grants(client)].map(({ queryKey }) =>
                memory.invalidateQueries({ queryKey }),
              ),
            )
          }}
          onClose={() => setEnding(undefined)}
        >
          <p>{words.ask}</p>
        </EndLogin>
      )}
    </>
  )
}
