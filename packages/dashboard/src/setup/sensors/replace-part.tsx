import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import type { Sensor } from '../../data/queries.ts'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import { findFieldFaults } from '../find-field-faults.ts'
import { PanelPart } from '../side-panel.tsx'
import { IdField, usePrefixes } from './id-field.tsx'
import { readSensorCode } from './read-sensor-code.ts'
import styles from './replace-part.module.css'
import { refreshSensors } from './sensor-queries.ts'

const words = sensorTexts.replace

/** Settings of the part. */
export interface ReplacePartProps {
  readonly sensor: Sensor
  readonly isAllowed: boolean
  readonly onReplaced: (sensorId: string) => void
}

/** Puts a new sensor in the place of another, which is retired: one act of the server, all or nothing. */
export function ReplacePart({ sensor, isAllowed, onReplaced }: ReplacePartProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const prefixes = usePrefixes()
  const [text, setText] = useState<string>()
  const replacing = useMutation({
    mutationFn: (typed: string) =>
      client.replaceSensor(sensor.sensor_id, { sensor_id: readSensorCode(typed, prefixes) ?? typed.trim() }),
    onSuccess: async (made) => {
      await refreshSensors(memory)
      onReplaced(made.sensor_id)
    },
  })
  const faults = findFieldFaults(replacing.error, ['sensor_id'])
  return (
    <PanelPart title={words.title}>
      <p>{words.lead}</p>
      {!isAllowed && <p>{words.notAllowed}</p>}
      {isAllowed && text === undefined && (
        <div>
          <Button onPress={() => setText('')}>{words.open}</Button>
        </div>
      )}
      {isAllowed && text !== undefined && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== '' && !replacing.isPending) replacing.mutate(text)
          }}
        >
          <IdField label={words.id} value={text} fault={faults.ofFields.sensor_id} onChange={setText} />
          {replacing.error && !faults.areAll && (
            <FailureNotice error={replacing.error} title={words.failed} />
          )}
          <div className={styles.acts}>
            <Button
              onPress={() => {
                setText(undefined)
                replacing.reset()
              }}
            >
              {words.cancel}
            </Button>
            <Button type="submit" look="primary" isDisabled={text.trim() === '' || replacing.isPending}>
              {words.confirm(sensor.name ?? sensor.sensor_id)}
            </Button>
          </div>
        </form>
      )}
    </PanelPart>
  )
}
