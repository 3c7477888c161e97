import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { compareBasket, useIsCompared } from '../compare/use-compare-basket.ts'
import { joinClasses } from '../design/join-classes.ts'
import overlay from '../design/overlay.module.css'
import { liveTexts } from '../text/en/live.ts'

const text = liveTexts.list

/** Settings of the menu of a row. */
export interface RowMenuProps {
  readonly sensorId: string
  readonly varName: string
  /** The button that opened it. */
  readonly button: HTMLElement
  readonly onClose: () => void
  readonly onTell: (message: string) => void
}

/** What can be done with a sensor of the list. One menu serves all rows, so that rows stay light. */
export function RowMenu({ sensorId, varName, button, onClose, onTell }: RowMenuProps) {
  const navigate = useNavigate()
  const trigger = useRef(button)
  trigger.current = button
  const series = { sensorId, varName }
  const isCompared = useIsCompared(series)
  const acts: Readonly<Record<string, () => void>> = {
    open: () => void navigate({ to: '/sensors/$sensor', params: { sensor: sensorId } }),
    compare: () => {
      if (!compareBasket.toggle(series)) onTell(text.compareFull)
    },
    copy: () => void copy(sensorId, onTell),
  }
  return (
    <Popover
      className={joinClasses(overlay.overlay, overlay.popover)}
      triggerRef={trigger}
      isOpen
      placement="bottom end"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Menu
        className={overlay.list ?? ''}
        aria-label={text.menu(sensorId)}
        autoFocus
        onAction={(key) => acts[String(key)]?.()}
        onClose={onClose}
      >
        <MenuItem id="open" className={overlay.item ?? ''}>
          {text.openSensor}
        </MenuItem>
        <MenuItem id="compare" className={overlay.item ?? ''}>
          {isCompared ? text.takeFromCompare : text.addToCompare}
        </MenuItem>
        <MenuItem id="copy" className={overlay.item ?? ''} textValue={text.copyId}>
          {text.copyId} <code>{sensorId}</code>
        </MenuItem>
      </Menu>
    </Popover>
  )
}

async function copy(sensorId: string, onTell: (message: string) => void): Promise<void> {
  const isCopied = await navigator.clipboard.writeText(sensorId).then(
    () => true,
    () => false,
  )
  onTell(isCopied ? text.copied(sensorId) : text.copyFailed)
}
