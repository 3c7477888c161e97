import { isProblem, type Schemas } from '@openlightfi/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import type { Location } from '../../data/queries.ts'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Notice } from '../../design/notice.tsx'
import { plansTexts } from '../../text/en/setup-plans.ts'
import { FileDrop } from '../file-drop.tsx'
import { PanelPart } from '../side-panel.tsx'
import styles from './new-plan-part.module.css'
import { PlanPreview } from './plan-preview.tsx'
import { type FileTrouble, readPlanFile } from './read-plan-file.ts'
import { refreshPlans } from './refresh-plans.ts'

const words = plansTexts

/** Settings of the part. */
export interface NewPlanPartProps {
  readonly floor: Location
  /** `undefined`: the floor has no plan. */
  readonly before: Schemas['Floorplan'] | undefined
}

/** A file that was looked at and can be sent. */
interface ChosenPlan {
  readonly name: string
  readonly plan: Schemas['Floorplan']
}

/** Takes a file, shows what it would change, and puts it in the place of the plan before. */
export function NewPlanPart({ floor, before }: NewPlanPartProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const [trouble, setTrouble] = useState<{
    readonly kind: FileTrouble
    readonly detail: string | undefined
  }>()
  const floorId = floor.location_id
  const checking = useMutation({
    mutationFn: ({ plan }: ChosenPlan) => client.putFloorplan(floorId, plan, { dry_run: true }),
  })
  const storing = useMutation({
    mutationFn: ({ plan }: ChosenPlan) =>
      client.putFloorplan(floorId, plan, {}, { ifVersion: checking.data?.version ?? null }),
    onSuccess: async () => {
      checking.reset()
      await refreshPlans(memory, floorId)
    },
    onError: async (error, chosen) => {
      if (!isProblem(error, 'changed_meanwhile')) return
      await refreshPlans(memory, floorId)
      checking.mutate(chosen)
    },
  })
  const look = async (file: File) => {
    setTrouble(undefined)
    checking.reset()
    storing.reset()
    const read = await readPlanFile(file)
    if (read.trouble === undefined) checking.mutate({ name: file.name, plan: read.plan })
    else setTrouble({ kind: read.trouble, detail: read.detail })
  }
  const chosen = checking.variables
  const isStored = storing.isSuccess && checking.isIdle
  return (
    <PanelPart title={words.file.title}>
      <FileDrop
        lead={words.file.lead}
        choose={chosen || trouble ? words.file.another : words.file.choose}
        accepted={['.geojson', '.json', 'application/geo+json', 'application/json']}
        onFile={(file) => void look(file)}
      />
      <p role="status" className={styles.state}>
        {checking.isPending && words.file.checking}
        {checking.data && chosen && words.file.checked(chosen.name, checking.data.features)}
        {isStored && words.store.stored(floor.name)}
      </p>
      {trouble && (
        <Notice tone="alarm">
          <p>{words.file.troubles[trouble.kind]}</p>
          {trouble.detail !== undefined && <code className={styles.detail}>{trouble.detail}</code>}
        </Notice>
      )}
      {checking.error && <FailureNotice error={checking.error} title={words.file.failed} />}
      {isProblem(storing.error, 'changed_meanwhile') ? (
        <Notice tone="warn">{words.store.changed}</Notice>
      ) : (
        storing.error && <FailureNotice error={storing.error} title={words.store.failed} />
      )}
      {chosen && checking.data && (
        <>
          <PlanPreview before={before} plan={chosen.plan} report={checking.data} floor={floor} />
          <div className={styles.acts}>
            <Button
              onPress={() => {
                checking.reset()
                storing.reset()
              }}
            >
              {words.store.forget}
            </Button>
            <Button
              look="primary"
              isDisabled={!checking.data.can_be_stored || storing.isPending}
              onPress={() => storing.mutate(chosen)}
            >
              {words.store.act(floor.name)}
            </Button>
          </div>
        </>
      )}
    </PanelPart>
  )
}
