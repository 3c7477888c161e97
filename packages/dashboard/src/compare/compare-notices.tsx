import { Notice } from '../design/notice.tsx'
import { Select } from '../design/select.tsx'
import { compareTexts } from '../text/en/compare.ts'
import type { Comparison } from './use-comparison.ts'

interface CompareNoticesProps extends Pick<Comparison, 'refused' | 'units'> {
  /** Ids of sensors that are there no more. */
  readonly gone: readonly string[]
}

/** Says of what was asked for what is not drawn, and why. */
export function CompareNotices({ refused, units, gone }: CompareNoticesProps) {
  return (
    <>
      {refused.map(({ name, unit }) => (
        <Notice key={name} tone="warn">
          {compareTexts.refused(
            name,
            unit,
            units.map((one) => (one === '' ? compareTexts.bareNumber : one)),
          )}
        </Notice>
      ))}
      {gone.map((id) => (
        <Notice key={id} tone="warn">
          {compareTexts.gone(id)}
        </Notice>
      ))}
    </>
  )
}

interface ZoneNoticeProps {
  /** Those of the sensors. */
  readonly zones: readonly string[]
  readonly timeZone: string
  readonly onChange: (timeZone: string) => void
}

/** Says that sensors lie in several time zones, and lets the one be chosen that counts. */
export function ZoneNotice({ zones, timeZone, onChange }: ZoneNoticeProps) {
  return (
    <Notice tone="warn">
      <p>{compareTexts.zonesDiffer(timeZone)}</p>
      <Select
        label={compareTexts.zone}
        value={timeZone}
        options={[...new Set([timeZone, ...zones])].map((value) => ({ value, text: value }))}
        onChange={onChange}
      />
    </Notice>
  )
}
