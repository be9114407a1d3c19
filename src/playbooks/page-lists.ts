/** Lists of a page: what stands in the bullets below one of its headings. */
import { placedLines } from './page-lines.ts'
import type { PagePlace } from './place-fault.ts'
import type { AnalystCell } from './playbook.ts'

/** A bullet with the lines that go on below it, joined by blanks. */
export interface Bullet extends PagePlace {
  readonly text: string
}

/** The list of a section. */
export interface PageList {
  readonly heading: PagePlace
  readonly bullets: readonly Bullet[]
}

/** The outermost bullets below a heading of rank two; `undefined` where there is no such heading. */
export function readList(cells: readonly AnalystCell[], title: string): PageList | undefined {
  const bullets: Bullet[] = []
  let heading: PagePlace | undefined
  let isInside = false
  let goesOn = false
  for (const { text, at, cell, fence } of placedLines(cells)) {
    if (fence !== undefined) continue
    const found = /^#{1,2} +(\S.*)$/.exec(text)?.[1]
    if (found !== undefined) {
      isInside = found.trim().toLowerCase() === title.toLowerCase()
      if (isInside) heading ??= { cell, at }
      goesOn = false
    }
    if (!isInside) continue
    const bullet = /^ {0,3}[-*+] +(\S.*)$/.exec(text)?.[1]
    const last = bullets.at(-1)
    if (bullet !== undefined) bullets.push({ text: bullet, cell, at })
    else if (goesOn && last !== undefined && /^[ \t]+\S/.test(text))
      bullets.splice(-1, 1, { ...last, text: `${last.text} ${text.trim()}` })
    goesOn = text.trim() !== '' && found === undefined
  }
  return heading === undefined ? undefined : { heading, bullets }
}
