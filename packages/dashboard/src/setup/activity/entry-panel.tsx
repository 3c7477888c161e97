import { usePlace } from '../../app/use-place.ts'
import { AddressLink } from '../../design/address-link.tsx'
import { activityTexts } from '../../text/en/setup-activity.ts'
import { formatDay, formatIso, formatTimeOfDay } from '../../time/format-time.ts'
import { useNow } from '../../time/use-now.ts'
import { Facts } from '../facts.tsx'
import { writeSetupAddress } from '../setup-search.ts'
import { PanelPart, SidePanel } from '../side-panel.tsx'
import { listDetails } from './list-details.ts'
import type { EntryRow } from './list-entries.ts'
import { Sentence, type SentenceProps } from './sentence.tsx'
import type { FindName } from './write-sentence.ts'

const words = activityTexts

/** Settings of the panel. */
export interface EntryPanelProps {
  readonly row: EntryRow
  readonly findName: FindName
  readonly findAddress: SentenceProps['findAddress']
  readonly onClose: () => void
}

/** All that one entry says. */
export function EntryPanel({ row, findName, findAddress, onClose }: EntryPanelProps) {
  const { entry, parts } = row
  const { actor, subject, details, remote_address } = entry
  const zone = usePlace()?.time_zone ?? 'UTC'
  const nowS = useNow(60_000)
  const day = formatDay(entry.time, zone, nowS)
  const rest = listDetails(details, findName)
  return (
    <SidePanel title={`${day}, ${formatTimeOfDay(entry.time, zone)}`} kind={words.kind} onClose={onClose}>
      <p>
        <Sentence parts={parts} findAddress={findAddress} />
      </p>
      <Facts
        facts={[
          [words.facts.time, <code key="time">{formatIso(entry.time, zone)}</code>],
          [words.facts.by, `${actor.name ?? words.names.somebody}, ${words.by[actor.kind]}`],
          [words.facts.address, remote_address ?? words.noAddress],
          [words.facts.action, <code key="action">{entry.action}</code>],
          [words.facts.subject, <code key="id">{subject.id}</code>],
          [words.facts.sequence, String(entry.sequence)],
        ]}
      />
      {rest.length > 0 && (
        <PanelPart title={words.details}>
          <Facts facts={rest} />
        </PanelPart>
      )}
      {subject.name !== null && (
        <p>
          <AddressLink
            address={writeSetupAddress('/setup/activity', { what: subject.kind, q: subject.name })}
          >
            {words.same}
          </AddressLink>
        </p>
      )}
    </SidePanel>
  )
}
