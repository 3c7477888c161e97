import { Plus, X } from 'lucide-react'
import { Input, TextField } from 'react-aria-components'
import { showBands } from '../../data/bands.ts'
import type { Variable } from '../../data/queries.ts'
import { Button } from '../../design/button.tsx'
import { Select } from '../../design/select.tsx'
import { Swatch } from '../../design/swatch.tsx'
import field from '../../design/text-field.module.css'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import styles from './band-editor.module.css'
import { BandScale } from './band-scale.tsx'
import { checkBands } from './check-settings.ts'
import { type DraftBand, toBands } from './settings-form.ts'

const words = settingsTexts.editor

/** The most bands that a variable may have, and the longest name of one. */
const [mostBands, longestName] = [9, 40]

/** Settings of the editor. */
export interface BandEditorProps {
  readonly variable: Variable
  readonly drafts: readonly DraftBand[]
  readonly onChange: (drafts: readonly DraftBand[]) => void
}

/** Names, limits and severities of the bands of a variable, from low to high. */
export function BandEditor({ variable, drafts, onChange }: BandEditorProps) {
  const bands = toBands(drafts)
  const shown = showBands(bands, variable)
  const last = drafts.length - 1
  const change = (index: number, changed: Partial<DraftBand>) =>
    onChange(drafts.map((draft, one) => (one === index ? { ...draft, ...changed } : draft)))
  return (
    <div className={styles.editor}>
      {checkBands(drafts).length === 0 && <BandScale variable={variable} bands={bands} />}
      <ol className={styles.bands}>
        {drafts.map(({ name, to, severity }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a band has nothing but its place
          <li key={index} className={styles.band}>
            <Swatch colour={shown[index]?.colour} shape="bar" />
            <div className={styles.fields}>
              <PlainInput
                label={words.name(index)}
                value={name}
                maxLength={longestName}
                onChange={(text) => change(index, { name: text })}
              />
              <span className={styles.limit}>
                {index === last ? (
                  words.noLimit
                ) : (
                  <>
                    {words.upTo}
                    <PlainInput
                      label={words.limit(index, variable.symbol)}
                      value={to}
                      maxLength={20}
                      isNumber
                      onChange={(text) => change(index, { to: text })}
                    />
                    {variable.symbol}
                  </>
                )}
              </span>
              <Select
                label={words.severity(index)}
                look="field"
                options={words.severities.map((text, value) => ({ value: String(value), text }))}
                value={String(severity)}
                onChange={(value) => change(index, { severity: Number(value) })}
              />
            </div>
            <Button
              size="icon"
              look="quiet"
              aria-label={words.remove(name === '' ? words.band(index) : name)}
              isDisabled={drafts.length <= 2}
              onPress={() => onChange(drafts.filter((_, one) => one !== index))}
            >
              <X size={16} aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      {drafts.length < mostBands ? (
        <div>
          <Button
            size="small"
            onPress={() => onChange([...drafts, { name: words.names.next, to: '', severity: 4 }])}
          >
            <Plus size={16} aria-hidden />
            {words.add}
          </Button>
        </div>
      ) : (
        <p>{words.most(mostBands)}</p>
      )}
    </div>
  )
}

interface PlainInputProps {
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly isNumber?: boolean
  readonly onChange: (text: string) => void
}

function PlainInput({ label, value, maxLength, isNumber = false, onChange }: PlainInputProps) {
  return (
    <TextField
      aria-label={label}
      className={(isNumber ? styles.number : styles.name) ?? ''}
      value={value}
      maxLength={maxLength}
      onChange={onChange}
    >
      <Input className={field.input ?? ''} autoComplete="off" {...(isNumber && { inputMode: 'decimal' })} />
    </TextField>
  )
}
