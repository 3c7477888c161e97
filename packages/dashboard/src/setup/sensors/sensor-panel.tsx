import { ApiProblem } from '@openlightfi/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDashboard } from '../../app/dashboard-context.tsx'
import type { Sensor } from '../../data/queries.ts'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { sensorQueries } from '../../sensor/sensor-queries.ts'
import { setupTexts } from '../../text/en/setup.ts'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import { formatAge, formatMoment } from '../../time/format-time.ts'
import { useNow } from '../../time/use-now.ts'
import { DeletePart } from '../delete-part.tsx'
import { EditForm } from '../edit-form.tsx'
import { CopiedId, Facts } from '../facts.tsx'
import { GonePanel } from '../gone-panel.tsx'
import { SidePanel } from '../side-panel.tsx'
import { useEdits } from '../use-edits.ts'
import { ReplacePart } from './replace-part.tsx'
import { RetirePart } from './retire-part.tsx'
import { SensorFields } from './sensor-fields.tsx'
import { readSensorForm, type SensorForm } from './sensor-form.ts'
import { refreshSensorLists, refreshSensors } from './sensor-queries.ts'

const words = sensorTexts

/** Settings of the panel. */
export interface SensorPanelProps {
  readonly sensorId: string
  readonly onClose: () => void
  /** Opens another sensor, such as the one that took the place of this one. */
  readonly onOpen: (sensorId: string) => void
}

/** A sensor, to be renamed, moved, placed, replaced and taken out of use. */
export function SensorPanel({ sensorId, onClose, onOpen }: SensorPanelProps) {
  const { client } = useDashboard()
  const query = useQuery(sensorQueries.sensor(client, sensorId))
  const sensor = query.data
  if (query.error instanceof ApiProblem && [400, 404].includes(query.error.status))
    return <GonePanel kind={words.title} text={words.gone} onClose={onClose} />
  return (
    <SidePanel
      key={sensor ? 'sensor' : 'waiting'}
      title={sensor?.name ?? sensorId}
      kind={words.kind}
      onClose={onClose}
    >
      {sensor && <SensorParts sensor={sensor} onClose={onClose} onOpen={onOpen} />}
      {query.isPending && <Skeleton height="20rem" />}
      {query.error && <FailureNotice error={query.error} onTryAgain={() => void query.refetch()} />}
    </SidePanel>
  )
}

interface SensorPartsProps extends Omit<SensorPanelProps, 'sensorId'> {
  readonly sensor: Sensor
}

function SensorParts({ sensor, onClose, onOpen }: SensorPartsProps) {
  const { client, me } = useDashboard()
  const memory = useQueryClient()
  const isAdministrator = me.can.includes('administer_locations')
  const { name = sensor.sensor_id } = sensor
  return (
    <>
      <SensorFacts sensor={sensor} />
      <ChangeForm sensor={sensor} />
      {sensor.retired_at == null && (
        <ReplacePart sensor={sensor} isAllowed={isAdministrator} onReplaced={onOpen} />
      )}
      <RetirePart sensor={sensor} isAllowed={isAdministrator} />
      {isAdministrator && sensor.last_data_at === null && (
        <DeletePart
          name={name}
          title={words.remove.title}
          lead={words.remove.lead}
          open={words.remove.open}
          ask={words.remove.ask(name)}
          goes={words.remove.goes}
          remove={() => client.deleteSensor(sensor.sensor_id)}
          onRemoved={() => {
            onClose()
            void refreshSensorLists(memory)
          }}
        />
      )}
    </>
  )
}

function SensorFacts({ sensor }: { sensor: Sensor }) {
  const { findFamily } = useDashboard()
  const nowS = useNow()
  const { sensor_id, family, status, status_since, last_data_at, time_zone, location_id } = sensor
  const familyName = findFamily(family)?.name
  const moment =
    status_since != null && time_zone !== undefined ? formatMoment(status_since, time_zone, nowS) : undefined
  const statusText = status && words.statuses[status]
  return (
    <Facts
      facts={[
        [setupTexts.id, <CopiedId key="id" id={sensor_id} />],
        ...(familyName === undefined ? [] : [[words.facts.family, familyName] as const]),
        ...(statusText === undefined
          ? []
          : [
              [
                words.facts.status,
                moment === undefined ? statusText : words.facts.since(statusText, moment),
              ] as const,
            ]),
        [
          words.facts.last,
          last_data_at == null ? words.facts.never : words.facts.ago(formatAge(nowS - last_data_at)),
        ],
        [
          words.facts.links,
          <span key="links">
            <Link to="/sensors/$sensor" params={{ sensor: sensor_id }}>
              {words.facts.open}
            </Link>
            {location_id !== undefined && (
              <>
                {' · '}
                <Link to="/live/$location" params={{ location: location_id }} search={{ sensor: sensor_id }}>
                  {words.facts.live}
                </Link>
              </>
            )}
          </span>,
        ],
      ]}
    />
  )
}

function ChangeForm({ sensor }: { sensor: Sensor }) {
  const { client, locations } = useDashboard()
  const memory = useQueryClient()
  const { sensor_id } = sensor
  const edits = useEdits<SensorForm>(`sensor ${sensor_id}`, readSensorForm(sensor))
  return (
    <EditForm
      edits={edits}
      labels={words.formLabels}
      write={(name, value) => {
        if (name === 'location_id')
          return locations.find(({ location_id }) => location_id === value)?.name ?? words.hidden
        if (name === 'position') return value === null ? words.noRoom : words.place.position
        return value === null ? words.noRoom : String(value)
      }}
      save={(changes) =>
        client.changeSensor(
          sensor_id,
          changes,
          sensor.version === undefined ? {} : { ifVersion: sensor.version },
        )
      }
      onSaved={(saved) => {
        memory.setQueryData(sensorQueries.sensor(client, sensor_id).queryKey, saved)
        return refreshSensors(memory)
      }}
      reload={() => void refreshSensors(memory)}
    >
      {(faultOf) => <SensorFields sensorId={sensor_id} edits={edits} faultOf={faultOf} />}
    </EditForm>
  )
}
