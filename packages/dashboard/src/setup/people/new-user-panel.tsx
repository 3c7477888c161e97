import type { Schemas } from '@openlightfi/client'
import { useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { TextField } from '../../design/text-field.tsx'
import { peopleTexts } from '../../text/en/setup-people.ts'
import { EditForm } from '../edit-form.tsx'
import { SidePanel } from '../side-panel.tsx'
import { useEdits } from '../use-edits.ts'
import { PlacesField } from './places-field.tsx'
import { RoleField } from './role-field.tsx'
import { refreshUsers } from './user-queries.ts'

const words = peopleTexts

const nothing: Schemas['UserInvitation'] = { email: '', role: 'viewer', location_ids: [] }

/** Settings of the panel. */
export interface NewUserPanelProps {
  readonly onClose: () => void
  readonly onInvited: (invited: Schemas['InvitedUser']) => void
}

/** Invites somebody. */
export function NewUserPanel({ onClose, onInvited }: NewUserPanelProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const edits = useEdits('user new', nothing)
  const { value, set } = edits
  return (
    <SidePanel title={words.new} kind={words.title} onClose={onClose}>
      <EditForm
        edits={edits}
        labels={words.fields}
        create={words.create}
        onCancel={onClose}
        save={() => client.inviteUser({ ...value, email: value.email.trim() })}
        onSaved={async (invited) => {
          await refreshUsers(memory, client)
          onInvited(invited)
        }}
      >
        {(faultOf) => (
          <>
            <TextField
              label={words.fields.email}
              value={value.email}
              maxLength={128}
              hint={words.hints.email}
              error={faultOf('email')}
              onChange={(email) => set('email', email)}
            />
            <RoleField value={value.role} error={faultOf('role')} onChange={(role) => set('role', role)} />
            <PlacesField
              value={value.location_ids}
              error={faultOf('location_ids')}
              onChange={(ids) => set('location_ids', ids)}
            />
          </>
        )}
      </EditForm>
    </SidePanel>
  )
}
