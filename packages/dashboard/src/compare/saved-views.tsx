import { ApiProblem } from '@openlightfi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { ActionMenu } from '../design/action-menu.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { TextField } from '../design/text-field.tsx'
import { compareTexts } from '../text/en/compare.ts'
import styles from './compare-screen.module.css'
import { viewsQuery } from './views-query.ts'

const { saved } = compareTexts

/** How many views a user can keep. */
const mostViews = 100

/** Saves what is shown under a name, and opens what was saved before. */
export function SavedViews({ address, suggestion }: { address: string; suggestion: string }) {
  const { client } = useDashboard()
  const router = useRouter()
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const query = viewsQuery(client)
  const views = useQuery(query)
  const known = views.data?.views ?? []
  const isTaken = known.some((view) => view.name === name.trim())
  const save = useMutation({
    mutationFn: async () => {
      const { version, views: before } = await client.readViews()
      const view = { name: name.trim(), address }
      const others = before.filter((one) => one.name !== view.name)
      return client.putViews({ views: [...others, view] }, { ifVersion: version })
    },
    onSuccess: (answer) => {
      queryClient.setQueryData(query.queryKey, answer)
      setOpen(false)
    },
  })
  const isFull = known.length >= mostViews && !isTaken
  const canSave = name.trim() !== '' && !isFull && !save.isPending
  const isChanged = save.error instanceof ApiProblem && save.error.status === 412
  return (
    <>
      <ActionMenu
        label={saved.open}
        entries={[
          {
            id: 'save',
            text: saved.save,
            onAction: () => {
              setName(suggestion)
              save.reset()
              setOpen(true)
            },
          },
          ...known.map((view) => ({
            id: `view:${view.name}`,
            text: view.name,
            onAction: () => router.history.push(view.address),
          })),
        ]}
      >
        <Button>
          <Bookmark size={16} aria-hidden />
          <span className={styles.word}>{saved.open}</span>
        </Button>
      </ActionMenu>
      <Dialog
        title={saved.title}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        acts={
          <>
            <Button onPress={() => setOpen(false)}>{saved.cancel}</Button>
            <Button look="primary" isDisabled={!canSave} onPress={() => save.mutate()}>
              {saved.store}
            </Button>
          </>
        }
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (canSave) save.mutate()
          }}
        >
          <TextField
            label={saved.name}
            value={name}
            onChange={setName}
            maxLength={100}
            hint={isTaken ? saved.taken : saved.hint}
            error={isFull ? saved.tooMany(mostViews) : isChanged ? saved.changed : undefined}
          />
        </form>
        {save.isError && !isChanged && <FailureNotice error={save.error} title={saved.failed} />}
      </Dialog>
    </>
  )
}
