import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { useTitle } from '../app/use-title.ts'
import { orderVariables } from '../data/order-variables.ts'
import { Empty } from '../design/empty.tsx'
import { TextField } from '../design/text-field.tsx'
import { guideTexts } from '../text/en/guide.ts'
import { FamilyEntry } from './family-entry.tsx'
import styles from './guide-screen.module.css'
import { searchGuide } from './search-guide.ts'
import { VariableEntry } from './variable-entry.tsx'

const words = guideTexts

/** What sensors report and what it means, from the catalogue alone. */
export function GuideScreen() {
  const { catalogue } = useDashboard()
  const { q = '' } = useSearch({ from: '/guide' })
  const navigate = useNavigate({ from: '/guide' })
  const { families, variables } = useMemo(() => {
    const found = searchGuide(catalogue, q)
    return { families: found.families, variables: orderVariables(found.variables) }
  }, [catalogue, q])
  useTitle(words.title)
  const isEmpty = families.length + variables.length === 0
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </header>
      <aside className={styles.aside}>
        <TextField
          label={words.filter}
          showLabel={false}
          placeholder={words.filter}
          type="search"
          maxLength={100}
          value={q}
          onChange={(text) => navigate({ search: text === '' ? {} : { q: text }, replace: true })}
        />
        {!isEmpty && (
          <nav aria-label={words.contents} className={styles.contents}>
            <Contents
              title={words.variables}
              entries={variables.map(({ var_name, label }) => ({ id: `variable-${var_name}`, name: label }))}
            />
            <Contents
              title={words.families}
              entries={families.map(({ family, name }) => ({ id: `family-${family}`, name }))}
            />
          </nav>
        )}
      </aside>
      <article className={styles.text}>
        {isEmpty && <Empty title={words.none(q.trim())} />}
        {variables.length > 0 && (
          <section className={styles.part} aria-labelledby="guide-variables">
            <h2 id="guide-variables">{words.variables}</h2>
            {variables.map((variable) => (
              <VariableEntry key={variable.var_name} variable={variable} />
            ))}
          </section>
        )}
        {families.length > 0 && (
          <section className={styles.part} aria-labelledby="guide-families">
            <h2 id="guide-families">{words.families}</h2>
            {families.map((family) => (
              <FamilyEntry key={family.family} family={family} isOpen={q.trim() !== ''} />
            ))}
          </section>
        )}
      </article>
    </div>
  )
}

interface ContentsProps {
  readonly title: string
  readonly entries: readonly { readonly id: string; readonly name: string }[]
}

function Contents({ title, entries }: ContentsProps) {
  if (entries.length === 0) return null
  return (
    <>
      <p className={styles.group}>{title}</p>
      <ul>
        {entries.map(({ id, name }) => (
          <li key={id}>
            <a className={styles.entry} href={`#${id}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
