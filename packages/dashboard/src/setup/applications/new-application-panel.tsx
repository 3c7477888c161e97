import type { Schemas } from '@openlightfi/client'
import { useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { useDraft } from '../../app/use-draft.ts'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { EditForm } from '../edit-form.tsx'
import { SidePanel } from '../side-panel.tsx'
import { useEdits } from '../use-edits.ts'
import { ApplicationFields } from './application-fields.tsx'
import { refreshApplications } from './application-queries.ts'
import styles from './new-application-panel.module.css'
import { type ApplicationForm, buildForm, kindOf, type Purpose, pickSettings, purposes } from './purposes.ts'

const words = applicationTexts

/** Settings of the panel. */
export interface NewApplicationPanelProps {
  readonly onClose: () => void
  /** Is called with the only answer that has the secret. */
  readonly onCreated: (created: Schemas['CreatedClient']) => void
}

/** Makes an application: what it is for decides most of its settings. */
export function NewApplicationPanel({ onClose, onCreated }: NewApplicationPanelProps) {
  const purpose = useDraft<Purpose | null>('application purpose', null)
  return (
    <SidePanel title={words.create.title} kind={words.create.kind} onClose={onClose}>
      <fieldset className={styles.cards}>
        <legend>{words.create.question}</legend>
        {purposes.map((one) => (
          <label key={one} className={styles.card}>
            <input
              type="radio"
              name="purpose"
              checked={purpose.value === one}
              onChange={() => purpose.change(one)}
            />
            <span>
              <span className={styles.title}>{words.create.purposes[one].title}</span>
              <span className={styles.text}>{words.create.purposes[one].text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {purpose.value !== null && (
        <CreateForm
          key={purpose.value}
          purpose={purpose.value}
          onClose={() => {
            purpose.drop()
            onClose()
          }}
          onCreated={(created) => {
            purpose.drop()
            onCreated(created)
          }}
        />
      )}
    </SidePanel>
  )
}

function CreateForm({
  purpose,
  onClose,
  onCreated,
}: NewApplicationPanelProps & { readonly purpose: Purpose }) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const kind = kindOf[purpose]
  const edits = useEdits<ApplicationForm>(`application new ${purpose}`, buildForm(purpose, location.origin))
  return (
    <EditForm
      edits={edits}
      labels={words.fields}
      create={words.create.make}
      onCancel={onClose}
      save={() => client.createClient({ ...pickSettings(kind, edits.value), name: edits.value.name, kind })}
      onSaved={(created) => {
        void refreshApplications(memory)
        onCreated(created)
      }}
    >
      {(faultOf) => <ApplicationFields kind={kind} edits={edits} faultOf={faultOf} />}
    </EditForm>
  )
}
