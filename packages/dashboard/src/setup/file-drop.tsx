import type { ReactNode } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import { Button } from '../design/button.tsx'
import styles from './file-drop.module.css'

/** Settings of the place for a file. */
export interface FileDropProps {
  /** What to drop here. */
  readonly lead: ReactNode
  /** The word on the button. */
  readonly choose: string
  /** Media types, and ends of names with their dot. */
  readonly accepted: readonly string[]
  readonly onFile: (file: File) => void
}

/** Takes a file: dropped, pasted or chosen. */
export function FileDrop({ lead, choose, accepted, onFile }: FileDropProps) {
  return (
    <DropZone
      className={styles.zone ?? ''}
      getDropOperation={() => 'copy'}
      onDrop={async ({ items }) => {
        for (const item of items) {
          if (item.kind !== 'file') continue
          onFile(await item.getFile())
          return
        }
      }}
    >
      <p>{lead}</p>
      <FileTrigger
        acceptedFileTypes={accepted}
        onSelect={(files) => {
          const file = files?.[0]
          if (file) onFile(file)
        }}
      >
        <Button>{choose}</Button>
      </FileTrigger>
    </DropZone>
  )
}
