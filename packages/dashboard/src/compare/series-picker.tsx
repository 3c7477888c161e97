import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { useDashboard } from '../app/dashboard-context.tsx'
import { joinClasses } from '../design/join-classes.ts'
import overlay from '../design/overlay.module.css'
import field from '../design/text-field.module.css'
import { compareTexts } from '../text/en/compare.ts'
import { formatSeries, maxCompared } from './compare-basket.ts'
import { listPicks } from './list-picks.ts'
import styles from './series-picker.module.css'

/** Settings of the field that adds a series. */
export interface SeriesPickerProps {
  /** What is compared already. */
  readonly names: readonly string[]
  readonly onAdd: (name: string) => void
}

/** Sensors that are asked for at once. */
const mostSensors = 8

/** Adds a series by a part of the name of its sensor, or of its id. */
export function SeriesPicker({ names, onAdd }: SeriesPickerProps) {
  const { client, locations, catalogue } = useDashboard()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const found = useQuery({
    queryKey: ['search', wanted, mostSensors],
    queryFn: ({ signal }) => client.listSensors({ q: wanted, limit: mostSensors }, { signal }),
    enabled: wanted.length >= 2,
    placeholderData: keepPreviousData,
  })
  const sensors = wanted.length >= 2 ? (found.data?.data ?? []) : []
  const picks = listPicks(sensors, catalogue.variables, locations).filter(
    (pick) => !names.includes(formatSeries(pick)),
  )
  const isFull = names.length >= maxCompared
  const hint =
    wanted.length < 2
      ? compareTexts.typeMore
      : found.isFetching
        ? compareTexts.searching
        : compareTexts.nothingFound
  return (
    <ComboBox
      className={styles.picker ?? ''}
      inputValue={text}
      onInputChange={setText}
      items={picks}
      allowsEmptyCollection={wanted !== ''}
      isDisabled={isFull}
      value={null}
      onChange={(key) => {
        if (typeof key !== 'string') return
        onAdd(key)
        setText('')
      }}
    >
      <Label className={styles.label ?? ''}>{compareTexts.add}</Label>
      <Plus className={styles.icon} size={16} aria-hidden />
      <Input
        className={joinClasses(field.input, styles.input)}
        placeholder={compareTexts.addPlaceholder}
        autoComplete="off"
      />
      {isFull && (
        <Text slot="description" className={styles.hint ?? ''}>
          {compareTexts.full(maxCompared)}
        </Text>
      )}
      <Popover className={joinClasses(overlay.overlay, overlay.popover, styles.popover)}>
        <ListBox
          className={overlay.list ?? ''}
          aria-label={compareTexts.addHint}
          renderEmptyState={() => <p className={styles.hint}>{hint}</p>}
        >
          {(pick: (typeof picks)[number]) => (
            <ListBoxItem id={formatSeries(pick)} textValue={pick.text} className={overlay.item ?? ''}>
              <span className={styles.name}>{pick.name}</span>
              <strong className={styles.variable}>{pick.label}</strong>
              <span className={styles.place}>{pick.place}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
