import { useNavigate } from '@tanstack/react-router'
import { Segments } from '../design/segments.tsx'
import { changeSearch } from '../live/live-search.ts'
import { planTexts } from '../text/en/plan.ts'
import type { RoomValue } from './combine-room.ts'
import styles from './room-value-choice.module.css'

/** Chooses how several sensors of a room become its value; the address keeps it. */
export function RoomValueChoice({ value }: { value: RoomValue }) {
  const navigate = useNavigate({ from: '/live/$location' })
  const { roomValue, worst, mean } = planTexts
  return (
    <div className={styles.choice}>
      <span aria-hidden="true">{roomValue}</span>
      <Segments<RoomValue>
        label={roomValue}
        options={[
          { value: 'worst', text: worst },
          { value: 'mean', text: mean },
        ]}
        value={value}
        onChange={(chosen) =>
          void navigate({
            search: (before) => changeSearch(before, { room: chosen === 'worst' ? undefined : chosen }),
            replace: true,
          })
        }
      />
    </div>
  )
}
