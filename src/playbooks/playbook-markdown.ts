/** A playbook as one page of MyST Markdown, which can be synced like any other. */
import type { AttackLock } from './attack-lock.ts'
import { bodyFingerprint, markToLine, regionEnd } from './managed-mark.ts'
import { type Playbook, plainText, type TemplateName } from './playbook.ts'

/** The page, or why it has none: a part that was never synced names no technique. */
export function renderMarkdown(playbook: Playbook, lock?: AttackLock): string | undefined {
  const { managed, analystCells, cellsBefore } = playbook
  const technique = managed.mark?.technique ?? lock?.facts.id ?? managed.technique
  if (technique === undefined) return undefined
  const template: TemplateName = managed.mark?.template ?? lock?.template ?? 'legacy'
  const body = managed.mark?.body ?? lock?.body ?? bodyFingerprint(managed.text)
  const region = [
    markToLine({ technique, template, body }),
    '',
    harmlessRegion(managed.text),
    '',
    regionEnd,
  ].join('\n')
  const cells = analystCells.map(({ kind, text }) => {
    const plain = plainText(text).replace(/^\n+/, '')
    return kind === 'code' ? fenced(plain) : plain
  })
  return `${[...cells.slice(0, cellsBefore), region, ...cells.slice(cellsBefore)].join('\n\n+++\n\n')}\n`
}

/** The marks of a region must not stand within one: only an analyst can have written them there. */
function harmlessRegion(text: string): string {
  return text.replaceAll(/<!--(?= *\/?spoor:managed)/g, '&lt;!--')
}

/** Code between more back-ticks than it holds itself. */
function fenced(code: string): string {
  const runs = code.match(/`+/g) ?? []
  const fence = '`'.repeat(runs.reduce((most, { length }) => Math.max(most, length + 1), 3))
  return `${fence}python\n${code}\n${fence}`
}
