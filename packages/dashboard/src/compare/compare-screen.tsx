import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { PrintLine } from '../app/print-line.tsx'
import { useKeys } from '../app/use-keys.ts'
import { useTitle } from '../app/use-title.ts'
import { Chart } from '../chart/chart.tsx'
import { ChartTable } from '../chart/chart-table.tsx'
import { nameRange, nameZoneInRange } from '../chart/name-range.ts'
import type { RangePreset } from '../chart/time-range.ts'
import { useElementSize } from '../chart/use-element-size.ts'
import { useShownRange } from '../chart/use-shown-range.ts'
import { Button } from '../design/button.tsx'
import { Empty } from '../design/empty.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Notice } from '../design/notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { compareTexts } from '../text/en/compare.ts'
import { useNow } from '../time/use-now.ts'
import { chooseRange } from './choose-range.ts'
import { formatSeries, readSeries } from './compare-basket.ts'
import { CompareNotices, ZoneNotice } from './compare-notices.tsx'
import { CompareOffers } from './compare-offers.tsx'
import styles from './compare-screen.module.css'
import type { CompareSearch } from './compare-search.ts'
import { ComparedTime } from './compared-time.tsx'
import { DownloadDialog } from './download-dialog.tsx'
import { LegendTable } from './legend-table.tsx'
import { nameSubject } from './name-subject.ts'
import { SavedViews } from './saved-views.tsx'
import { SeriesPicker } from './series-picker.tsx'
import { ShareMenu } from './share-menu.tsx'
import { compareBasket, useCompared } from './use-compare-basket.ts'
import { useComparedSensors } from './use-compared-sensors.ts'
import { useComparison } from './use-comparison.ts'
import { writeAddress } from './write-address.ts'

