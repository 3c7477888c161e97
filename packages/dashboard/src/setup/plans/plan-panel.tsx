import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { type Location, queries } from '../../data/queries.ts'
import { saveText } from '../../data/save-text.ts'
import { AddressLink } from '../../design/address-link.tsx'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { floorplanQuery } from '../../plan/floorplan-queries.ts'
import { plansTexts } from '../../text/en/setup-plans.ts'
import { DeletePart } from '../delete-part.tsx'
import { listRooms } from '../sensors/list-rooms.ts'
import { writeSetupAddress } from '../setup-search.ts'
import { PanelPart, SidePanel } from '../side-panel.tsx'
import { NewPlanPart } from './new-plan-part.tsx'
import { OverlayPicture } from './overlay-picture.tsx'
import { overlayPlans } from './overlay-plans.ts'
import styles from './plan-panel.module.css'

const words = plansTexts

/** Settings of the panel. */
export interface PlanPanelProps {
  readonly floor: Location
  readonly onClose: () => void
}

/** The plan of a floor, to be looked at, put anew, downloaded and removed. */
export function PlanPanel({ floor, onClose }: PlanPanelProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const hasPlan = floor.has_floorplan !== false
  const query = floorplanQuery(client, floor.location_id)
  const plan = useQuery({ ...query, enabled: hasPlan })
  const now = hasPlan ? plan.data : null
  const drawn = useMemo(() => now && overlayPlans(undefined, now, undefined), [now])
  const { name } = floor
  return (
    <SidePanel title={name} kind={words.kind} onClose={onClose}>
      <PanelPart title={words.now.title}>
        {hasPlan && plan.isPending && <Skeleton height="14rem" />}
        {plan.error && <FailureNotice error={plan.error} onTryAgain={() => void plan.refetch()} />}
        {now === null && <p>{words.now.none}</p>}
        {drawn && <OverlayPicture overlay={drawn} label={words.now.picture(name)} picked={undefined} />}
        {now && (
          <>
            <p className={styles.note}>{words.now.rooms(listRooms(now).length, now.features.length)}</p>
            <div className={styles.acts}>
              <Button
                onPress={() =>
                  saveText(
                    `${floor.location_id}.geojson`,
                    'application/geo+json',
                    JSON.stringify(now, null, 2),
                  )
                }
              >
                <Download size={16} aria-hidden />
                {words.now.download}
              </Button>
              <Link to="/live/$location" params={{ location: floor.location_id }}>
                {words.now.live}
              </Link>
            </div>
          </>
        )}
      </PanelPart>
      <NewPlanPart floor={floor} before={now ?? undefined} />
      {now && (
        <DeletePart
          name={name}
          title={words.remove.title}
          lead={words.remove.lead}
          open={words.remove.open}
          ask={words.remove.ask(name)}
          confirm={words.remove.confirm(name)}
          typeName={words.remove.type(name)}
          goes={words.remove.goes}
          blockers={
            <AddressLink address={writeSetupAddress('/setup/sensors', { location: floor.location_id })}>
              {words.remove.sensors}
            </AddressLink>
          }
          remove={() => client.deleteFloorplan(floor.location_id)}
          onRemoved={() => {
            memory.setQueryData(query.queryKey, null)
            void memory.invalidateQueries({ queryKey: queries.tree(client).queryKey })
          }}
        />
      )}
    </SidePanel>
  )
}
