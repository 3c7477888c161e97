import { ApiProblem } from '@openlightfi/client'
import { AddressLink } from '../design/address-link.tsx'
import { setupTexts } from '../text/en/setup.ts'
import { writeSetupAddress } from './setup-search.ts'

/** What the server says stands in the way. */
export type Blockers = ApiProblem['blockers']

/** Where each kind is set up. */
const parts = { location: '/setup/locations', sensor: '/setup/sensors', user: '/setup/people' } as const

/** So many are listed; the others are counted. */
const mostListed = 20

/** Finds what stands in the way of an act that was refused; nothing where the server names nothing. */
export function findBlockers(error: unknown): Blockers {
  return error instanceof ApiProblem ? error.blockers : []
}

/** What stands in the way of an act, each with a link to where something can be done about it. */
export function BlockerList({ blockers }: { blockers: Blockers }) {
  return (
    <ul>
      {blockers.slice(0, mostListed).map(({ kind, id, name }) => (
        <li key={`${kind} ${id}`}>
          <AddressLink address={writeSetupAddress(parts[kind], { id })}>
            <bdi>{name}</bdi>
          </AddressLink>
          {kind === 'sensor' && (
            <>
              {' '}
              <code>{id}</code>
            </>
          )}
        </li>
      ))}
      {blockers.length > mostListed && <li>{setupTexts.remove.more(blockers.length - mostListed)}</li>}
    </ul>
  )
}
