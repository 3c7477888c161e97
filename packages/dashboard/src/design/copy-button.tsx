import { Check, Copy, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { partTexts } from '../text/en/parts.ts'
import { Button } from './button.tsx'
import styles from './copy-button.module.css'

/** How long a button says what became of it, milliseconds. */
const saidForMs = 4_000

/** Copies a text, and says whether that worked. @param label what is copied, in words. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<keyof typeof partTexts.copy>()
  useEffect(() => {
    if (outcome === undefined) return undefined
    const timer = setTimeout(() => setOutcome(undefined), saidForMs)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('done'),
      () => setOutcome('failed'),
    )
  const Icon = outcome === undefined ? Copy : outcome === 'done' ? Check : TriangleAlert
  return (
    <span className={styles.copy}>
      <Button size="icon" look="quiet" aria-label={label} onPress={copy}>
        <Icon size={16} aria-hidden />
      </Button>
      <span role="status">{outcome && partTexts.copy[outcome]}</span>
    </span>
  )
}
