import { expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import { findingOf } from '../../test/builders/finding-builder.ts'
import { shared } from '../../test/builders/numbered-builder.ts'
import { fragment } from './html.ts'
import { followUp } from './report-follow-up.ts'
import { Room } from './room.ts'

const [finding] = storyReport().findings
const story = finding ?? findingOf([])

it('queries stand by question, each to be opened and copied; entries for spoor.yaml beneath', () => {
  const { markup } = fragment(followUp(story, new Room(1)))
  expect(markup).toContain('<summary>Splunk <span class="dim">SPL</span></summary>')
  expect(markup.match(/<pre tabindex="0" data-copy>/g)?.length).toBeGreaterThan(5)
  const [, ...questions] = markup.split('<div class="question">')
  for (const question of questions) expect(question).toMatch(/^<h4>/)
})

it('entries are offered for whoever was let in', () => {
  const { markup } = fragment(followUp(findingOf([shared(1, '444455556666')]), new Room(1)))
  expect(markup).toContain('If it was wanted: entries for spoor.yaml')
  expect(markup).toContain('444455556666')
})

it('a page without room names the command that prints them', () => {
  const room = new Room(1)
  followUp(story, room)
  expect(fragment(followUp(story, room)).markup).toContain(
    `<code>spoor explain ${story.id} report.json</code>`,
  )
})
