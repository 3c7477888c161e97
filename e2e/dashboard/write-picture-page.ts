import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keptPictures } from './kept-pictures.ts'
import { namePicture, pictureSizes, pictureThemes } from './picture-screens.ts'
import { picturedParts } from './pictured-parts.ts'
import type { PicturedScreen } from './pictured-screens.ts'

/** Writes the page that lists the kept pictures. @param drawer what drew them. */
export function writePicturePage(drawer: string): Promise<void> {
  return writeFile(join(keptPictures, 'README.md'), formatPage(drawer))
}

function formatRow({ name, title }: PicturedScreen): string {
  const links = pictureSizes.flatMap((size) =>
    pictureThemes.map((theme) => `[${theme}](${namePicture(name, size, theme)}.png)`),
  )
  return `| ${title} | ${links.slice(0, 2).join(', ')} | ${links.slice(2).join(', ')} |`
}

function formatPage(drawer: string): string {
  const parts = picturedParts.map(
    ({ title, screens }) => `## ${title}

| screen | desktop | phone |
| --- | --- | --- |
${screens.map(formatRow).join('\n')}
`,
  )
  return `# The screens of the dashboard

Written by \`npm run picture:dashboard\`, which takes the pictures anew: of the building of the tests, on Wednesday,
14 January 2026, at 13:14 in London. ${drawer} drew them. \`npm test pictures\` compares the screens with them;
where something else draws, it compares with the screens of the commit that brought these pictures.

${parts.join('\n')}`
}
