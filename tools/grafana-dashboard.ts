import {
  LegendDisplayMode,
  LegendPlacement,
  VizLegendOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import {
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import { type DashboardPanel, dashboardRows } from './grafana-panels.ts'

/** The Prometheus that is asked, as whoever looks chooses it. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana replaces it
const datasource = { type: 'prometheus', uid: '${datasource}' }
const selector = 'job="lightfi",instance=~"$instance"'

const legend = new VizLegendOptionsBuilder()
  .showLegend(true)
  .displayMode(LegendDisplayMode.List)
  .placement(LegendPlacement.Bottom)

/** The height of a panel, and the width of three beside each other. */
const [height, width] = [8, 8]

/** Builds the dashboard for Grafana, as the JSON that it imports. */
export function grafanaDashboard(): string {
  const builder = new DashboardBuilder('LightFi')
    .uid('lightfi-server')
    .description(
      'What an operator asks of a LightFi server. Generated; docs/monitoring.md explains every metric.',
    )
    .tags(['lightfi'])
    .timezone('browser')
    .time({ from: 'now-6h', to: 'now' })
    .refresh('1m')
    .tooltip(DashboardCursorSync.Crosshair)
    .withVariable(new DatasourceVariableBuilder('datasource').label('Prometheus').type('prometheus'))
    .withVariable(
      new QueryVariableBuilder('instance')
        .label('Server')
        .datasource(datasource)
        .query('label_values(lightfi_build_info{job="lightfi"}, instance)')
        .refresh(VariableRefresh.OnTimeRangeChanged)
        .includeAll(true)
        .current({ selected: true, text: 'All', value: '$__all' })
        .multi(true),
    )
  for (const { title, panels } of dashboardRows) {
    builder.withRow(new RowBuilder(title))
    for (const panel of panels) builder.withPanel(buildPanel(panel))
  }
  return `${JSON.stringify(builder.build(), null, 2)}\n`
}

function buildPanel({ title, unit, queries }: DashboardPanel): PanelBuilder {
  const panel = new PanelBuilder()
    .title(title)
    .datasource(datasource)
    .unit(unit)
    .min(0)
    .legend(legend)
    .height(height)
    .span(width)
  for (const [at, [expression, legend]] of queries.entries()) {
    const query = new DataqueryBuilder()
      .refId(String.fromCharCode(65 + at))
      .expr(expression.replaceAll('%', selector))
      .legendFormat(legend)
    panel.withTarget(query)
  }
  return panel
}