/** Lines of several sensors over one stretch of time. */
export function CompareScreen() {
  const search: CompareSearch = useSearch({ from: '/compare' })
  const navigate = useNavigate({ from: '/compare' })
  const { locations } = useDashboard()
  const nowS = useNow()
  const basket = useCompared()
  const names = useMemo(() => search.s ?? basket.map(formatSeries), [search.s, basket])
  const { asked, gone, error, isWaiting, tryAgain } = useComparedSensors(names)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [isDownloading, setDownloading] = useState(false)
  const [copied, setCopied] = useState<'copied' | 'notCopied'>()
  const body = useRef<HTMLDivElement>(null)
  const { width } = useElementSize(body)

  const zones = [...new Set(asked.flatMap(({ sensor }) => sensor.time_zone ?? []))]
  const timeZone = search.tz ?? zones[0] ?? locations[0]?.time_zone ?? 'UTC'
  const chosen = chooseRange(search, timeZone, nowS)
  const { preset } = chosen
  const withPrevious = search.previous === 'yes'
  const isCut = preset === 'today' && !withPrevious
  const { range, shown, isZoomed, show } = useShownRange(chosen.range, { isCut, nowS, timeZone })
  /** What is named, shared and downloaded: whole days, though what is to come is not drawn. */
  const named = isZoomed ? shown : range
  const view = search.view ?? 'chart'
  const comparison = useComparison({ asked, shown, timeZone, nowS, width, withPrevious })
  const { lines, refused, units, bands, strips } = comparison
  const drawn = useMemo(
    () => lines.filter(({ series }) => !hidden.has(series.id)).map(({ series }) => series),
    [lines, hidden],
  )
  useTitle(compareTexts.title)
  // The address is what somebody keeps and sends, also of what was ticked elsewhere.
  useEffect(() => {
    if (search.s !== undefined || names.length === 0) return
    void navigate({ search: (before) => ({ ...before, s: names }), replace: true })
  }, [search.s, names, navigate])

  const change = (changes: CompareSearch) => {
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true })
  }
  const changeNames = (next: readonly string[]) => {
    compareBasket.replace(next.flatMap((name) => readSeries(name) ?? []))
    void navigate({
      search: (before) => ({ ...before, s: next.length === 0 ? undefined : next }) as CompareSearch,
      replace: true,
    })
  }
  const choosePreset = (next: RangePreset) => {
    show(undefined)
    void navigate({
      search: ({ from: _, to: __, ...before }: CompareSearch) => ({ ...before, range: next }),
      replace: true,
    })
  }
  useKeys({
    t: () => choosePreset('today'),
    y: () => choosePreset('yesterday'),
    w: () => choosePreset('week'),
    m: () => choosePreset('month'),
  })
  const address: CompareSearch = { ...search, s: names }
  const rangeName = nameRange(named, timeZone, nowS)
  const zoneName = nameZoneInRange(timeZone, named)
  const failed = lines.filter(({ loaded }) => loaded.error !== undefined)
  const isEmpty = names.length === 0
  const subject = nameSubject(
    asked.map(({ sensor }) => sensor),
    locations,
  )
  const label = `${compareTexts.title}: ${drawn.map(({ name }) => name).join('; ')}. ${rangeName}, ${zoneName}`
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1>
            {compareTexts.title}
            {asked.length > 0 && <span className={styles.subject}>: {subject}</span>}
          </h1>
          <p className={styles.detail}>
            {rangeName} · {zoneName}
          </p>
          <PrintLine timeZone={timeZone} />
        </div>
        <div className={styles.tools}>
          <SavedViews address={writeAddress(address)} suggestion={drawn[0]?.name ?? compareTexts.title} />
          <ShareMenu
            address={address}
            range={named}
            timeZone={timeZone}
            preset={preset}
            onCopied={setCopied}
          />
          <Button isDisabled={lines.length === 0} onPress={() => setDownloading(true)}>
            <Download size={16} aria-hidden />
            <span className={styles.word}>{compareTexts.download.open}</span>
          </Button>
        </div>
      </header>
      <div className={styles.bar}>
        <SeriesPicker names={names} onAdd={(name) => changeNames([...names, name])} />
        {!isEmpty && (
          <ComparedTime
            range={range}
            preset={preset}
            timeZone={timeZone}
            nowS={nowS}
            withPrevious={withPrevious}
            view={view}
            isZoomed={isZoomed}
            onPreset={choosePreset}
            onChange={change}
            onWhole={() => show(undefined)}
          />
        )}
      </div>
      {copied !== undefined && <Notice>{compareTexts[copied]}</Notice>}
      {zones.length > 1 && <ZoneNotice zones={zones} timeZone={timeZone} onChange={(tz) => change({ tz })} />}
      <CompareNotices refused={refused} units={units} gone={gone} />
      {error !== undefined && <FailureNotice error={error} onTryAgain={tryAgain} />}
      {failed.map(({ loaded, series }) => (
        <FailureNotice key={series.id} error={loaded.error} onTryAgain={loaded.tryAgain} />
      ))}
      {isEmpty ? (
        <Empty title={compareTexts.empty}>
          {compareTexts.emptyNext}
          <CompareOffers />
        </Empty>
      ) : (
        <>
          <div ref={body} className={styles.chart}>
            {isWaiting && lines.length === 0 ? (
              <Skeleton height="100%" />
            ) : view === 'table' ? (
              <ChartTable content={{ series: drawn, shown, timeZone, nowS }} title={compareTexts.title} />
            ) : (
              <Chart
                label={label}
                series={drawn}
                shown={shown}
                timeZone={timeZone}
                nowS={nowS}
                bands={bands}
                strips={strips}
                isWaiting={lines.some(({ loaded }) => loaded.isWaiting)}
                onShow={show}
                onTable={() => change({ view: 'table' })}
              />
            )}
          </div>
          <LegendTable
            rows={lines.map(({ asked: { sensor }, series, figures, isBefore }) => ({
              id: series.id,
              sensorId: sensor.sensor_id,
              series,
              figures,
              isHidden: hidden.has(series.id),
              isDependent: isBefore,
            }))}
            timeZone={timeZone}
            nowS={nowS}
            onRemove={(id) => changeNames(names.filter((name) => name !== id))}
            onToggle={(id) =>
              setHidden((before) => {
                const next = new Set(before)
                if (!next.delete(id)) next.add(id)
                return next
              })
            }
          />
        </>
      )}
      <DownloadDialog
        isOpen={isDownloading}
        onClose={() => setDownloading(false)}
        range={named}
        timeZone={timeZone}
        nowS={nowS}
        series={lines
          .filter(({ isBefore }) => !isBefore)
          .map(({ asked, loaded, series }) => ({
            ...asked,
            sensorId: asked.sensor.sensor_id,
            varName: asked.variable.var_name,
            name: series.name,
            bucket: asked.variable.kind === 'event' ? undefined : loaded.history?.bucket,
            dataCount: series.columns.count.reduce((sum, count) => sum + count, 0),
            pointCount: series.columns.mean.filter((value) => value !== null).length,
          }))}
      />
    </div>
  )
}
