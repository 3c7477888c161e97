import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import {
  Autocomplete,
  Button,
  Dialog,
  DialogTrigger,
  Input,
  Menu,
  MenuItem,
  Popover,
  SearchField,
} from 'react-aria-components'
import { partTexts } from '../text/en/parts.ts'
import { joinClasses } from './join-classes.ts'
import overlay from './overlay.module.css'
import styles from './picker.module.css'
import field from './text-field.module.css'

/** Choices that are shown at once; the filter leads to the others. */
const mostShown = 100

/** One thing to pick. */
export interface PickerOption {
  readonly value: string
  readonly text: string
  /** Stands below the text, and is looked at by the filter, too. */
  readonly detail?: string
}

/** Settings of a choice from a long list. */
export interface PickerProps {
  readonly label: string
  /** Whether the label is seen; it is always heard. */
  readonly showLabel?: boolean
  readonly options: readonly PickerOption[]
  /** `undefined`: nothing is picked yet. */
  readonly value: string | undefined
  readonly onChange: (value: string) => void
  readonly hint?: string
  /** What is wrong with the choice, and what would be right. */
  readonly error?: string | undefined
  /** Stands on the button while nothing is picked. */
  readonly placeholder?: string
}

/** One of very many, from a list with a filter. */
export function Picker(props: PickerProps) {
  const { label, showLabel = true, options, value, onChange, hint, error } = props
  const { placeholder = partTexts.picker.choose } = props
  const id = useId()
  const chosen = options.find((option) => option.value === value)
  const notes = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean)
  return (
    <div className={field.field}>
      <span id={id} className={field.label} hidden={!showLabel}>
        {label}
      </span>
      <DialogTrigger>
        <Button
          id={`${id}-button`}
          className={joinClasses(styles.button, error !== undefined && styles.invalid)}
          aria-labelledby={`${id} ${id}-button`}
          {...(notes.length > 0 && { 'aria-describedby': notes.join(' ') })}
        >
          <bdi className={joinClasses(styles.value, !chosen && styles.empty)}>
            {chosen?.text ?? placeholder}
          </bdi>
          <ChevronDown size={16} aria-hidden />
        </Button>
        <Popover className={joinClasses(overlay.overlay, overlay.popover)}>
          <Dialog aria-label={label} className={styles.dialog ?? ''}>
            {({ close }) => (
              <Options
                label={label}
                options={options}
                value={value}
                onPick={(picked) => {
                  onChange(picked)
                  close()
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {hint !== undefined && (
        <span id={`${id}-hint`} className={field.hint}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span id={`${id}-error`} className={field.error}>
          {error}
        </span>
      )}
    </div>
  )
}

interface OptionsProps {
  readonly label: string
  readonly options: readonly PickerOption[]
  readonly value: string | undefined
  readonly onPick: (value: string) => void
}

function Options({ label, options, value, onPick }: OptionsProps) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = options.filter((option) =>
    `${option.text} ${option.detail ?? ''}`.toLowerCase().includes(wanted),
  )
  const rest = found.length - mostShown
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField aria-label={partTexts.picker.filter} className={overlay.filter ?? ''} autoFocus>
        <Input className={field.input ?? ''} placeholder={partTexts.picker.filter} maxLength={100} />
      </SearchField>
      <Menu
        aria-label={label}
        className={overlay.list ?? ''}
        items={found.slice(0, mostShown)}
        renderEmptyState={() => <p className={styles.note}>{partTexts.picker.none}</p>}
        onAction={(key) => onPick(String(key))}
      >
        {(option) => (
          <MenuItem
            id={option.value}
            textValue={option.text}
            className={joinClasses(overlay.item, option.value === value && overlay.current)}
            {...(option.value === value && { 'aria-current': 'true' as const })}
          >
            <span className={styles.option}>
              <bdi>{option.text}</bdi>
              {option.detail !== undefined && <bdi className={styles.detail}>{option.detail}</bdi>}
            </span>
          </MenuItem>
        )}
      </Menu>
      {rest > 0 && <p className={styles.note}>{partTexts.picker.more(rest)}</p>}
    </Autocomplete>
  )
}
