import { problems } from '@openlightfi/contract'

/** The error catalogue as a Markdown page. */
export function problemsPage(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title, meaning }]) => `| \`${code}\` | ${status} | ${title} | ${meaning} |`,
  )
  return `# Problems

Every error outside \`/oauth2\` is an RFC 9457 problem (\`application/problem+json\`) with one of these codes. The page is
generated from the catalogue in \`packages/contract/src/problems.ts\`; the OpenAPI document and the SDK's error classes come
from the same place. Codes of single readings (422) appear inside \`rejected\`.

| code | status | title | what it means to you |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}
