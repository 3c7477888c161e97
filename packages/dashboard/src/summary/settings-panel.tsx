import type { Schemas } from '@openlightfi/client'
import { useDashboard } from '../app/dashboard-context.tsx'
import { formatSelection } from '../calendar/format-selection.ts'
import { readDays, readHours } from '../calendar/hour-selection.ts'
import { showBands } from '../data/bands.ts'
import { formatBandRanges } from '../data/format-band-ranges.ts'
import type { Variable } from '../data/queries.ts'
import { Swatch } from '../design/swatch.tsx'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { summaryTexts } from '../text/en/summary.ts'
import { formatSource } from './format-source.ts'
import styles from './settings-panel.module.css'

/** Settings of the panel. */
export interface SettingsPanelProps {
  readonly settings: Schemas['LocationSettingsOutput']
  /** The one whose bands are shown at once. */
  readonly chosen: Variable
  /** All that have bands here. */
  readonly variables: readonly Variable[]
}

const words = summaryTexts.settings

/** Bands, working hours and what else holds in a location, and where each comes from. */
export function SettingsPanel({ settings, chosen, variables }: SettingsPanelProps) {
  const { working_hours, working_days, outdoor_co2_ppm, capacity } = settings.effective
  const banded = variables.filter(({ var_name }) => settings.effective.bands[var_name] !== undefined)
  const hours = formatSource(working_hours.from)
  const days = formatSource(working_days.from)
  return (
    <section className={styles.card}>
      <h2>{words.title}</h2>
      {banded.map((variable) => (
        <details
          key={variable.var_name}
          className={styles.bands}
          open={variable.var_name === chosen.var_name}
        >
          <summary className={styles.summary}>
            {words.bands(variable.label)}
            <BandSource settings={settings} variable={variable} />
          </summary>
          <Limits settings={settings} variable={variable} />
        </details>
      ))}
      <dl className={styles.facts}>
        <dt>{words.hours}</dt>
        <dd>
          {formatSelection(readHours(working_hours.value), readDays(working_days.value))}
          <span className={styles.source}>{hours === days ? hours : `${hours}, ${days}`}</span>
        </dd>
        <dt>{words.outdoor}</dt>
        <dd>
          {words.outdoorValue(outdoor_co2_ppm.value)}
          <span className={styles.source}>{formatSource(outdoor_co2_ppm.from)}</span>
        </dd>
        <dt>{words.capacity}</dt>
        <dd>
          {capacity.value === null ? (
            words.noCapacity
          ) : (
            <>
              {words.people(capacity.value)}
              <span className={styles.source}>{formatSource(capacity.from)}</span>
            </>
          )}
        </dd>
      </dl>
    </section>
  )
}

interface BandsOfProps {
  readonly settings: Schemas['LocationSettingsOutput']
  readonly variable: Variable
}

function BandSource({ settings, variable }: BandsOfProps) {
  const bands = settings.effective.bands[variable.var_name]
  return bands && <span className={styles.source}>{formatSource(bands.from)}</span>
}

function Limits({ settings, variable }: BandsOfProps) {
  const { preferences } = useDashboard()
  const bands = settings.effective.bands[variable.var_name]
  if (!bands) return null
  const shown = showBands(bands.value, variable)
  const ranges = formatBandRanges(shown, variable, preferences.preferences)
  return (
    <>
      <ul className={styles.limits}>
        {shown.map((band, index) => (
          <li key={band.name} className={styles.limit}>
            <Swatch colour={band.colour} />
            <TickGlyph ticks={band.ticks} />
            <span className={styles.band}>{band.name}</span> {ranges[index]}
          </li>
        ))}
      </ul>
      {bands.from.kind === 'default' && variable.bands_ground !== null && (
        <p className={styles.ground}>
          <strong>{words.grounds}:</strong> {variable.bands_ground}
        </p>
      )}
    </>
  )
}
