import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { findLineage } from '../data/find-relatives.ts'
import { formatValue, type ValueChoices } from '../data/format-value.ts'
import { isolateText } from '../data/isolate-text.ts'
import { joinClasses } from '../design/join-classes.ts'
import overlay from '../design/overlay.module.css'
import field from '../design/text-field.module.css'
import { chooseSources, findSources } from '../live/find-sources.ts'
import { findSections } from '../setup/sections.ts'
import { appTexts } from '../text/en/app.ts'
import { formatAge } from '../time/format-time.ts'
import { useNow } from '../time/use-now.ts'
import { useDashboard } from './dashboard-context.tsx'
import { findPages, listPages, namesPage } from './find-pages.ts'
import { beginsWith, findPlaces } from './find-places.ts'
import {
  type FoundRoom,
  findRooms,
  listRoomData,
  listRoomSeries,
  looksForId,
  type RoomDatum,
} from './find-rooms.ts'
import styles from './search-dialog.module.css'
import { useGoToPlace, usePlace } from './use-place.ts'

const { search } = appTexts

/** Sensors that are asked for, so that the rooms of all of them are found. */
const askedSensors = 40

/** Rooms and sensors that are listed: more would hide what follows. */
const mostRooms = 6
const mostSensors = 8

/** Settings of the search. */
export interface SearchDialogProps {
  readonly onClose: () => void
  /** Gives what was typed before the field had the focus, and ends keeping it. */
  readonly takeTyped: () => string
}

