import { expect, it } from 'vitest'
import type { ReleaseDiff } from '../attack/diff-releases.ts'
import type { PartChange } from '../attack/technique-change.ts'
import { renderDiff } from './attack-diff.ts'
import { plainPaint } from './terminal-text.ts'

const detection = 'Look at the logs. '.repeat(8).trim()
const changes: readonly PartChange[] = [
  { kind: 'text', part: 'version', before: '1.2', after: '2.0' },
  { kind: 'text', part: 'parent', after: 'T1578 Modify' },
  {
    kind: 'text',
    part: 'description',
    before: `Kept.\n\n${detection}`,
    after: `Kept.\n\n${detection} More.`,
  },
  { kind: 'text', part: 'detection text', before: detection },
  {
    kind: 'list',
    part: 'mitigations',
    added: ['M1018 Accounts'],
    removed: ['M1047 Audit'],
    changed: [
      { item: 'M1 New', renamedFrom: 'M1 Old', text: { before: 'Do it.', after: 'Do it now.' } },
    ],
  },
]
const diff: ReleaseDiff = {
  before: { version: '17.1', versionFrom: 'collection' },
  after: {},
  tactics: [
    {
      kind: 'list',
      part: 'tactics',
      added: [],
      removed: [],
      changed: [{ item: 'TA0005 Stealth', renamedFrom: 'TA0005 Defense Evasion' }],
    },
  ],
  techniques: [
    { attackId: 'T1530', title: 'Data', kind: 'added', changes: [] },
    { attackId: 'T1536', title: 'Revert', kind: 'gone', changes: [] },
    { attackId: 'T1578.001', title: 'Modify: Create', kind: 'changed', changes },
  ],
  unchanged: 3,
}

const head = `ATT&CK v17.1 -> ATT&CK of unknown version
1 technique changed, 1 added, 1 not in the second, 3 the same
  tactics
    ~ TA0005 Defense Evasion is now called TA0005 Stealth

T1530 Data
  added

T1536 Revert
  not in the second bundle

T1578.001 Modify: Create
`

it('tells in short what changed of each technique', () => {
  expect(renderDiff(diff, { width: 64, paint: plainPaint, inFull: false })).toBe(`${head}\
  version 1.2 -> 2.0; parent new (12 characters); description
  changed; detection text gone (143 characters); mitigations +1
  -1 1 changed
`)
})

it('tells in full, paragraph by paragraph, what is on one side only', () => {
  expect(renderDiff(diff, { width: 64, paint: plainPaint, inFull: true })).toBe(`${head}\
  version
    - 1.2
    + 2.0
  parent
    + T1578 Modify
  description changed
    - Look at the logs. Look at the logs. Look at the logs. Look
      at the logs. Look at the logs. Look at the logs. Look at
      the logs. Look at the logs.
    + Look at the logs. Look at the logs. Look at the logs. Look
      at the logs. Look at the logs. Look at the logs. Look at
      the logs. Look at the logs. More.
  detection text gone (143 characters)
    - Look at the logs. Look at the logs. Look at the logs. Look
      at the logs. Look at the logs. Look at the logs. Look at
      the logs. Look at the logs.
  mitigations
    + M1018 Accounts
    - M1047 Audit
    ~ M1 Old is now called M1 New
        - Do it.
        + Do it now.
`)
})

it('makes hostile names and texts harmless', () => {
  const hostile = '\u001b[2J\u202E'
  const list: PartChange = {
    kind: 'list',
    part: 'references',
    added: [hostile],
    removed: [hostile],
    changed: [{ item: hostile, text: { before: hostile, after: `${hostile}x` } }],
  }
  const text: PartChange = { kind: 'text', part: 'name', before: hostile, after: hostile }
  const [, , one] = diff.techniques
  if (one === undefined) throw new Error('no technique')
  const hostileDiff = { ...diff, techniques: [{ ...one, title: hostile, changes: [list, text] }] }
  for (const inFull of [true, false]) {
    const shown = renderDiff(hostileDiff, { width: 80, paint: plainPaint, inFull })
    expect(shown).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u)
  }
})
