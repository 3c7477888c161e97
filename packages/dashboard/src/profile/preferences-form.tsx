import { useDashboard } from '../app/dashboard-context.tsx'
import { useDraft } from '../app/use-draft.ts'
import { useChangePreferences } from '../data/use-change-preferences.ts'
import { Button } from '../design/button.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Segments } from '../design/segments.tsx'
import { profileTexts } from '../text/en/profile.ts'
import { defaultPreferences, dropSaved, type PreferenceChanges } from './drop-saved.ts'
import styles from './profile-screen.module.css'

const { preferences: words } = profileTexts

/** Changes what the user chose, at once. What could not be saved is kept as a draft of this tab. */
export function PreferencesForm() {
  const { preferences: saved } = useDashboard()
  const draft = useDraft<PreferenceChanges>('preferences', {})
  const save = useChangePreferences()
  const changes = dropSaved(draft.value, saved.preferences)
  const isUnsaved = Object.keys(changes).length > 0 && !save.isPending
  const shown = { ...defaultPreferences, ...saved.preferences, ...changes }
  const store = (chosen: PreferenceChanges) =>
    save.mutate((kept) => ({ ...kept, ...chosen }), { onSuccess: draft.drop })
  const change = (one: PreferenceChanges) => {
    const chosen = { ...changes, ...one }
    draft.change(chosen)
    store(chosen)
  }
  return (
    <div className={styles.rows}>
      <div className={styles.choice}>
        <span>{words.theme}</span>
        <Segments
          label={words.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            text: words.themes[value],
          }))}
          value={shown.theme}
          onChange={(theme) => change({ theme })}
        />
      </div>
      <div className={styles.choice}>
        <span>{words.temperature}</span>
        <Segments
          label={words.temperature}
          options={(['celsius', 'fahrenheit'] as const).map((value) => ({
            value,
            text: words.temperatures[value],
          }))}
          value={shown.temperature_unit}
          onChange={(temperature_unit) => change({ temperature_unit })}
        />
      </div>
      <div className={styles.choice}>
        <span>
          {words.letters}
          <span className={styles.hint}>{words.lettersHint}</span>
        </span>
        <Segments
          label={words.letters}
          options={[
            { value: 'on', text: words.on },
            { value: 'off', text: words.off },
          ]}
          value={shown.single_letter_keys ? 'on' : 'off'}
          onChange={(value) => change({ single_letter_keys: value === 'on' })}
        />
      </div>
      {save.error && (
        <FailureNotice error={save.error} title={words.failed} onTryAgain={() => store(changes)} />
      )}
      {isUnsaved && (
        <div className={styles.acts}>
          <Button onPress={() => store(changes)}>{words.save}</Button>
          <Button onPress={draft.drop}>{words.discard}</Button>
        </div>
      )}
      <p role="status" className={styles.hint}>
        {isUnsaved ? words.unsaved : save.isSuccess ? words.saved : ''}
      </p>
    </div>
  )
}
