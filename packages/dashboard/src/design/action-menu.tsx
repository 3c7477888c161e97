import type { ReactElement } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { joinClasses } from './join-classes.ts'
import overlay from './overlay.module.css'

/** One entry of a menu: an act, or a link. */
export interface MenuEntry {
  readonly id: string
  readonly text: string
  readonly onAction: () => void
  readonly isDisabled?: boolean
}

/** Settings of a menu. */
export interface ActionMenuProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** The button that opens it. */
  readonly children: ReactElement
}

/** Acts behind a button. */
export function ActionMenu({ label, entries, children }: ActionMenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={joinClasses(overlay.overlay, overlay.popover)}>
        <Menu className={overlay.list ?? ''} aria-label={label} items={entries}>
          {({ id, text, onAction, isDisabled = false }) => (
            <MenuItem
              id={id}
              textValue={text}
              className={overlay.item ?? ''}
              isDisabled={isDisabled}
              onAction={onAction}
            >
              {text}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
