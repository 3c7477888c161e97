import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { Location } from '../data/queries.ts'
import { Empty } from '../design/empty.tsx'
import { planTexts } from '../text/en/plan.ts'

/** Says that a floor has no plan, and what this person can do about it. */
export function NoPlan({ floor }: { floor: Location }) {
  const { me } = useDashboard()
  const isAllowed = me.can.includes('administer_locations')
  return (
    <Empty title={planTexts.none(floor.name)}>
      {isAllowed ? (
        <>
          {planTexts.noneForAdmin}{' '}
          <Link to="/setup/plans" search={{ id: floor.location_id }}>
            {planTexts.add}
          </Link>
        </>
      ) : (
        planTexts.noneForOthers
      )}
    </Empty>
  )
}
