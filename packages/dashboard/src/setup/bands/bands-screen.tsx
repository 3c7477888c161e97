import { useMemo } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { useTitle } from '../../app/use-title.ts'
import { setupTexts } from '../../text/en/setup.ts'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import { GonePanel } from '../gone-panel.tsx'
import { ListFilter, NothingFound } from '../list-filter.tsx'
import { type LocationRow, listLocations } from '../locations/list-locations.ts'
import { SetupPage } from '../setup-page.tsx'
import { SetupTable } from '../setup-table.tsx'
import { useListAddress } from '../use-list-address.ts'
import { plainNames } from './settings-form.ts'
import { SettingsPanel } from './settings-panel.tsx'
import { useOwnSettings } from './use-own-settings.ts'

const words = settingsTexts

/** The locations, each with what it sets itself. */
export function BandsScreen() {
  const { locations, findVariable } = useDashboard()
  const address = useListAddress('/setup/bands')
  const { id, q } = address
  const rows = useMemo(() => listLocations(locations, q), [locations, q])
  const own = useOwnSettings()
  useTitle(words.title, setupTexts.title)
  const location = locations.find(({ location_id }) => location_id === id)
  const isFiltered = q.trim() !== ''
  const nameOwn = (locationId: string) => {
    const settings = own.get(locationId)
    if (settings === undefined) return words.nothingOwn
    const bands = settings.flatMap((name) => (name.startsWith('bands.') ? name.slice('bands.'.length) : []))
    return [
      ...plainNames.filter((name) => settings.includes(name)).map((name) => words.fields[name]),
      ...bands.map((varName) => words.bandsOf(findVariable(varName)?.label ?? varName)),
    ].join(', ')
  }
  return (
    <SetupPage
      title={words.title}
      lead={words.lead}
      openRowId={address.openRowId}
      tools={
        <>
          <ListFilter address={address} label={words.filter} />
          <p role="status">{words.shown(rows.length, locations.length)}</p>
        </>
      }
      panel={
        location ? (
          <SettingsPanel key={id} location={location} onClose={address.close} />
        ) : (
          id !== undefined && <GonePanel kind={words.title} text={words.gone} onClose={address.close} />
        )
      }
    >
      {rows.length === 0 && <NothingFound address={address} />}
      {rows.length > 0 && (
        <SetupTable
          label={words.title}
          rows={rows}
          nameText={words.columns.name}
          idOf={({ location: one }) => one.location_id}
          nameOf={({ location: one }) => one.name}
          {...(isFiltered
            ? { detailOf: ({ path }: LocationRow) => path }
            : { depthOf: ({ depth }: LocationRow) => depth })}
          columns={[
            {
              id: 'own',
              text: words.columns.own,
              cell: ({ location: one }) => nameOwn(one.location_id),
            },
          ]}
          addressOf={({ location: one }) => address.addressOf(one.location_id)}
          openId={id}
          isBrief
        />
      )}
    </SetupPage>
  )
}