/** The search: what is typed is looked for among rooms, sensors, places and pages. */
export function SearchDialog({ onClose, takeTyped }: SearchDialogProps) {
  return (
    <ModalOverlay
      className={overlay.backdrop ?? ''}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={joinClasses(overlay.overlay, overlay.modal)}>
        <Dialog className={styles.dialog ?? ''} aria-label={search.label}>
          <SearchList onDone={onClose} takeTyped={takeTyped} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function SearchList({ onDone, takeTyped }: { onDone: () => void; takeTyped: () => string }) {
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const { client, locations, catalogue, preferences, me } = useDashboard()
  const nowS = useNow()
  const navigate = useNavigate()
  const goToPlace = useGoToPlace()
  const place = usePlace()
  const wanted = text.trim()
  const sensors = useQuery({
    queryKey: ['search', wanted, askedSensors],
    queryFn: ({ signal }) => client.listSensors({ q: wanted, limit: askedSensors }, { signal }),
    enabled: wanted.length >= 2,
    placeholderData: keepPreviousData,
  })
  /** What is listed still answers to what was typed before. */
  const isLate = wanted.length >= 2 && sensors.isPlaceholderData
  const found = wanted.length >= 2 ? (sensors.data?.data ?? []) : []
  const foundSensors = found.slice(0, mostSensors)
  const foundRooms = findRooms(found, catalogue.variables, wanted).slice(0, mostRooms)
  const foundPlaces = findPlaces(locations, wanted)
  const allPages = listPages(place?.location_id, findSections(me.can))
  const foundPages = findPages(allPages, wanted)
  const pagesFirst = foundPages.some((page) => namesPage(page, wanted))
  const placesFirst = beginsWith(foundPlaces[0], wanted)
  const roomSensors = new Set(foundRooms.flatMap((room) => room.sensors.map(({ sensor_id }) => sensor_id)))
  const isOneRoom =
    foundRooms.length === 1 && foundSensors.every(({ sensor_id }) => roomSensors.has(sensor_id))
  const countOfName = (name: string | undefined) => foundSensors.filter((one) => one.name === name).length
  const roomKeys = foundRooms.map(keyOfRoom)
  const sensorKeys = foundSensors.map(({ sensor_id }) => `sensor:${sensor_id}`)
  const placeKeys = foundPlaces.map(({ location_id }) => `place:${location_id}`)
  const pageKeys = foundPages.map(({ id }) => `page:${id}`)
  const first = [
    ...(pagesFirst ? pageKeys : []),
    ...(placesFirst
      ? [...placeKeys, ...roomKeys, ...sensorKeys]
      : [...roomKeys, ...sensorKeys, ...placeKeys]),
    ...pageKeys,
  ][0]
  const choose = (key: string) => {
    onDone()
    const [kind, id = ''] = key.split(/:(.*)/)
    if (kind === 'place') goToPlace(id)
    else if (kind === 'sensor') navigate({ to: '/sensors/$sensor', params: { sensor: id } })
    else if (kind === 'room') {
      const room = foundRooms.find((one) => keyOfRoom(one) === key)
      if (room) navigate({ to: '/compare', search: { s: listRoomSeries(room) } })
    } else {
      const page = allPages.find((one) => one.id === id)
      if (page) navigate(page.link)
    }
  }
  const namePlace = (id: string | undefined) => locations.find(({ location_id }) => location_id === id)?.name
  const roomSection = foundRooms.length > 0 && (
    <MenuSection key="rooms">
      <Header className={styles.kind ?? ''}>{search.rooms}</Header>
      {foundRooms.map((room) => {
        const data = listRoomData(room, nowS).slice(0, mostData)
        return (
          <Found
            key={keyOfRoom(room)}
            id={keyOfRoom(room)}
            text={room.name}
            beside={[
              namePlace(room.locationId),
              ...data.map((datum) => writeDatum(datum, preferences.preferences, nowS)),
            ]}
          />
        )
      })}
    </MenuSection>
  )
  const sensorSection = foundSensors.length > 0 && (
    <MenuSection key="sensors">
      <Header className={styles.kind ?? ''}>{isOneRoom ? search.sensorsInIt : search.sensors}</Header>
      {foundSensors.map((sensor) => (
        <Found
          key={sensor.sensor_id}
          id={`sensor:${sensor.sensor_id}`}
          text={sensor.name ?? sensor.sensor_id}
          beside={[
            sensor.name !== undefined && (looksForId(wanted) || countOfName(sensor.name) > 1)
              ? sensor.sensor_id
              : undefined,
            chooseSources(findSources([sensor], catalogue.variables), undefined)
              .slice(0, mostData)
              .map(({ variable }) => variable.label)
              .join(', '),
            isOneRoom ? undefined : namePlace(sensor.location_id),
          ]}
        />
      ))}
    </MenuSection>
  )
  const placeSection = foundPlaces.length > 0 && (
    <MenuSection key="places">
      <Header className={styles.kind ?? ''}>{search.places}</Header>
      {foundPlaces.map((place) => (
        <Found
          key={place.location_id}
          id={`place:${place.location_id}`}
          text={place.name}
          beside={findLineage(locations, place)
            .slice(0, -1)
            .map(({ name }) => name)}
        />
      ))}
    </MenuSection>
  )
  const pageSection = foundPages.length > 0 && (
    <MenuSection key="pages">
      <Header className={styles.kind ?? ''}>{search.pages}</Header>
      {foundPages.map(({ id, text: name, isOfPlace }) => (
        <Found key={id} id={`page:${id}`} text={name} beside={isOfPlace ? [place?.name] : []} />
      ))}
    </MenuSection>
  )
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField
        aria-label={search.label}
        className={styles.field ?? ''}
        autoFocus
        onSubmit={() => {
          if (wanted === '' || isLate) return
          // Results that came late have no focus yet: Enter then takes the first.
          const hasFocused = input.current?.hasAttribute('aria-activedescendant') ?? false
          if (!hasFocused && first !== undefined) choose(first)
        }}
      >
        <Input
          ref={input}
          onFocus={() => {
            const typed = takeTyped()
            if (typed !== '') setText((before) => before + typed)
          }}
          className={joinClasses(field.input, styles.input)}
          placeholder={search.placeholder}
        />
      </SearchField>
      <Menu
        aria-label={search.results}
        className={styles.results ?? ''}
        onAction={(key) => choose(String(key))}
        renderEmptyState={() => (
          <p className={styles.none}>{sensors.isFetching ? search.waiting : search.none}</p>
        )}
      >
        {pagesFirst && pageSection}
        {placesFirst
          ? [placeSection, roomSection, sensorSection]
          : [roomSection, sensorSection, placeSection]}
        {!pagesFirst && pageSection}
      </Menu>
    </Autocomplete>
  )
}

function Found({ id, text, beside }: { id: string; text: string; beside: readonly (string | undefined)[] }) {
  const place = beside
    .flatMap((part) => (part === undefined || part === '' ? [] : isolateText(part)))
    .join(' · ')
  return (
    <MenuItem id={id} textValue={`${text} ${place}`} className={joinClasses(overlay.item, styles.found)}>
      <span>{isolateText(text)}</span>
      <span className={styles.beside}>{place}</span>
    </MenuItem>
  )
}

/** What is written of a room or a sensor at most. */
const mostData = 4

function keyOfRoom({ sensors: [first] }: FoundRoom): string {
  return `room:${first?.sensor_id}`
}

function writeDatum({ variable, time, value }: RoomDatum, choices: ValueChoices, nowS: number): string {
  if (variable.kind === 'event') return search.lastEvent(variable.label, formatAge(nowS - time))
  const { text, symbol } = formatValue(variable, value, choices)
  return symbol === '' ? `${variable.label} ${text}` : `${text}\u00a0${symbol}`
}
