import { CircleCheck, CircleDashed, CirclePause, OctagonX } from 'lucide-react'
import styles from './state-mark.module.css'

const icons = { works: CircleCheck, waiting: CircleDashed, failing: OctagonX, stopped: CirclePause } as const

/** How a thing is doing, as a sign and a word. */
export function StateMark({ state, text }: { state: keyof typeof icons; text: string }) {
  const Icon = icons[state]
  return (
    <span className={styles[state]}>
      <Icon size={16} aria-hidden />
      {text}
    </span>
  )
}
