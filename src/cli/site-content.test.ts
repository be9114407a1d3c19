import { expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { gatherSite } from './site-content.ts'

const { root, put } = createInputFolder()
const region = '<!-- spoor:managed attack T1578.003 -->\n<!-- /spoor:managed -->\n'

it('takes hunts, the guides and queries beside them, and no page that stands elsewhere', async () => {
  put('book/a/hunt.md', `Before\n\n${region}\nAfter\n`)
  put('book/a/respond.md', '# How to answer')
  put('book/a/queries/stay.eql', 'any where true')
  put('book/a/queries/readme.txt', 'no query')
  put('book/b/readme.md', '# No playbook')
  const twice = [`${root}/book`, `${root}/book/b/../a/hunt.md`]
  const { content, diagnostics } = await gatherSite(twice, { rules: [] })
  const ours = content.playbooks.filter(({ technique }) => technique === 'T1578.003')
  expect(ours.map(({ fileName, kind }) => [fileName, kind])).toEqual([
    ['hunt.md', 'hunt'],
    ['respond.md', 'guide'],
  ])
  expect(ours[0]?.cells.map(({ text }) => text.trim())).toEqual(['Before', '', 'After'])
  expect(content.playbooks.some(({ fileName }) => fileName === 'readme.md')).toBe(false)
  expect(content.queries).toContainEqual({
    fileName: 'stay.eql',
    folder: `${root}/book/a`,
    technique: 'T1578.003',
    text: 'any where true',
  })
  expect(diagnostics).toEqual([])
  expect(content.techniqueNames.get('T1537')).toBe('Transfer Data to Cloud Account')
})

it('takes a page that is named, whatever stands beside it', async () => {
  const page = put('T1537-notes/alone.md', '# Alone')
  const { content } = await gatherSite([page], { rules: [] })
  const alone = content.playbooks.find(({ fileName }) => fileName === 'alone.md')
  expect(alone).toMatchObject({ kind: 'guide', technique: 'T1537' })
})

it('tells of what cannot be read, and of faults in tests of the user; the rest is there', async () => {
  put('rules/broken.yaml', 'schema: spoor/emulation-test@1\nname: No\n')
  const gathered = await gatherSite([`${root}/none.md`], { rules: [`${root}/rules`] })
  expect(gathered.isUnreadable).toBe(true)
  const codes = gathered.diagnostics.map(({ code }) => code)
  expect(codes).toContain('playbook-unreadable')
  expect(codes).toContain('document-invalid')
  expect(gathered.content.detections.length).toBeGreaterThan(50)
})
