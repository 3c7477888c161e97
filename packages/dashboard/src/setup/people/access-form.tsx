import { useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { queries } from '../../data/queries.ts'
import { Notice } from '../../design/notice.tsx'
import { peopleTexts } from '../../text/en/setup-people.ts'
import { EditForm } from '../edit-form.tsx'
import { useEdits } from '../use-edits.ts'
import { type Access, listEffects } from './list-effects.ts'
import { PlacesField } from './places-field.tsx'
import { RoleField } from './role-field.tsx'
import { refreshUsers, type User } from './user-queries.ts'

const words = peopleTexts

/** The role and the places of somebody, and what a change of them means, before it is saved. */
export function AccessForm({ user }: { user: User }) {
  const { client, me, locations } = useDashboard()
  const memory = useQueryClient()
  const saved: Access = { role: user.role, location_ids: user.location_ids }
  const edits = useEdits(`user ${user.user_id}`, saved)
  const { value, set } = edits
  const effects = listEffects(saved, value, locations)
  const isSelf = me.user_id === user.user_id
  const nameOf = (id: unknown) =>
    locations.find(({ location_id }) => location_id === id)?.name ?? words.hiddenPlace
  return (
    <EditForm
      edits={edits}
      labels={{ role: words.fields.role, location_ids: words.fields.location_ids }}
      write={(_, one) => (Array.isArray(one) ? one.map(nameOf).join(', ') : words.roles[one as User['role']])}
      save={(changes) => client.changeUser(user.user_id, changes, { ifVersion: user.version })}
      onSaved={async () => {
        await refreshUsers(memory, client)
        if (isSelf) await memory.invalidateQueries({ queryKey: queries.me(client).queryKey })
      }}
      reload={() => void refreshUsers(memory, client)}
    >
      {(faultOf) => (
        <>
          <RoleField value={value.role} error={faultOf('role')} onChange={(role) => set('role', role)} />
          <PlacesField
            value={value.location_ids}
            error={faultOf('location_ids')}
            onChange={(ids) => set('location_ids', ids)}
          />
          {effects.length > 0 && (
            <Notice title={words.effects.title}>
              {effects.map((effect) => (
                <p key={effect}>{effect}</p>
              ))}
              {isSelf && <p>{words.effects.self}</p>}
            </Notice>
          )}
        </>
      )}
    </EditForm>
  )
}
