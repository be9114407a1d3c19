import { expect, test } from 'vitest'
import { bundleText, technique } from '../../test/builders/attack-bundle.ts'
import { indexOf, synced } from '../../test/builders/playbook-pages.ts'
import { renderSync, renderSyncJson, type SyncedFile } from './playbook-sync.ts'

const text = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'
const index = indexOf(bundleText(technique(1, 'T1578.001', { name: 'Copy\u001b[31m' })), '18.1')
const page = synced({ text, file: 'hunt.md' }, index)
const release = { version: '18.1' }
const words = 'it is said at a length that does not fit on a line of the terminal at all'
const files: readonly SyncedFile[] = [
  {
    file: 'a\u202E.md',
    state: 'written',
    before: '17.1',
    synced: { ...page, isFirst: false, changes: [{ group: 'text', words }], rescued: ['x', 'y'] },
  },
  { file: 'b.md', state: 'in step', before: '18.1', synced: { ...page, isFirst: false } },
  { file: 'c.md', state: 'changes', synced: page },
  { file: 'd.md', state: 'refused' },
]

test('each playbook has a paragraph, names of bundles and files made harmless', () => {
  expect(renderSync(files, release, { width: 60 }))
    .toBe(`a\\u{202e}.md: written (from v17.1 to ATT&CK v18.1)
  T1578.001 Copy\\u{1b}[31m
  text          it is said at a length that does not fit on
                a line of the terminal at all
  rescued       2 lines moved to a cell below

b.md: in step (ATT&CK v18.1)
  T1578.001 Copy\\u{1b}[31m

c.md: would change (first sync, ATT&CK v18.1)
  T1578.001 Copy\\u{1b}[31m

d.md: refused

4 playbooks: 1 written, 1 would change, 1 in step, 1 refused
`)
})

test('nothing to do is said as well', () => {
  expect(renderSync([], release, { width: 80 })).toBe('0 playbooks: nothing to do\n')
})

test('JSON tells the same', () => {
  expect(JSON.parse(renderSyncJson(files.slice(3), release))).toEqual({
    schema: 'spoor/playbook-sync@1',
    release,
    playbooks: [{ file: 'd.md', state: 'refused' }],
  })
})
