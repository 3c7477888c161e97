import { Dialog } from '../design/dialog.tsx'
import { appTexts } from '../text/en/app.ts'
import { useDashboard } from './dashboard-context.tsx'
import styles from './help-dialog.module.css'

const { help } = appTexts

/** The keys that act, screen by screen. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { preferences } = useDashboard()
  return (
    <Dialog title={help.title} isOpen onClose={onClose}>
      {preferences.preferences.single_letter_keys === false && <p>{help.lettersAreOff}</p>}
      {help.groups.map(({ title, keys }) => (
        <section key={title} className={styles.group}>
          <h3>{title}</h3>
          <dl className={styles.keys}>
            {keys.map(([key, meaning]) => (
              <div key={key} className={styles.row}>
                <dt>
                  <kbd className={styles.key}>{key}</kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
