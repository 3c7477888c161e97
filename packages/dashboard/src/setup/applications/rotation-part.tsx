import type { Schemas } from '@openlightfi/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Button } from '../../design/button.tsx'
import { ConfirmDialog } from '../../design/confirm-dialog.tsx'
import { Notice } from '../../design/notice.tsx'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { RotateSecretPart } from '../rotate-secret-part.tsx'
import { useMoments } from '../use-moments.ts'
import { refreshApplications } from './application-queries.ts'
import type { Application } from './recipes/connection.ts'
import styles from './rotation-part.module.css'

const words = applicationTexts.rotation

/** For how long the secret before may work on, seconds. */
const overlaps = ['0', '86400', '604800', '2592000'] as const

/** Settings of the part. */
export interface RotationPartProps {
  readonly application: Application
  /** Is called with the only answer that has the new secret. */
  readonly onRotated: (secret: Schemas['ClientSecret']) => void
}

/** Makes a new secret, beside which the one before works on for a while. */
export function RotationPart({ application, onRotated }: RotationPartProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const isKept = application.previous_secret_until !== null
  return (
    <RotateSecretPart
      words={words}
      overlaps={overlaps.map((value) => ({ value, text: words.overlaps[value] }))}
      usual="604800"
      rotate={(overlapS) => client.rotateClientSecret(application.client_id, { keep_previous_s: overlapS })}
      onRotated={(secret) => {
        void refreshApplications(memory)
        onRotated(secret)
      }}
      alsoGoes={isKept && <p>{words.third}</p>}
    >
      {isKept && <Previous application={application} />}
    </RotateSecretPart>
  )
}

/** The secret before, while it works: whether anything still uses it, and a way to end it. */
function Previous({ application }: { application: Application }) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const { write } = useMoments()
  const [isAsked, setAsked] = useState(false)
  const ending = useMutation({
    mutationFn: () => client.endPreviousSecret(application.client_id),
    onSuccess: () => refreshApplications(memory),
  })
  const { previous_secret_until: until, previous_secret_used_at: usedAt } = application
  if (until === null) return null
  return (
    <Notice>
      <p>
        {words.previous(write(until))}{' '}
        {usedAt === null ? words.previousUnused : words.previousUsed(write(usedAt))}
      </p>
      <div className={styles.acts}>
        <Button size="small" onPress={() => setAsked(true)}>
          {words.endPrevious}
        </Button>
      </div>
      <ConfirmDialog
        title={words.askEnd}
        isOpen={isAsked}
        keep={words.keep}
        confirm={words.endPrevious}
        isBusy={ending.isPending}
        error={ending.error}
        onClose={() => setAsked(false)}
        onConfirm={() => ending.mutate()}
      >
        <p>{words.endGoes}</p>
      </ConfirmDialog>
    </Notice>
  )
}
