import type { Schemas } from '@openlightfi/client'
import { useMemo, useState } from 'react'
import { isolateText } from '../../data/isolate-text.ts'
import type { Location } from '../../data/queries.ts'
import { AddressLink } from '../../design/address-link.tsx'
import { Notice } from '../../design/notice.tsx'
import { plansTexts } from '../../text/en/setup-plans.ts'
import { writeSetupAddress } from '../setup-search.ts'
import { OverlayPicture } from './overlay-picture.tsx'
import { overlayPlans } from './overlay-plans.ts'
import styles from './plan-preview.module.css'

const { preview: words, mistakes: mistakeWords, lost: lostWords } = plansTexts

/** Ids that are named; the others are counted. */
const mostIds = 12

/** A plan that lies this far from the one before is most likely turned round, metres. */
const farApartM = 1_000

const kilometres = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** Settings of the preview. */
export interface PlanPreviewProps {
  readonly floor: Location
  readonly before: Schemas['Floorplan'] | undefined
  readonly plan: Schemas['Floorplan']
  readonly report: Schemas['FloorplanReport']
}

/** Whoever has chosen a file comes to what it changes, which may lie below the screen. */
function takeFocus(section: HTMLElement | null): void {
  section?.focus()
}

/** What a plan changes: drawn, counted, and what stands in its way. */
export function PlanPreview({ before, plan, report }: PlanPreviewProps) {
  const [picked, setPicked] = useState<number>()
  const overlay = useMemo(() => overlayPlans(before, plan, report), [before, plan, report])
  const apart = overlay?.apart ?? 0
  return (
    <section className={styles.preview} aria-label={words.title} tabIndex={-1} ref={takeFocus}>
      {overlay ? (
        <>
          <OverlayPicture overlay={overlay} label={words.picture} picked={picked} />
          <Legend hasBefore={before !== undefined} hasMistakes={report.mistakes.count > 0} />
        </>
      ) : (
        <p>{words.nothing}</p>
      )}
      {apart > farApartM && <Notice tone="warn">{words.apart(kilometres.format(apart / 1000))}</Notice>}
      <Counts report={report} />
      <Mistakes
        report={report}
        drawn={new Set(overlay?.faulty.keys())}
        picked={picked}
        onPick={(index) => setPicked(index === picked ? undefined : index)}
      />
      <Lost report={report} />
      {report.can_be_stored && <p role="status">{words.ready}</p>}
    </section>
  )
}

function Legend({ hasBefore, hasMistakes }: { hasBefore: boolean; hasMistakes: boolean }) {
  const kinds = [
    ...(['added', 'changed', 'kept'] as const),
    ...(hasBefore ? (['before'] as const) : []),
    ...(hasMistakes ? (['faulty'] as const) : []),
  ]
  return (
    <ul className={styles.legend} aria-label={words.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={`${styles.swatch} ${styles[kind]}`} aria-hidden />
          {words[kind]}
        </li>
      ))}
    </ul>
  )
}

function Counts({ report }: Pick<PlanPreviewProps, 'report'>) {
  const lines = (['added', 'changed', 'removed'] as const).filter((kind) => report[kind].count > 0)
  return (
    <ul className={styles.counts}>
      {lines.map((kind) => {
        const { count, ids } = report[kind]
        const named = ids.slice(0, mostIds)
        return (
          <li key={kind}>
            <strong>{words.counts[kind](count)}</strong>{' '}
            <span className={styles.ids}>
              {words.ids(
                named.map((id) => isolateText(id)),
                count - named.length,
              )}
            </span>
          </li>
        )
      })}
      <li>{words.counts.unchanged(report.unchanged)}</li>
    </ul>
  )
}

interface MistakesProps extends Pick<PlanPreviewProps, 'report'> {
  readonly drawn: ReadonlySet<number>
  readonly picked: number | undefined
  readonly onPick: (index: number) => void
}

function Mistakes({ report, drawn, picked, onPick }: MistakesProps) {
  const { count, places } = report.mistakes
  if (count === 0) return null
  return (
    <Notice tone="alarm" title={mistakeWords.title(count)}>
      <p>{mistakeWords.lead}</p>
      <ol className={styles.mistakes}>
        {places.map(({ pointer, detail, feature_index: index }) => (
          <li key={`${pointer} ${detail}`}>
            {index !== null && drawn.has(index) ? (
              <button
                type="button"
                className={styles.mistake}
                aria-pressed={index === picked}
                onClick={() => onPick(index)}
              >
                <code>{pointer}</code> {detail}
              </button>
            ) : (
              <p className={styles.mistake}>
                <code>{pointer === '' ? mistakeWords.whole : pointer}</code> {detail}
                {index !== null && ` (${mistakeWords.notDrawn})`}
              </p>
            )}
          </li>
        ))}
      </ol>
      {count > places.length && <p>{mistakeWords.more(count - places.length)}</p>}
    </Notice>
  )
}

function Lost({ report }: Pick<PlanPreviewProps, 'report'>) {
  const { count, sensors } = report.lost
  if (count === 0) return null
  return (
    <Notice tone="warn" title={lostWords.title(count)}>
      <p>{lostWords.lead}</p>
      <ul className={styles.mistakes}>
        {sensors.map(({ sensor_id, polygon_id }) => (
          <li key={sensor_id}>
            <AddressLink address={writeSetupAddress('/setup/sensors', { id: sensor_id })}>
              {sensor_id}
            </AddressLink>
            {`, ${lostWords.room(isolateText(polygon_id))}`}
          </li>
        ))}
      </ul>
      {count > sensors.length && <p>{lostWords.more(count - sensors.length)}</p>}
    </Notice>
  )
}
