import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { isolateText } from '../../data/isolate-text.ts'
import { Button } from '../../design/button.tsx'
import { ConfirmDialog } from '../../design/confirm-dialog.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { PanelPart } from '../side-panel.tsx'
import { refreshApplications } from './application-queries.ts'
import type { Application } from './recipes/connection.ts'

const words = applicationTexts.switching

/** Disables an application, and enables it again. */
export function SwitchPart({ application }: { application: Application }) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const isDisabled = application.status === 'disabled'
  const switching = useMutation({
    mutationFn: () =>
      isDisabled ? client.enableClient(application.client_id) : client.disableClient(application.client_id),
    onSuccess: async () => {
      await refreshApplications(memory)
      setAsked(false)
    },
  })
  const name = isolateText(application.name)
  return (
    <PanelPart
      title={isDisabled ? words.enable : words.title}
      lead={isDisabled ? words.isDisabled : words.lead}
    >
      <div>
        {isDisabled ? (
          <Button isDisabled={switching.isPending} onPress={() => switching.mutate()}>
            {words.enable}
          </Button>
        ) : (
          <Button onPress={() => setAsked(true)}>{words.disable}</Button>
        )}
      </div>
      {isDisabled && switching.error && <FailureNotice error={switching.error} title={words.notEnabled} />}
      <ConfirmDialog
        title={words.ask(name)}
        isOpen={isAsked}
        keep={words.keep}
        confirm={words.confirm(name)}
        isBusy={switching.isPending}
        error={switching.error}
        onClose={() => setAsked(false)}
        onConfirm={() => switching.mutate()}
      >
        <p>{words.goes}</p>
      </ConfirmDialog>
    </PanelPart>
  )
}
