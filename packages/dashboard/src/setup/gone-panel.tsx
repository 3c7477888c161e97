import { setupTexts } from '../text/en/setup.ts'
import { SidePanel } from './side-panel.tsx'

/** Settings of the panel. */
export interface GonePanelProps {
  /** What kind of thing it was. */
  readonly kind: string
  readonly text: string
  readonly onClose: () => void
}

/** Says that what the address names is not there: somebody deleted it, or the address is mistyped. */
export function GonePanel({ kind, text, onClose }: GonePanelProps) {
  return (
    <SidePanel title={setupTexts.panel.gone} kind={kind} onClose={onClose}>
      <p>{text}</p>
    </SidePanel>
  )
}
