import { expect, test } from 'vitest'
import { bundleText, technique } from '../../test/builders/attack-bundle.ts'
import { indexOf, type Page, sync, synced } from '../../test/builders/playbook-pages.ts'
import { legacyNote } from './legacy-sign.ts'

const described = technique(1, 'T1578.001', { name: 'Copy', description: 'One.\n\nTwo.' })
const release = indexOf(bundleText(described), '11.2')
const later = indexOf(bundleText({ ...described, description: 'One.\n\nNew.' }), '18.1')

/** A page of the seed's updater with a description. */
function seedPage(description: string): Page {
  const text = `# T1578.001 Copy\n\n## Technique Description\n\n${description}\n\n${legacyNote}\n\n*Last pulled from Mitre on: 23 June 2022*`
  const cell = { cell_type: 'markdown', metadata: {}, source: text }
  return { text: JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 4 }) }
}

function addedIn(...parameters: Parameters<typeof sync>): readonly string[] | undefined {
  return sync(...parameters).edit?.added
}

test("paragraphs that the release at hand has as well are nobody's own", () => {
  expect(addedIn(seedPage('One.\n\nTwo.'), release)).toBeUndefined()
  expect(addedIn(seedPage('One.'), release)).toBeUndefined()
})

test("a page that is just what the release at hand gives is nobody's own, whatever MITRE writes", () => {
  const description = 'One.\n\n## Inner\n\n| a | b |'
  const odd = indexOf(bundleText({ ...described, description }), '11.2')
  const written = synced(seedPage('One.'), odd, { template: 'legacy', onEdit: 'overwrite' })
  expect(written.text).toContain('## Inner')
  expect(addedIn({ text: written.text }, odd)).toBeUndefined()
  const edited = written.text.replace('## Inner', 'Mine.\\n## Inner')
  expect(addedIn({ text: edited }, odd)).toContain('Mine.')
})

test("without the release of its day, every other paragraph may be an analyst's", () => {
  expect(addedIn(seedPage('One.\n\nTwo.\n\nMine.'), later)).toEqual(['Two.', 'Mine.'])
})

test('with the release of its day, only what the updater did not write is', () => {
  const text = seedPage('One.\n\nTwo.\n\nMine.')
  const added = addedIn(text, later, { base: release })
  expect(added).toEqual(['Mine.'])
})
