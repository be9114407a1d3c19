/** Renders a page so that its day moves only when something else does. */
import { bodyFingerprint } from './managed-mark.ts'
import type { RenderedPage } from './page-content.ts'
import { textOfBlocks } from './playbook.ts'
import { renderPage } from './render-page.ts'
import type { PageState, SyncInput, SyncOptions } from './sync-input.ts'
import { isoDate } from './template-legacy.ts'
import { syncedDate } from './template-v2.ts'

/** A rendered page with the day that it prints. */
export interface DatedPage extends RenderedPage {
  readonly date: string
  /** Does the file say just that already? */
  readonly isSame: boolean
}

/** The day is that of the sync only where something else changed: a second run changes nothing (6.2.1). */
export function renderDated(input: SyncInput, state: PageState, options: SyncOptions): DatedPage {
  const { playbook, lock, index } = input
  const { text } = playbook.managed
  const render = (date: string): RenderedPage =>
    renderPage(state.template, {
      ...state,
      release: index.release.identity,
      notice: index.release.copyright,
      date,
      pages: options.pages ?? new Map(),
    })
  const pulled = state.legacy?.pulled
  const printed = pulled === undefined ? syncedDate(text) : (isoDate(pulled) ?? pulled)
  for (const date of [printed, lock?.date].filter((one) => one !== undefined)) {
    const page = render(date)
    const written = textOfBlocks(page.blocks)
    const isSame = written === text
    if (isSame || bodyFingerprint(written) === lock?.body) return { ...page, date, isSame }
  }
  return { ...render(options.date), date: options.date, isSame: false }
}
