/** The package of a technique in content/: its hunt notebook and the guides and queries beside it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Analytic,
  fencedBlocks,
  readAnalyticBlocks,
} from '../../src/playbooks/analytic-blocks.ts'
import { guideCells } from '../../src/playbooks/check-names.ts'
import { placedLines } from '../../src/playbooks/page-lines.ts'
import type { AnalystCell } from '../../src/playbooks/playbook.ts'
import { playbookOf } from './playbook-pages.ts'

/** The top of the checkout. */
export const top = fileURLToPath(new URL('../../', import.meta.url))

/** The folder of the package. */
export const packageFolder = join(top, 'content/techniques/T1578.001/playbook')

/** The hunt notebook. */
export const huntPage = join(packageFolder, 'hunt.ipynb')

/** A page of the package with its cells; of the notebook those of the analyst. */
export interface PackagePage {
  readonly name: string
  readonly text: string
  readonly cells: readonly AnalystCell[]
}

/** The notebook and the guides. */
export function packagePages(): readonly PackagePage[] {
  const names = readdirSync(packageFolder).filter((name) => /\.(md|ipynb)$/.test(name))
  return names.map((name) => {
    const text = readFileSync(join(packageFolder, name), 'utf8')
    const cells = name.endsWith('.md')
      ? guideCells({ file: name, text })
      : playbookOf(text, name).analystCells
    return { name, text, cells }
  })
}

/** The analytics of the notebook. */
export function packageAnalytics(): readonly Analytic[] {
  const text = readFileSync(huntPage, 'utf8')
  return readAnalyticBlocks(playbookOf(text, huntPage).analystCells)
}

/** The blocks of code of all pages in one language. */
export function packageBlocks(language: string): readonly string[] {
  return packagePages().flatMap(({ cells }) =>
    fencedBlocks(placedLines(cells)).flatMap((block) =>
      block.language === language ? block.text : [],
    ),
  )
}

/** The prose of a page: everything but its blocks of code. */
export function proseOf({ cells }: PackagePage): string {
  return placedLines(cells)
    .filter(({ fence }) => fence === undefined)
    .map(({ text }) => text)
    .join('\n')
}
