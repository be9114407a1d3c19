import { expect, test } from 'vitest'
import type { PageContent } from './page-content.ts'
import { renderV2, syncedDate } from './template-v2.ts'

const source = { name: 'Source', url: 'https://source.example/' }

const content: PageContent = {
  facts: {
    id: 'T1578.001',
    name: 'Create Snapshot',
    stixId: 'attack-pattern--1',
    url: 'https://attack.mitre.org/techniques/T1578/001',
    version: '1.2',
    modified: '2025-10-24T17:49:34.416Z',
    parent: { id: 'T1578', name: 'Modify', url: 'https://attack.mitre.org/techniques/T1578' },
    status: 'current',
    description: 'Copies.',
    tactics: [{ id: 'TA0112', name: 'Defense Impairment', shortName: 'defense-impairment' }],
    platforms: ['IaaS'],
    permissions: [],
    dataSources: [],
    strategies: [
      {
        id: 'DET1',
        name: 'Strategy',
        analytics: [
          {
            id: 'AN1',
            name: 'Analytic 1',
            platforms: ['IaaS'],
            description: { text: 'Watch.(Citation: Source)', references: [source] },
            logSources: [
              { name: 'AWS:CloudTrail', channel: 'a | b', component: 'Copy' },
              { name: 'o365' },
            ],
            mutableElements: [{ field: 'PortScope', description: 'Which ports.' }],
          },
        ],
      },
    ],
    usage: [{ id: 'C0027', name: 'C0027', kind: 'campaign' }],
    mitigations: [
      { id: 'M1018', name: 'Users', description: { text: 'Limit.\n\nAll.', references: [] } },
    ],
    references: [source],
  },
  frozen: { permissions: { value: ['User'], from: { release: '15.1' } } },
  release: { version: '19.1' },
  notice: ['Copyright MITRE'],
  date: '2026-11-26',
  pages: new Map(),
}

test('a page has its parts in one order, each only where MITRE says something', () => {
  const { blocks, unmatchedCitations } = renderV2(content)
  expect(unmatchedCitations).toEqual([])
  expect(blocks.join('')).toBe(`# T1578.001 Create Snapshot

*Sub-technique of [T1578 Modify](https://attack.mitre.org/techniques/T1578) · [page at MITRE](https://attack.mitre.org/techniques/T1578/001)*

## Description

Copies.

## Tactics

- Defense Impairment (TA0112)

## Platforms

- IaaS

## Permissions required (frozen: as last published in ATT&CK v15.1)

- User

## Detection

### DET1 Strategy

#### AN1 Analytic 1 (IaaS)

Watch.\\[1\\]

| Log source | What to look for | Data component | Read by Spoor as |
| --- | --- | --- | --- |
| AWS:CloudTrail | a \\| b | Copy | \`aws.cloudtrail\` |
| o365 |  |  | not read |

| Mutable element | What MITRE leaves to be tuned | What Spoor tunes |
| --- | --- | --- |
| PortScope | Which ports. | \`ports\` in spoor.yaml |

## Mitigations

| Mitigation | How it helps |
| --- | --- |
| M1018 Users | Limit. All. |

## Used by

| Who or what | Kind | How |
| --- | --- | --- |
| C0027 | campaign |  |

## References

1. [Source](https://source.example/)

---

> Do not edit this part: \`spoor playbook sync\` writes it from MITRE ATT&CK. Your own words belong above or below it and stay as they are.

Copyright MITRE

*ATT&CK v19.1; object 1.2, modified 2025-10-24; synced 2026-11-26*

`)
})

test('the day of the sync is read back, and only from where it is printed', () => {
  expect(syncedDate(renderV2(content).blocks.join(''))).toBe('2026-11-26')
  expect(syncedDate('synced 2026-11-26')).toBeUndefined()
})
