import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { useTitle } from '../../app/use-title.ts'
import { Empty } from '../../design/empty.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { plansTexts } from '../../text/en/setup-plans.ts'
import { GonePanel } from '../gone-panel.tsx'
import { ListFilter, NothingFound } from '../list-filter.tsx'
import { SetupPage } from '../setup-page.tsx'
import { SetupTable } from '../setup-table.tsx'
import { StateMark } from '../state-mark.tsx'
import { useListAddress } from '../use-list-address.ts'
import { type FloorRow, listFloors } from './list-floors.ts'
import { PlanPanel } from './plan-panel.tsx'

const words = plansTexts

const columns = [
  { id: 'path', text: words.columns.path, cell: ({ path }: FloorRow) => path },
  {
    id: 'plan',
    text: words.columns.plan,
    cell: ({ floor }: FloorRow) =>
      floor.has_floorplan ? words.plan.yes : <StateMark state="waiting" text={words.plan.no} />,
  },
]

/** The floors, with or without a plan. */
export function PlansScreen() {
  const { locations } = useDashboard()
  const address = useListAddress('/setup/plans')
  const { id, q } = address
  const all = useMemo(() => listFloors(locations, ''), [locations])
  const rows = useMemo(() => listFloors(locations, q), [locations, q])
  useTitle(words.title, setupTexts.title)
  const floor = all.find((row) => row.floor.location_id === id)?.floor
  return (
    <SetupPage
      title={words.title}
      lead={words.lead}
      isPanelWide
      openRowId={address.openRowId}
      tools={
        <>
          <ListFilter address={address} label={words.filter} />
          <p role="status">{words.shown(rows.length, all.length)}</p>
        </>
      }
      panel={
        floor ? (
          <PlanPanel key={id} floor={floor} onClose={address.close} />
        ) : (
          id !== undefined && <GonePanel kind={words.kind} text={words.gone} onClose={address.close} />
        )
      }
    >
      {all.length === 0 && (
        <Empty title={words.noFloors.title}>
          {words.noFloors.lead} <Link to="/setup/locations">{words.noFloors.link}</Link>
        </Empty>
      )}
      {all.length > 0 && rows.length === 0 && <NothingFound address={address} />}
      {rows.length > 0 && (
        <SetupTable
          label={words.title}
          rows={rows}
          nameText={words.columns.name}
          idOf={(row) => row.floor.location_id}
          nameOf={(row) => row.floor.name}
          columns={columns}
          addressOf={(row) => address.addressOf(row.floor.location_id)}
          openId={id}
          isBrief
        />
      )}
    </SetupPage>
  )
}
