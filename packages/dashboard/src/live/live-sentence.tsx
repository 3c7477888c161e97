import type { Schemas } from '@openlightfi/client'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { ShownBand } from '../data/bands.ts'
import { findUnit, formatNumber, type ValueChoices } from '../data/format-value.ts'
import type { Variable } from '../data/queries.ts'
import { joinClasses } from '../design/join-classes.ts'
import overlay from '../design/overlay.module.css'
import { Swatch } from '../design/swatch.tsx'
import { liveTexts } from '../text/en/live.ts'
import type { TileCounts } from './count-tiles.ts'
import styles from './live-sentence.module.css'

const text = liveTexts.sentence

/** Settings of the sentence. */
export interface LiveSentenceProps {
  readonly variable: Variable
  readonly choices: ValueChoices
  readonly bands: readonly ShownBand[]
  /** Where the bands come from; `undefined` until that is known, or where there are none. */
  readonly from: Schemas['SettingSource'] | undefined
  readonly counts: TileCounts
}

/** Says what is shown in which unit, where its bands come from, and how much is not counted. */
export function LiveSentence({ variable, choices, bands, from, counts }: LiveSentenceProps) {
  const { symbol } = findUnit(variable, choices)
  return (
    <p className={styles.sentence}>
      {text.unit(variable.label, symbol)} {bands.length === 0 && text.bandsNone}
      {bands.length > 0 && from && (
        <DialogTrigger>
          <Button className={styles.why ?? ''}>{nameSource(from)}</Button>
          <Popover className={joinClasses(overlay.overlay, overlay.popover)} placement="bottom start">
            <Dialog className={styles.bands ?? ''} aria-label={text.why}>
              <BandList variable={variable} choices={choices} bands={bands} />
              {from.kind === 'default' && <p className={styles.ground}>{variable.bands_ground}</p>}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}{' '}
      {counts.absent > 0 && text.notCounted(counts.absent)}
    </p>
  )
}

function nameSource({ kind, location_id, name }: Schemas['SettingSource']): string {
  if (kind === 'default') return text.bandsDefault
  return location_id === null ? text.bandsAbove : text.bandsFrom(name)
}

/** The bands with their limits. */
function BandList({ variable, choices, bands }: Pick<LiveSentenceProps, 'variable' | 'choices' | 'bands'>) {
  const { symbol, convert } = findUnit(variable, choices)
  const write = (value: number) =>
    formatNumber(convert(value), Number.isInteger(value) ? 0 : variable.decimals)
  return (
    <table className={styles.table}>
      <tbody>
        {bands.map(({ name, to, colour, index }) => {
          const from = bands[index - 1]?.to
          const limit =
            to !== null
              ? text.upTo(`${write(to)} ${symbol}`)
              : from == null
                ? ''
                : text.above(`${write(from)} ${symbol}`)
          return (
            <tr key={name}>
              <th scope="row">
                <Swatch colour={colour} /> {name}
              </th>
              <td>{limit}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
