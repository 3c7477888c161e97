import { ScanLine } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Button } from '../../design/button.tsx'
import { TextField } from '../../design/text-field.tsx'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import styles from './id-field.module.css'
import { readSensorCode } from './read-sensor-code.ts'

const words = sensorTexts

// The camera and the reader of codes are for those who scan.
const ScanDialog = lazy(async () => ({ default: (await import('./scan-dialog.tsx')).ScanDialog }))

/** Settings of the field. */
export interface IdFieldProps {
  readonly label: string
  readonly value: string
  /** What the server said of it. */
  readonly fault: string | undefined
  readonly onChange: (text: string) => void
}

/** The id of a sensor, typed, pasted with what is around it, or scanned. */
export function IdField({ label, value, fault, onChange }: IdFieldProps) {
  const prefixes = usePrefixes()
  const [isScanning, setScanning] = useState(false)
  const [isLeft, setLeft] = useState(false)
  const isBad = isLeft && value.trim() !== '' && readSensorCode(value, prefixes) === undefined
  return (
    <div className={styles.id}>
      <TextField
        label={label}
        value={value}
        maxLength={400}
        hint={words.hints.sensor_id}
        error={fault ?? (isBad ? words.badId(prefixes.join(', ')) : undefined)}
        onChange={(text) => {
          setLeft(false)
          onChange(text)
        }}
        onBlur={() => {
          setLeft(true)
          const id = readSensorCode(value, prefixes)
          if (id !== undefined && id !== value) onChange(id)
        }}
      />
      <div>
        <Button size="small" onPress={() => setScanning(true)}>
          <ScanLine size={16} aria-hidden />
          {words.scan.open}
        </Button>
      </div>
      {isScanning && (
        <Suspense>
          <ScanDialog
            prefixes={prefixes}
            onClose={() => setScanning(false)}
            onFound={(id) => {
              setScanning(false)
              setLeft(false)
              onChange(id)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

/** What ids of sensors begin with. */
export function usePrefixes(): readonly string[] {
  const { catalogue } = useDashboard()
  return catalogue.families.map(({ prefix }) => prefix)
}
