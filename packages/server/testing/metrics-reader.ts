/** The metrics of a server at one moment, as Prometheus reads them. */
export class ReadMetrics {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** The value of a series, e.g. `lightfi_commits_total{end="stored"}`; undefined where it has none. */
  find(series: string): number | undefined {
    const line = this.text.split('\n').find((one) => one.startsWith(`${series} `))
    return line === undefined ? undefined : Number(line.slice(series.length + 1))
  }

  /** Every metric of ours, by its name. */
  list(): Map<string, { readonly kind: string; readonly help: string }> {
    const kinds = new Map(
      Array.from(this.text.matchAll(/^# TYPE (lightfi_\S+) (\S+)$/gm), ([, name = '', kind = '']) => [
        name,
        kind,
      ]),
    )
    return new Map(
      Array.from(this.text.matchAll(/^# HELP (lightfi_\S+) (.+)$/gm), ([, name = '', help = '']) => [
        name,
        { kind: kinds.get(name) ?? '', help },
      ]),
    )
  }
}

/** Reads the metrics that are served on a port of this machine. */
export async function readMetrics(port: number | undefined): Promise<ReadMetrics> {
  return new ReadMetrics(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text())
}
