import { Maximize, Minus, Plus } from 'lucide-react'
import { Button } from '../design/button.tsx'
import { planTexts } from '../text/en/plan.ts'
import styles from './plan-controls.module.css'
import type { PlanMoves } from './use-plan-view.ts'

/** Buttons that enlarge a plan and show all of it again. */
export function PlanControls({ moves }: { moves: PlanMoves }) {
  const { zoomIn, zoomOut, fit } = planTexts
  return (
    <div className={styles.controls}>
      <Button size="icon" aria-label={zoomIn} onPress={() => moves.zoomBy(1.6)}>
        <Plus size={18} aria-hidden />
      </Button>
      <Button
        size="icon"
        aria-label={zoomOut}
        isDisabled={!moves.isZoomed}
        onPress={() => moves.zoomBy(1 / 1.6)}
      >
        <Minus size={18} aria-hidden />
      </Button>
      <Button size="icon" aria-label={fit} isDisabled={!moves.isZoomed} onPress={moves.fit}>
        <Maximize size={16} aria-hidden />
      </Button>
    </div>
  )
}
