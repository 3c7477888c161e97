import type { ReactNode } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components'
import { joinClasses } from './join-classes.ts'
import overlay from './overlay.module.css'
import field from './text-field.module.css'

/** One thing to choose. */
export interface Choice {
  readonly id: string
  /** What the filter looks at, and people hear. */
  readonly text: string
  readonly isCurrent?: boolean
  readonly content?: ReactNode
}

/** Settings of a list with a filter. */
export interface FilteredListProps {
  readonly label: string
  readonly filterLabel: string
  readonly choices: readonly Choice[]
  readonly onChoose: (id: string) => void
}

/** From this many on, a filter is worth its place. */
const leastForFilter = 8

/** Things to choose from, with a field that filters them where they are many. */
export function FilteredList({ label, filterLabel, choices, onChoose }: FilteredListProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const menu = (
    <Menu
      aria-label={label}
      items={choices}
      className={overlay.list ?? ''}
      onAction={(key) => onChoose(String(key))}
    >
      {({ id, text, isCurrent = false, content }) => (
        <MenuItem
          id={id}
          textValue={text}
          className={joinClasses(overlay.item, isCurrent && overlay.current)}
          {...(isCurrent && { 'aria-current': 'page' as const })}
        >
          {content ?? text}
        </MenuItem>
      )}
    </Menu>
  )
  if (choices.length < leastForFilter) return menu
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={filterLabel} className={overlay.filter ?? ''} autoFocus>
        <Input className={field.input ?? ''} placeholder={filterLabel} />
      </SearchField>
      {menu}
    </Autocomplete>
  )
}
