import { ApiProblem } from '@openlightfi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { useDraft } from '../app/use-draft.ts'
import { Button } from '../design/button.tsx'
import { ConfirmDialog } from '../design/confirm-dialog.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Notice } from '../design/notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { TextField } from '../design/text-field.tsx'
import { profileTexts } from '../text/en/profile.ts'
import { findNameFault, moveView, removeView, renameView, type SavedView } from './edit-views.ts'
import { profileQueries } from './profile-queries.ts'
import styles from './profile-screen.module.css'

const { views: words } = profileTexts

/** The longest name of a view. */
const maxLength = 100

/** The views that a user saved, to be renamed, moved and deleted. */
export function ViewList() {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const query = profileQueries.views(client)
  const views = useQuery(query)
  const [renaming, setRenaming] = useState<string>()
  const [removing, setRemoving] = useState<string>()
  const put = useMutation({
    mutationFn: (change: (views: readonly SavedView[]) => SavedView[]) => {
      const { version, views: before } = views.data ?? { version: '', views: [] }
      return client.putViews({ views: change(before) }, { ifVersion: version })
    },
    onSuccess: (saved) => {
      memory.setQueryData(query.queryKey, saved)
      setRenaming(undefined)
      setRemoving(undefined)
    },
    onError: (error) => {
      if (wasChanged(error)) memory.invalidateQueries({ queryKey: query.queryKey })
    },
  })
  if (views.isPending) return <Skeleton height="6rem" />
  if (!views.data) return <FailureNotice error={views.error} onTryAgain={() => views.refetch()} />
  const list = views.data.views
  return (
    <>
      {list.length === 0 && <p className={styles.hint}>{words.none}</p>}
      {put.error && !removing && <PutFailure error={put.error} />}
      <ol className={styles.views}>
        {list.map((view, index) => (
          <li key={view.name} className={styles.view}>
            {renaming === view.name ? (
              <RenameForm
                views={list}
                name={view.name}
                isBusy={put.isPending}
                onCancel={() => setRenaming(undefined)}
                onRename={(name) => put.mutate((before) => renameView(before, view.name, name))}
              />
            ) : (
              <>
                <a href={view.address} className={styles.viewName}>
                  {view.name}
                </a>
                <span className={styles.tools}>
                  <Button
                    size="icon"
                    look="quiet"
                    aria-label={words.up(view.name)}
                    isDisabled={index === 0 || put.isPending}
                    onPress={() => put.mutate((before) => moveView(before, view.name, -1))}
                  >
                    <ArrowUp size={16} aria-hidden />
                  </Button>
                  <Button
                    size="icon"
                    look="quiet"
                    aria-label={words.down(view.name)}
                    isDisabled={index === list.length - 1 || put.isPending}
                    onPress={() => put.mutate((before) => moveView(before, view.name, 1))}
                  >
                    <ArrowDown size={16} aria-hidden />
                  </Button>
                  <Button
                    size="icon"
                    look="quiet"
                    aria-label={words.rename(view.name)}
                    onPress={() => setRenaming(view.name)}
                  >
                    <Pencil size={16} aria-hidden />
                  </Button>
                  <Button
                    size="icon"
                    look="quiet"
                    aria-label={words.remove(view.name)}
                    onPress={() => setRemoving(view.name)}
                  >
                    <Trash2 size={16} aria-hidden />
                  </Button>
                </span>
              </>
            )}
          </li>
        ))}
      </ol>
      {removing !== undefined && (
        <ConfirmDialog
          title={words.askTitle(removing)}
          isOpen
          keep={words.keep}
          confirm={words.confirm(removing)}
          isBusy={put.isPending}
          error={put.error}
          onClose={() => setRemoving(undefined)}
          onConfirm={() => put.mutate((before) => removeView(before, removing))}
        >
          <p>{words.ask}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

function PutFailure({ error }: { error: unknown }) {
  return wasChanged(error) ? (
    <Notice tone="warn">{words.changed}</Notice>
  ) : (
    <FailureNotice error={error} title={words.failed} />
  )
}

function wasChanged(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'changed_meanwhile'
}

interface RenameFormProps {
  readonly views: readonly SavedView[]
  readonly name: string
  readonly isBusy: boolean
  readonly onCancel: () => void
  readonly onRename: (name: string) => void
}

function RenameForm({ views, name, isBusy, onCancel, onRename }: RenameFormProps) {
  const draft = useDraft(`view ${name}`, name)
  const fault = findNameFault(views, name, draft.value)
  return (
    <form
      className={styles.rename}
      onSubmit={(event) => {
        event.preventDefault()
        if (fault !== undefined) return
        draft.drop()
        onRename(draft.value)
      }}
    >
      <TextField
        label={words.name}
        value={draft.value}
        maxLength={maxLength}
        error={fault && words[fault]}
        onChange={draft.change}
      />
      <Button
        onPress={() => {
          draft.drop()
          onCancel()
        }}
      >
        {words.cancel}
      </Button>
      <Button type="submit" look="primary" isDisabled={isBusy || fault !== undefined}>
        {words.save}
      </Button>
    </form>
  )
}
