import { describe, expect, it } from 'vitest'
import { pageFixture } from '../../test/builders/playbook-pages.ts'
import { hasSharedData } from '../../test/builders/shared-data.ts'
import { readLegacyPage } from './legacy-page.ts'
import { legacyNote } from './legacy-sign.ts'

const page = `# T1578.001 Create Snapshot

-----------------------------------------------------------------------

## Technique Description

Copies.

## Technique Detection

Look.(Citation: AWS Backup)

### Platforms:

  * IaaS

### Data Sources:

  * **Snapshot:** Snapshot Creation

### Adversarial usage:

| Adversary Group |  Adversarial Usage |
|----|----|
-----------------------------------------------------------------------

## Mitre References

  * [Mitre-Attack](https://attack.mitre.org/techniques/T1578/001)

  * [Aws Backup](https://aws.example/), Amazon. (2020). Backup.

${legacyNote}

*Last pulled from Mitre on: 23 June 2022*`

describe('readLegacyPage', () => {
  it('reads back what the updater of the seed wrote', () => {
    const reference = {
      name: 'Aws Backup',
      url: 'https://aws.example/',
      description: 'Amazon. (2020). Backup.',
    }
    expect(readLegacyPage(page)).toEqual({
      technique: 'T1578.001',
      pulled: '23 June 2022',
      description: 'Copies.',
      detection: 'Look.(Citation: AWS Backup)',
      earlier: {
        detection: { text: 'Look.(Citation: AWS Backup)', references: [reference] },
        permissions: [],
        dataSources: ['Snapshot: Snapshot Creation'],
        from: { pulled: '23 June 2022' },
      },
      foreign: [],
    })
  })

  it.each([
    ['### Platforms:', '## My notes'],
    ['  * IaaS', '  * IaaS\nseen in May'],
    ['|----|----|', '|----|----|\nno row'],
    ['  * [Aws', 'my link\n  * [Aws'],
    ['## Technique Description', 'above all\n\n## Technique Description'],
    [legacyNote, `${legacyNote}\n\nbelow all`],
  ])("takes lines for an analyst's that the updater cannot have written: %j", (before, after) => {
    const [line] = after.split('\n').filter((one) => one !== '' && !page.includes(one))
    expect(readLegacyPage(page.replace(before, after))?.foreign).toContain(line)
  })

  it('reads no other text', () => {
    expect(readLegacyPage('# T1578.001 Create Snapshot')).toBeUndefined()
  })

  it.skipIf(!hasSharedData())('finds nothing foreign in the page of the seed', () => {
    const text = pageFixture('T1578.001-mitre-cell-v11.2.expected.md')
    expect(readLegacyPage(text)).toMatchObject({
      foreign: [],
      earlier: {
        permissions: ['User'],
        dataSources: ['Snapshot: Snapshot Metadata', 'Snapshot: Snapshot Creation'],
      },
    })
    expect(readLegacyPage(text)?.earlier.detection?.references).toHaveLength(5)
  })
})
