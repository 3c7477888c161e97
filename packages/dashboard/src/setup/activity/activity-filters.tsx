import type { Schemas } from '@openlightfi/client'
import { useMemo } from 'react'
import { Button } from '../../design/button.tsx'
import { DateRangeField } from '../../design/date-range-field.tsx'
import { Picker } from '../../design/picker.tsx'
import { Select } from '../../design/select.tsx'
import { TextField } from '../../design/text-field.tsx'
import { activityTexts } from '../../text/en/setup-activity.ts'
import type { User } from '../people/user-queries.ts'
import styles from './activity-filters.module.css'
import { findDays, writeDays } from './when.ts'

const words = activityTexts.filters

/** Which entries somebody wants to see, as the address has it. */
export interface ActivityFilter {
  readonly q?: string | undefined
  readonly what?: string | undefined
  readonly who?: string | undefined
  readonly when?: string | undefined
}

/** Settings of the filters. */
export interface ActivityFiltersProps {
  readonly filter: ActivityFilter
  readonly users: readonly User[] | undefined
  /** The day that it is at the place. */
  readonly today: string
  readonly onChange: (filter: ActivityFilter) => void
}

type Kind = Schemas['AuditEntryOutput']['subject']['kind']

/** What, who, when, and words. */
export function ActivityFilters({ filter, users, today, onChange }: ActivityFiltersProps) {
  const { q = '', what = '', who = '', when = 'any' } = filter
  const kinds = Object.entries(words.kinds).map(([kind, text]) => ({ value: kind as Kind, text }))
  const people = useMemo(
    () => (users ?? []).map(({ user_id, username }) => ({ value: user_id, text: username })),
    [users],
  )
  const isOwn = when !== 'any' && !Object.hasOwn(words.whens, when)
  const days = when === 'any' ? undefined : findDays(when, today)
  const change = (changed: ActivityFilter) => onChange({ ...filter, ...changed })
  return (
    <>
      <TextField
        label={words.text}
        showLabel={false}
        placeholder={words.text}
        type="search"
        maxLength={100}
        value={q}
        onChange={(text) => change({ q: text || undefined })}
      />
      <div className={styles.choices}>
        <Select
          label={words.what}
          look="field"
          options={[{ value: '', text: words.anything }, ...kinds, ...listOther(what)]}
          value={what}
          onChange={(next) => change({ what: next || undefined })}
        />
        <Picker
          label={words.who}
          showLabel={false}
          options={[{ value: '', text: words.anybody }, ...people, ...listUnknown(who, people)]}
          value={who}
          onChange={(next) => change({ who: next || undefined })}
        />
        <Select
          label={words.when}
          look="field"
          options={Object.entries(words.whens).map(([value, text]) => ({ value, text }))}
          value={isOwn ? 'own' : when}
          onChange={(next) =>
            change({
              when:
                next === 'any'
                  ? undefined
                  : next === 'own'
                    ? writeDays(days ?? { first: today, last: today })
                    : next,
            })
          }
        />
        {isOwn && days && (
          <DateRangeField
            label={words.days}
            days={days}
            today={today}
            onChange={(next) => change({ when: writeDays(next) })}
          />
        )}
        {(q !== '' || what !== '' || who !== '' || when !== 'any') && (
          <Button look="quiet" size="small" onPress={() => onChange({})}>
            {words.clear}
          </Button>
        )}
      </div>
    </>
  )
}

/** One act alone can stand in the address, too. */
function listOther(what: string) {
  return what.includes('.') ? [{ value: what, text: what }] : []
}

/** Whoever is gone can still have done something. */
function listUnknown(who: string, people: readonly { readonly value: string }[]) {
  return who === '' || people.some(({ value }) => value === who) ? [] : [{ value: who, text: who }]
}
