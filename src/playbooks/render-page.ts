import type { PageContent, RenderedPage } from './page-content.ts'
import type { TemplateName } from './playbook.ts'
import { renderLegacy } from './template-legacy.ts'
import { renderV2 } from './template-v2.ts'

/** Renders the managed part in a template. */
export function renderPage(template: TemplateName, content: PageContent): RenderedPage {
  if (template === 'v2') return renderV2(content)
  const { facts, frozen, date } = content
  return { blocks: renderLegacy(facts, frozen, date), unmatchedCitations: [] }
}
