import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, CirclePause, Download, Hourglass, OctagonX } from 'lucide-react'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { saveText } from '../../data/save-text.ts'
import { Button } from '../../design/button.tsx'
import { CopyButton } from '../../design/copy-button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Select } from '../../design/select.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { PanelPart } from '../side-panel.tsx'
import { useMoments } from '../use-moments.ts'
import { applicationQueries } from './application-queries.ts'
import styles from './connect-part.module.css'
import { judgeApplication } from './judge-application.ts'
import type { Application } from './recipes/connection.ts'
import type { RecipeStep } from './recipes/recipe.ts'
import { writeRecipes } from './recipes/write-recipes.ts'

const words = applicationTexts.connect

/** Settings of the part. */
export interface ConnectPartProps {
  readonly application: Application
  /** Whether the recipes are open from the start. */
  readonly isOpen: boolean
}

/** How to reach the server with many tools, with everything filled in but the secret. */
export function ConnectPart({ application, isOpen }: ConnectPartProps) {
  if (isOpen)
    return (
      <PanelPart title={words.title}>
        <Recipes application={application} />
      </PanelPart>
    )
  return (
    <PanelPart title={words.title}>
      <details className={styles.closed}>
        <summary>{words.show}</summary>
        <Recipes application={application} />
      </details>
    </PanelPart>
  )
}

function Recipes({ application }: { application: Application }) {
  const { client, catalogue } = useDashboard()
  const example = useQuery(applicationQueries.example(client, catalogue.variables))
  const [chosen, setChosen] = useState('')
  const recipes = example.data
    ? writeRecipes({ serverUrl: location.origin, application, sensor: example.data })
    : []
  const recipe = recipes.find(({ id }) => id === chosen) ?? recipes[0]
  return (
    <div className={styles.recipes}>
      <p className={styles.lead}>{words.lead}</p>
      {example.isPending && <Skeleton height="10rem" />}
      {example.error && <FailureNotice error={example.error} onTryAgain={() => void example.refetch()} />}
      {example.data === null && <p>{words.noSensor}</p>}
      {recipe && (
        <>
          <Select
            label={words.how}
            showLabel
            look="field"
            options={recipes.map(({ id, title }) => ({ value: id, text: title }))}
            value={recipe.id}
            onChange={setChosen}
          />
          <ol className={styles.steps} aria-label={recipe.title}>
            {recipe.steps.map((step, index) => (
              <Step key={`${recipe.id} ${step.text}`} step={step} number={index + 1} />
            ))}
          </ol>
          <Outcome application={application} />
          <p className={styles.lead}>
            {words.more} <a href={`/guide/${recipe.guidePage}`}>{words.guidePage(recipe.title)}</a>
          </p>
        </>
      )}
      <p className={styles.lead}>
        {words.webhook} <Link to="/setup/webhooks">{words.webhooks}</Link>
      </p>
    </div>
  )
}

/** What became of it, where whoever has just copied the last step looks. Use says the same at greater length. */
function Outcome({ application }: { application: Application }) {
  const { write } = useMoments()
  const health = judgeApplication(application)
  const Icon = outcomeIcons[health]
  return (
    <p className={styles.outcome}>
      <Icon size={16} aria-hidden />
      {health === 'works'
        ? words.outcome.works(write(application.last_token_at ?? 0))
        : words.outcome[health]}
    </p>
  )
}

const outcomeIcons = {
  waiting: Hourglass,
  works: CircleCheck,
  failing: OctagonX,
  disabled: CirclePause,
} as const

function Step({ step: { text, code }, number }: { step: RecipeStep; number: number }) {
  const { fileName } = code ?? {}
  return (
    <li>
      <p>{text}</p>
      {code && (
        <figure className={styles.code} aria-label={words.step(number)}>
          <div className={styles.text}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is long is scrolled by keyboard, too. */}
            <pre tabIndex={0}>
              <code>{code.text}</code>
            </pre>
            <CopyButton text={code.text} label={words.copy} />
          </div>
          {fileName !== undefined && (
            <div className={styles.file}>
              <Button size="small" onPress={() => saveText(fileName, 'application/octet-stream', code.text)}>
                <Download size={14} aria-hidden />
                {words.download(fileName)}
              </Button>
            </div>
          )}
        </figure>
      )}
    </li>
  )
}
