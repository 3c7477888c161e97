import { ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import { joinClasses } from './join-classes.ts'
import overlay from './overlay.module.css'
import styles from './select.module.css'

/** Settings of a choice from a list. */
export interface SelectProps<Value extends string> {
  readonly label: string
  /** Whether the label is seen; it is always heard. */
  readonly showLabel?: boolean
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** `field`: as wide as the form it stands in, like a field for text. */
  readonly look?: 'plain' | 'field'
}

/** One of many, from a list that opens. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, showLabel = false, options, value, onChange, look = 'plain' } = props
  return (
    <AriaSelect
      className={joinClasses(styles.select, styles[look])}
      {...(!showLabel && { 'aria-label': label })}
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen) onChange(chosen.value)
      }}
    >
      {showLabel && <Label className={styles.label ?? ''}>{label}</Label>}
      <Button className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className={joinClasses(overlay.overlay, overlay.popover)}>
        <ListBox className={overlay.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.text} className={overlay.item ?? ''}>
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
