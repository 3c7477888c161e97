import { useEffect, useRef, useState } from 'react'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { Notice } from '../../design/notice.tsx'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import { type CameraTrouble, nameCameraTrouble } from './name-camera-trouble.ts'
import { readSensorCode } from './read-sensor-code.ts'
import { scanCodes } from './scan-codes.ts'
import styles from './scan-dialog.module.css'

const words = sensorTexts.scan

/** Settings of the dialog. */
export interface ScanDialogProps {
  /** What ids of sensors begin with. */
  readonly prefixes: readonly string[]
  readonly onFound: (sensorId: string) => void
  readonly onClose: () => void
}

type CameraState = 'starting' | 'looking' | CameraTrouble

/** Looks through the camera for a code that has the id of a sensor in it. */
export function ScanDialog({ prefixes, onFound, onClose }: ScanDialogProps) {
  const [state, setState] = useState<CameraState>('starting')
  const [other, setOther] = useState<string>()
  const [turn, setTurn] = useState(0)
  const trouble = state === 'starting' || state === 'looking' ? undefined : state
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      acts={
        <>
          {trouble && <Button onPress={() => setTurn(turn + 1)}>{words.again}</Button>}
          <Button onPress={onClose} autoFocus>
            {words.close}
          </Button>
        </>
      }
    >
      {!trouble && <p role="status">{state === 'starting' ? words.starting : words.lead}</p>}
      <CameraPicture
        key={turn}
        isHidden={trouble !== undefined}
        onState={setState}
        onCode={(text) => {
          const id = readSensorCode(text, prefixes)
          if (id !== undefined) onFound(id)
          else setOther(text)
        }}
      />
      {trouble && <Notice tone="alarm">{words.troubles[trouble]}</Notice>}
      {other !== undefined && (
        <Notice tone="warn">
          {words.other} <code className={styles.other}>{other.slice(0, 200)}</code>
        </Notice>
      )}
    </Dialog>
  )
}

interface CameraPictureProps {
  readonly isHidden: boolean
  readonly onState: (state: CameraState) => void
  readonly onCode: (text: string) => void
}

/** What the camera sees, from when it is shown until it is taken away. */
function CameraPicture({ isHidden, onState, onCode }: CameraPictureProps) {
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef({ onState, onCode })
  latest.current = { onState, onCode }
  useEffect(() => {
    const element = video.current
    if (!element) return
    const stop = new AbortController()
    latest.current.onState('starting')
    scanCodes(element, {
      signal: stop.signal,
      onStart: () => latest.current.onState('looking'),
      onCode: (text) => latest.current.onCode(text),
    }).catch((error: unknown) => {
      if (!stop.signal.aborted) latest.current.onState(nameCameraTrouble(error))
    })
    return () => stop.abort()
  }, [])
  return <video ref={video} className={styles.video} hidden={isHidden} muted playsInline aria-hidden />
}
