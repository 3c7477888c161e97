import { Share2 } from 'lucide-react'
import type { RangePreset, TimeRange } from '../chart/time-range.ts'
import { ActionMenu } from '../design/action-menu.tsx'
import { Button } from '../design/button.tsx'
import { compareTexts } from '../text/en/compare.ts'
import styles from './compare-screen.module.css'
import type { CompareSearch } from './compare-search.ts'
import { writeAddress, writeFixedAddress } from './write-address.ts'

interface ShareMenuProps {
  readonly address: CompareSearch
  /** What is shown now. */
  readonly range: TimeRange
  readonly timeZone: string
  /** The range, where it moves with the days. */
  readonly preset: RangePreset | undefined
  /** Told whether a link was copied. */
  readonly onCopied: (outcome: 'copied' | 'notCopied') => void
}

/** Copies a link to what is shown, or to the same of whatever day it will be; prints. */
export function ShareMenu({ address, range, timeZone, preset, onCopied }: ShareMenuProps) {
  const copy = (path: string) => {
    navigator.clipboard.writeText(`${location.origin}${path}`).then(
      () => onCopied('copied'),
      () => onCopied('notCopied'),
    )
  }
  return (
    <ActionMenu
      label={compareTexts.share}
      entries={[
        {
          id: 'fixed',
          text: compareTexts.copyLink,
          onAction: () => copy(writeFixedAddress(address, range, timeZone)),
        },
        {
          id: 'live',
          text: compareTexts.copyLiveLink,
          isDisabled: preset === undefined,
          onAction: () => copy(writeAddress({ ...address, ...(preset && { range: preset }) })),
        },
        { id: 'print', text: compareTexts.print, onAction: () => print() },
      ]}
    >
      <Button>
        <Share2 size={16} aria-hidden />
        <span className={styles.word}>{compareTexts.share}</span>
      </Button>
    </ActionMenu>
  )
}
