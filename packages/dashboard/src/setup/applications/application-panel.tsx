import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { isolateText } from '../../data/isolate-text.ts'
import { saveText } from '../../data/save-text.ts'
import { Button } from '../../design/button.tsx'
import { CopyButton } from '../../design/copy-button.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { DeletePart } from '../delete-part.tsx'
import { EditForm } from '../edit-form.tsx'
import { Facts } from '../facts.tsx'
import { SecretPart } from '../secret-part.tsx'
import { PanelPart, SidePanel } from '../side-panel.tsx'
import { useEdits } from '../use-edits.ts'
import { ActivityPart } from './activity-part.tsx'
import { ApplicationFields } from './application-fields.tsx'
import styles from './application-panel.module.css'
import {
  applicationQueries,
  refreshApplicationList,
  refreshApplications,
  waitMs,
} from './application-queries.ts'
import { ConnectPart } from './connect-part.tsx'
import { judgeApplication } from './judge-application.ts'
import { LoginsPart } from './logins-part.tsx'
import { type ApplicationForm, pickSettings, toForm } from './purposes.ts'
import { type Application, envFileName, findOauthUrl } from './recipes/connection.ts'
import { writeEnvFile } from './recipes/write-env-file.ts'
import { RotationPart } from './rotation-part.tsx'
import { SwitchPart } from './switch-part.tsx'
import { UsePart } from './use-part.tsx'

const words = applicationTexts

/** Settings of the panel. */
export interface ApplicationPanelProps {
  readonly listed: Application
  /** The secret, while it can be shown: it was made a moment ago. */
  readonly secret: string | undefined
  readonly onSecret: (secret: string | undefined) => void
  readonly onClose: () => void
}

/** An application: its secret once, how to connect, how it is doing, and its settings. */
export function ApplicationPanel({ listed, secret, onSecret, onClose }: ApplicationPanelProps) {
  const { client } = useDashboard()
  const clientId = listed.client_id
  const { data: application = listed } = useQuery({
    ...applicationQueries.one(client, clientId),
    // Changes of others come in, and use is told as it happens.
    // Whoever waits for the first token, or mends a failure, sees at once that it works.
    refetchInterval: ({ state: { data } }) => (data && isWaitedFor(data) ? waitMs : 5 * waitMs),
  })
  const logins = useInfiniteQuery({
    ...applicationQueries.logins(client, clientId),
    enabled: application.kind !== 'service',
  })
  const memory = useQueryClient()
  const tokenAt = application.last_token_at
  useEffect(() => {
    // With a token come a login, activity and another state in the list.
    if (tokenAt !== listed.last_token_at) void refreshApplications(memory)
  }, [memory, tokenAt, listed.last_token_at])
  // What was never used has to be connected; what was is asked how it is doing.
  const [isNew] = useState(listed.last_token_at === null)
  const kind = words.kinds[application.kind]
  if (secret !== undefined)
    return (
      <SidePanel key="secret" title={application.name} kind={kind} onClose={onClose}>
        <Secret application={application} secret={secret} onStored={() => onSecret(undefined)} />
      </SidePanel>
    )
  const use = <UsePart application={application} username={findLast(logins.data?.pages[0]?.data)} />
  return (
    <SidePanel key="all" title={application.name} kind={kind} onClose={onClose}>
      <Ids application={application} />
      {use}
      <ConnectPart application={application} isOpen={isNew} />
      {tokenAt !== null && <ActivityPart clientId={clientId} />}
      {application.kind !== 'service' && <LoginsPart application={application} logins={logins} />}
      <PanelPart title={words.settings}>
        <ChangeForm application={application} />
      </PanelPart>
      {application.kind !== 'public' && (
        <RotationPart application={application} onRotated={({ client_secret }) => onSecret(client_secret)} />
      )}
      <SwitchPart application={application} />
      <Remove
        application={application}
        logins={logins.data?.pages[0]?.data.length ?? 0}
        isAll={!logins.hasNextPage}
        onRemoved={onClose}
      />
    </SidePanel>
  )
}

/** Tells whether somebody is likely to try things out at this moment. */
function isWaitedFor(application: Application): boolean {
  return ['waiting', 'failing'].includes(judgeApplication(application))
}

/** Finds who was given a token last. */
function findLast(
  logins: readonly { readonly username: string; readonly last_token_at: number | null }[] = [],
): string | undefined {
  const [last] = logins.toSorted((a, b) => (b.last_token_at ?? 0) - (a.last_token_at ?? 0))
  return last?.username
}

function Ids({ application: { client_id } }: { application: Application }) {
  const oauthUrl = findOauthUrl({ serverUrl: location.origin })
  return (
    <Facts
      facts={[
        [
          words.ids.client,
          <span key="id" className={styles.id}>
            <code>{client_id}</code>
            <CopyButton text={client_id} label={setupTexts.copyId(client_id)} />
          </span>,
        ],
        [
          words.ids.oauthUrl,
          <span key="oauth" className={styles.id}>
            <code>{oauthUrl}</code>
            <CopyButton text={oauthUrl} label={words.ids.copyOauthUrl} />
          </span>,
        ],
      ]}
    />
  )
}

interface SecretProps {
  readonly application: Application
  readonly secret: string
  readonly onStored: () => void
}

function Secret({ application, secret, onStored }: SecretProps) {
  const save = () =>
    saveText(envFileName, 'application/octet-stream', writeEnvFile(location.origin, application, secret))
  return (
    <SecretPart label={words.secret.label} secret={secret} onStored={onStored}>
      <div className={styles.env}>
        <Button onPress={save}>
          <Download size={16} aria-hidden />
          {words.secret.download}
        </Button>
        <p>{words.secret.env}</p>
      </div>
    </SecretPart>
  )
}

function ChangeForm({ application }: { application: Application }) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const edits = useEdits<ApplicationForm>(`application ${application.client_id}`, toForm(application))
  return (
    <EditForm
      edits={edits}
      labels={words.fields}
      write={writeField}
      save={(changes) =>
        client.changeClient(application.client_id, pickSettings(application.kind, changes), {
          ifVersion: application.version,
        })
      }
      onSaved={() => refreshApplications(memory)}
      reload={() => void refreshApplications(memory)}
    >
      {(faultOf) => <ApplicationFields kind={application.kind} edits={edits} faultOf={faultOf} />}
    </EditForm>
  )
}

function writeField(_: keyof ApplicationForm, value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? words.lists.none : words.lists.listed(value)
  if (typeof value === 'boolean') return value ? words.yesNo.yes : words.yesNo.no
  return String(value)
}

interface RemoveProps {
  readonly application: Application
  /** Logins that are known, and whether there are no others. */
  readonly logins: number
  readonly isAll: boolean
  readonly onRemoved: () => void
}

function Remove({ application, logins, isAll, onRemoved }: RemoveProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const { remove } = words
  return (
    <DeletePart
      name={application.name}
      title={remove.title}
      lead={remove.lead}
      open={remove.open}
      ask={remove.ask(isolateText(application.name))}
      goes={remove.goes(remove.logins(logins, isAll))}
      remove={() => client.deleteClient(application.client_id)}
      onRemoved={() => {
        onRemoved()
        void refreshApplicationList(memory)
      }}
    />
  )
}
