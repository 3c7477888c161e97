import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { formatSearch } from '../../app/search-params.ts'
import { useTitle } from '../../app/use-title.ts'
import { type RowFormat, rowFormats, writeFormat } from '../../data/file-format.ts'
import { saveText } from '../../data/save-text.ts'
import { Button } from '../../design/button.tsx'
import { DownloadMenu } from '../../design/download-menu.tsx'
import { Notice } from '../../design/notice.tsx'
import { Segments } from '../../design/segments.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { importTexts } from '../../text/en/setup-import.ts'
import { Facts } from '../facts.tsx'
import { SetupPage } from '../setup-page.tsx'
import { ImportFilePart } from './import-file-part.tsx'
import styles from './import-screen.module.css'
import { type ImportKind, tableColumns, writeTemplate } from './table-columns.ts'

const words = importTexts

/** What can be imported again comes first here; a workbook cannot. */
const takenBack: readonly RowFormat[] = rowFormats.toSorted(
  (a, b) => Number(a === 'xlsx') - Number(b === 'xlsx'),
)

/** Imports many sensors or locations at once, and exports them. */
export function ImportScreen() {
  const { me } = useDashboard()
  const { what = 'sensors' } = useSearch({ from: '/setup/import' })
  const navigate = useNavigate({ from: '/setup/import' })
  useTitle(words.title, setupTexts.title)
  const isAllowed = me.can.includes(what === 'sensors' ? 'place_sensors' : 'administer_locations')
  return (
    <SetupPage
      title={words.title}
      lead={words.lead}
      openRowId={undefined}
      tools={
        <Segments
          label={words.what}
          options={(['sensors', 'locations'] as const).map((value) => ({ value, text: words.whats[value] }))}
          value={what}
          onChange={(next) => navigate({ search: { what: next }, replace: true })}
        />
      }
    >
      <TablePart kind={what} />
      {isAllowed ? <ImportFilePart key={what} kind={what} /> : <Notice>{words.notAllowed}</Notice>}
    </SetupPage>
  )
}

function TablePart({ kind }: { kind: ImportKind }) {
  return (
    <section className={styles.part} aria-label={words.table.title}>
      <h2>{words.table.title}</h2>
      <p>{words.table[kind]}</p>
      <details>
        <summary>{words.table.columns}</summary>
        <Facts
          facts={tableColumns[kind].map((column) => [
            column,
            column === 'location_id' && kind === 'locations' ? words.ownId : words.columns[column],
          ])}
        />
      </details>
      <div className={styles.acts}>
        <DownloadMenu
          text={words.table.export}
          formats={takenBack}
          write={(format) => {
            const { query, extension } = writeFormat(format)
            return { path: `/exports/${kind}${formatSearch(query)}`, file_name: `${kind}.${extension}` }
          }}
        />
        <Button onPress={() => saveText(`${kind}-empty.csv`, 'text/csv', writeTemplate(kind))}>
          <Download size={16} aria-hidden />
          {words.table.template}
        </Button>
      </div>
    </section>
  )
}
