import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import type { Sensor } from '../../data/queries.ts'
import { Button } from '../../design/button.tsx'
import { ConfirmDialog } from '../../design/confirm-dialog.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { sensorQueries } from '../../sensor/sensor-queries.ts'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import { formatMoment } from '../../time/format-time.ts'
import { useNow } from '../../time/use-now.ts'
import { PanelPart } from '../side-panel.tsx'
import { refreshSensors } from './sensor-queries.ts'

const words = sensorTexts.retire

/** Settings of the part. */
export interface RetirePartProps {
  readonly sensor: Sensor
  readonly isAllowed: boolean
}

/** Takes a sensor out of use, and into use again. */
export function RetirePart({ sensor, isAllowed }: RetirePartProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const nowS = useNow()
  const [isOpen, setOpen] = useState(false)
  const { sensor_id, name = sensor_id, retired_at, time_zone = 'UTC' } = sensor
  const keep = async (changed: Sensor) => {
    memory.setQueryData(sensorQueries.sensor(client, sensor_id).queryKey, changed)
    setOpen(false)
    await refreshSensors(memory)
  }
  const retiring = useMutation({ mutationFn: () => client.retireSensor(sensor_id), onSuccess: keep })
  const reinstating = useMutation({ mutationFn: () => client.reinstateSensor(sensor_id), onSuccess: keep })
  const isRetired = retired_at != null
  return (
    <PanelPart title={words.title}>
      <p>{isRetired ? words.retired(formatMoment(retired_at, time_zone, nowS)) : words.lead}</p>
      {!isAllowed && <p>{words.notAllowed}</p>}
      {isAllowed && isRetired && (
        <div>
          <Button isDisabled={reinstating.isPending} onPress={() => reinstating.mutate()}>
            {words.back}
          </Button>
        </div>
      )}
      {reinstating.error && <FailureNotice error={reinstating.error} />}
      {isAllowed && !isRetired && (
        <div>
          <Button look="danger" onPress={() => setOpen(true)}>
            {words.open}
          </Button>
        </div>
      )}
      <ConfirmDialog
        title={words.ask(name)}
        isOpen={isOpen}
        keep={words.keep}
        confirm={words.confirm(name)}
        isBusy={retiring.isPending}
        error={retiring.error}
        onClose={() => {
          setOpen(false)
          retiring.reset()
        }}
        onConfirm={() => retiring.mutate()}
      >
        <p>{words.goes}</p>
      </ConfirmDialog>
    </PanelPart>
  )
}
