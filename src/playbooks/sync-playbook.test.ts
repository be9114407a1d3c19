/**
 * The behaviours that a sync must have, numbered as in reference/playbooks.md 6.2. Those about files,
 * several playbooks and the network are in cli/playbook-sync.test.ts; 16 is in check-playbook.test.ts.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bundleText,
  relationship,
  sharedBundleText,
  sharedVersions,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { arbitraryNotebook, withoutCell } from '../../test/builders/arbitrary-notebook.ts'
import {
  indexOf,
  managedText,
  type Page,
  pageFixture,
  pageFixtures,
  playbookOf,
  seedNotebook,
  seedNotebooks,
  sharedIndex,
  snapshotPage,
  sync,
  synced,
} from '../../test/builders/playbook-pages.ts'
import { hasSharedData } from '../../test/builders/shared-data.ts'
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
} from '../base/json.ts'
import { writeLock } from './attack-lock.ts'
import { legacyNote } from './legacy-sign.ts'
import type { SyncedPlaybook } from './sync-playbook.ts'

const blank = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'

/** A Markdown page that was never synced. */
const freshPage: Page = { text: `mine\n${blank}also mine\n`, file: 'hunt.md' }

/** The page after a sync. */
function after({ text, lock }: SyncedPlaybook, file?: string): Page {
  return { text, lock, ...(file === undefined ? {} : { file }) }
}

/** A page that was synced with each release in turn. */
function syncedThrough(
  page: Page,
  versions: readonly string[],
  template: 'legacy' | 'v2' = 'v2',
): Page {
  return versions.reduce<Page>(
    (one, version) => after(synced(one, sharedIndex(version), { template }), one.file),
    page,
  )
}

function codesOf(outcome: ReturnType<typeof sync>): readonly string[] {
  return outcome.diagnostics.map(({ code }) => code)
}

function wordsOf({ changes }: SyncedPlaybook): readonly string[] {
  return changes.map(({ group, words }) => `${group}: ${words}`)
}

const copied = technique(1, 'T1578.001', { name: 'Create Snapshot', description: 'Copies.' })

describe('a sync', () => {
  it('1: changes nothing the second time, the day included', () => {
    for (const template of ['legacy', 'v2'] as const) {
      const first = synced(freshPage, indexOf(bundleText(copied)), { template })
      const later = { template, date: '2027-03-01' }
      const again = synced(after(first, 'hunt.md'), indexOf(bundleText(copied)), later)
      expect(again.text).toBe(first.text)
      expect(again.lock).toBe(first.lock)
      expect(again.changes).toEqual([])
    }
  })

  it('1: moves the day when something else changes', () => {
    const first = synced(freshPage, indexOf(bundleText(copied)))
    const renamed = { ...copied, name: 'Copy Disk' }
    const next = synced(after(first, 'hunt.md'), indexOf(bundleText(renamed)), {
      date: '2027-03-01',
    })
    expect([first.lock.date, next.lock.date]).toEqual(['2026-11-26', '2027-03-01'])
    expect(wordsOf(next)).toEqual(['status: it is called "Copy Disk", no longer "Create Snapshot"'])
  })

  it('6: refuses to write over words that an analyst put into the managed part', () => {
    const index = indexOf(bundleText(copied))
    const first = synced(freshPage, index)
    const edited = first.text.replace('Copies.', 'Copies.\n\nWe saw this on 12 May.\n\nTwice.')
    const page: Page = { text: edited, lock: first.lock, file: 'hunt.md' }
    const refused = sync(page, index)
    expect(refused.synced).toBeUndefined()
    expect(codesOf(refused)).toEqual(['playbook-managed-edited'])
    expect(refused.edit?.added).toEqual(['We saw this on 12 May.', 'Twice.'])
    expect(synced(page, index, { onEdit: 'overwrite' }).text).toBe(first.text)
    const rescued = synced(page, index, { onEdit: 'rescue' })
    const end = '<!-- /spoor:managed -->\n'
    expect(rescued.text).toBe(
      first.text.replace(
        end,
        `${end}\n## Kept from the managed part, 26 November 2026\n\nWe saw this on 12 May.\n\nTwice.\n`,
      ),
    )
    expect(synced({ ...page, text: rescued.text }, index).text).toBe(rescued.text)
  })

  it('6: knows its own words by the mark when the lock is lost', () => {
    const index = indexOf(bundleText(copied))
    const first = synced(freshPage, index)
    const page = { text: first.text, file: 'hunt.md' }
    expect(synced(page, indexOf(bundleText({ ...copied, name: 'Other' }))).rescued).toEqual([])
    const edited = { ...page, text: first.text.replace('Copies.', 'Copies.\n\nMine.') }
    expect(codesOf(sync(edited, index))).toEqual(['playbook-managed-edited'])
  })

  it("6: takes the words of a tagged cell that was never synced for an analyst's", () => {
    const page = {
      ...freshPage,
      text: freshPage.text.replace(' -->\n', ' -->\n# T1578.001\nMine.\n'),
    }
    expect(sync(page, indexOf(bundleText(copied))).edit?.added).toEqual(['Mine.'])
  })

  it('7: puts back what was deleted from the managed part', () => {
    const index = indexOf(bundleText(copied))
    const first = synced(freshPage, index)
    const text = first.text.replace('## Description\n\nCopies.\n\n', '')
    expect(synced({ text, lock: first.lock, file: 'hunt.md' }, index).text).toBe(first.text)
  })

  it('8: leaves a playbook alone whose technique the bundle does not have', () => {
    const outcome = sync(freshPage, indexOf(bundleText(technique(2, 'T1530'))))
    expect(outcome.synced).toBeUndefined()
    expect(codesOf(outcome)).toEqual(['playbook-technique-missing'])
  })

  it('8: says on the page where a revoked technique goes on, at the end of the chain', () => {
    const revoked = { ...copied, revoked: true }
    const between = technique(2, 'T1600', { revoked: true })
    const end = technique(3, 'T1601', { name: 'End' })
    const chain = [
      relationship(4, 'revoked-by', [revoked, between]),
      relationship(5, 'revoked-by', [between, end]),
    ]
    const index = indexOf(bundleText(revoked, between, end, ...chain))
    const first = synced(freshPage, indexOf(bundleText(copied)))
    const outcome = sync(after(first, 'hunt.md'), index, { migrate: true })
    const page = outcome.synced
    expect(page?.text).toContain(
      '> **MITRE has revoked this technique.** It goes on as [T1601 End]',
    )
    expect(page?.text).toContain('Copies.')
    expect(page?.lock.supersededBy).toBe('T1601')
    expect(page?.changes.map(({ words }) => words)).toEqual([
      'MITRE has revoked it; it goes on as T1601 End',
    ])
    expect(outcome.diagnostics).toMatchObject([
      { code: 'playbook-technique-withdrawn', severity: 'warning' },
    ])
    expect(synced(after(first, 'hunt.md'), index).lock.supersededBy).toBeUndefined()
  })

  it('8: says on the page that a technique is deprecated', () => {
    const index = indexOf(bundleText({ ...copied, x_mitre_deprecated: true }))
    expect(synced(freshPage, index).text).toContain('> **MITRE has deprecated this technique.**')
    expect(synced(freshPage, index, { template: 'legacy' }).text).toContain(
      '> **This technique is deprecated.**',
    )
  })

  it('9: keeps what MITRE withdraws, an empty text counting as none, until told to drop it', () => {
    const before = {
      ...copied,
      x_mitre_detection: 'Look.',
      x_mitre_data_sources: ['Snapshot: Snapshot Creation'],
      x_mitre_permissions_required: ['User'],
    }
    const first = after(synced(freshPage, indexOf(bundleText(before), '15.1')), 'hunt.md')
    const gone = indexOf(bundleText({ ...copied, x_mitre_detection: '' }), '18.1')
    const next = synced(first, gone)
    expect(next.text).toContain('### Detection text as last published in ATT&CK v15.1')
    expect(next.text).toContain('Look.')
    expect(next.text).toContain('## Data sources (frozen: as last published in ATT&CK v15.1)')
    expect(next.text).toContain(
      '## Permissions required (frozen: as last published in ATT&CK v15.1)',
    )
    const later = synced(after(next, 'hunt.md'), indexOf(bundleText(copied), '19.1'))
    expect(later.text).toContain('### Detection text as last published in ATT&CK v15.1')
    const dropped = synced(after(later, 'hunt.md'), indexOf(bundleText(copied), '19.1'), {
      dropFrozen: true,
    })
    expect(dropped.text).not.toContain('Look.')
    expect(dropped.lock.frozen).toEqual({})
    const legacy = synced(after(next, 'hunt.md'), gone, { template: 'legacy' })
    expect(legacy.text).toContain(
      '## Technique Detection\n\n*as last published in ATT&CK v15.1*\n\nLook.',
    )
  })

  it('11: refuses an older release, by its number or by its newest change', () => {
    const older = { ...copied, modified: '2024-01-01T00:00:00.000Z' }
    const numbered = after(synced(freshPage, indexOf(bundleText(copied), '18.1')), 'hunt.md')
    const nine = indexOf(bundleText(copied), '9.0')
    expect(codesOf(sync(numbered, nine))).toEqual(['playbook-downgrade'])
    expect(sync(numbered, nine, { allowDowngrade: true }).synced).toBeDefined()
    const unnumbered = after(synced(freshPage, indexOf(bundleText(copied))), 'hunt.md')
    expect(unnumbered.text).toContain('of an unknown release with changes until 2025-01-01')
    expect(codesOf(sync(unnumbered, indexOf(bundleText(older))))).toEqual(['playbook-downgrade'])
    expect(sync(unnumbered, indexOf(bundleText(copied), '18.1')).synced).toBeDefined()
  })

  it('12: numbers citations by their first appearance, one number for one source', () => {
    const source = (name: string, url: string): JsonObject => ({ source_name: name, url })
    const described = {
      ...copied,
      description: 'One.(Citation: B )(Citation: a) Two.(Citation: B )(Citation: Lost)',
      x_mitre_detection: 'Three.(Citation: C)',
      external_references: [
        { source_name: 'mitre-attack', external_id: 'T1578.001' },
        source('Never', 'https://never.example/'),
        source('C', 'https://c.example/'),
        source('A', 'https://a.example/'),
        source('B ', 'https://b.example/'),
      ],
    }
    const tool = stixObject('tool', 7, { attackId: 'S1091', name: 'Pacu' })
    const use = relationship(8, 'uses', [tool, copied], {
      description: 'Used.(Citation: Other name)',
      external_references: [source('Other name', 'https://c.example/')],
    })
    const outcome = sync(freshPage, indexOf(bundleText(described, tool, use)))
    const text = outcome.synced?.text
    expect(text).toContain('One.\\[1\\]\\[2\\] Two.\\[1\\](Citation: Lost)')
    expect(text).toContain('Three.\\[3\\]')
    expect(text).toContain('| tool | Used.\\[3\\] |')
    expect(text).toContain(
      '1. [B](https://b.example/)\n2. [A](https://a.example/)\n3. [C](https://c.example/)\n\n' +
        'Not cited above:\n\n- [Never](https://never.example/)',
    )
    expect(outcome.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        'playbook-citation-unmatched',
        'MITRE cites "Lost" but gives no reference of that name; it stays as it is written',
      ],
    ])
    const {
      external_references: [own, ...others],
    } = described
    const turned = { ...described, external_references: [own ?? {}, ...others.reverse()] }
    expect(synced(freshPage, indexOf(bundleText(turned, tool, use))).text).toBe(text)
  })

  it('14: makes a hostile bundle harmless and keeps it within the managed part', () => {
    const evil =
      '<script>alert(1)</script> [x](javascript:alert(1)) \u202Egnp\n<!-- /spoor:managed -->\n' +
      '+++\n```{raw} html\n![p](https://evil.example/p.png)\n| a | b |\n# Heading'
    const source = { source_name: '](javascript:x)', url: 'javascript:x', description: evil }
    const hostile = {
      ...copied,
      name: evil,
      description: `${evil}(Citation: ](javascript:x))`,
      x_mitre_detection: evil,
      x_mitre_platforms: [evil],
      x_mitre_data_sources: [`__proto__: ${evil}`],
      x_mitre_version: evil,
      revoked: true,
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: '__proto__' }],
      external_references: [
        { source_name: 'mitre-attack', external_id: 'T1578.001', url: 'javascript:alert(1)' },
        source,
      ],
    }
    const text = bundleText(
      { ...hostile, constructor: { prototype: {} } },
      relationship(4, 'revoked-by', [hostile, hostile]),
      relationship(5, 'subtechnique-of', [hostile, hostile]),
    ).replace('"constructor"', '"__proto__"')
    for (const template of ['v2', 'legacy'] as const) {
      const page = synced(freshPage, indexOf(text), { template })
      const playbook = playbookOf(page.text, 'hunt.md')
      expect(playbook.analystTexts).toEqual(['mine\n', 'also mine\n'])
      expect(page.text).not.toMatch(/<script|<!-- \/spoor:managed -->[^]*<!-- \/spoor:managed -->/)
      expect(page.text).not.toMatch(/(?<!\\)\]\(javascript:|\u202E|^\+\+\+/m)
      expect(Object.prototype).not.toHaveProperty('spec_version')
    }
    const v2 = managedText(after(synced(freshPage, indexOf(text)), 'hunt.md'))
    expect(v2).not.toMatch(/(?<!\\)!\[|^\+\+\+|^```|^# Heading/m)
  })

  it('14: takes a hundred thousand relationships in its stride', () => {
    const tool = stixObject('tool', 7, { attackId: 'S1091', name: 'Pacu' })
    const uses = Array.from({ length: 100_000 }, (_, index) =>
      relationship(100 + index, 'uses', [tool, copied], { description: `Use ${index}.` }),
    )
    const page = synced(freshPage, indexOf(bundleText(copied, tool, ...uses)))
    expect(page.text.split('Use 99999.')).toHaveLength(2)
  })

  it('17: links to our pages of other techniques where there are some, and only there', () => {
    const linking = {
      ...copied,
      description:
        'See [Create](https://attack.mitre.org/techniques/T1578/002), [Data](https://attack.mitre.org/techniques/T1530).',
    }
    const index = indexOf(bundleText(linking))
    const first = synced(freshPage, index)
    const pages = new Map([['T1578.002', '../T1578.002 (new)/hunt.md']])
    const linked = synced(after(first, 'hunt.md'), index, { pages })
    expect(linked.text).toContain(
      'See [Create](../T1578.002%20%28new%29/hunt.md), [Data](https://attack.mitre.org/techniques/T1530).',
    )
    expect(playbookOf(linked.text, 'hunt.md').analystTexts).toEqual(['mine\n', 'also mine\n'])
    expect(synced(after(linked, 'hunt.md'), index).text).not.toContain('../T1578')
  })

  it('says which technique it cannot tell', () => {
    const cell = { cell_type: 'markdown', metadata: { tags: ['spoor-managed'] }, source: '' }
    const text = JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 4 })
    expect(codesOf(sync({ text, file: 'hunt.ipynb' }, indexOf(bundleText(copied))))).toEqual([
      'playbook-technique-unknown',
    ])
    const named = { text, file: 'books/T1578.001 Create Snapshot.ipynb' }
    expect(managedText(after(synced(named, indexOf(bundleText(copied)))))).toMatch(/^# T1578\.001 /)
  })
})

describe.skipIf(!hasSharedData())('a sync of the real notebooks with the releases of MITRE', () => {
  const legacy = { template: 'legacy', date: '2022-06-23' } as const

  it.each(seedNotebooks)(
    '3: leaves %s as the updater of the seed wrote it in June 2022',
    (file) => {
      const page = { text: seedNotebook(file), file }
      expect(synced(page, sharedIndex('11.2'), legacy).text).toBe(page.text)
    },
  )

  it.each(seedNotebooks)('3: writes the managed cell of %s anew to the byte', (file) => {
    const text = seedNotebook(file)
    const emptied = text.replace(/("source": \[\n)[^]*?(\n {12}\])/, (_, open, close) =>
      [
        open,
        ' '.repeat(16),
        JSON.stringify(`${legacyNote}\n\n*Last pulled from Mitre on: x*\n\n`),
        close,
      ].join(''),
    )
    expect(emptied.length).toBeLessThan(text.length - 2000)
    expect(synced({ text: emptied, file }, sharedIndex('11.2'), legacy).text).toBe(text)
  })

  it('3: makes the text of the seed page from the technique in v11.2', () => {
    const { text } = synced({ text: seedNotebook() }, sharedIndex('11.2'), legacy)
    expect(managedText({ text })).toBe(pageFixture('T1578.001-mitre-cell-v11.2.expected.md'))
  })

  it.each(['v2', 'legacy'] as const)(
    '2: changes no other byte of a notebook, in %s',
    (template) => {
      const texts = [
        ...seedNotebooks.map((name) => seedNotebook(name)),
        ...pageFixtures().map((name) => pageFixture(name)),
      ]
      const written = fc
        .constantFrom(...texts)
        .chain((text) => fc.oneof(fc.constant(text), arbitraryNotebook(contentOf(text))))
      fc.assert(
        fc.property(written, fc.constantFrom('15.1', '18.1', '19.1'), (text, version) => {
          const options = { template, onEdit: 'overwrite' } as const
          const page = synced({ text }, sharedIndex(version), options)
          const place = contentOf(text).cells.findIndex((cell) =>
            textIn(cell).includes('Last pulled'),
          )
          expect(withoutCell(page.text, place)).toBe(withoutCell(text, place))
          expect(page.text).not.toBe(text)
          const again = synced({ text: page.text, lock: page.lock }, sharedIndex(version), options)
          expect(again.text).toBe(page.text)
        }),
        { numRuns: 60 },
      )
    },
  )

  it.each(sharedVersions)('4: gives the same bytes for STIX 2.0 and 2.1 of v%s', (version) => {
    for (const template of ['legacy', 'v2'] as const) {
      const options = { template, onEdit: 'overwrite' } as const
      const [older, newer] = (['2.0', '2.1'] as const).map((form) =>
        synced({ text: seedNotebook() }, sharedIndex(version, form), options),
      )
      expect(older?.text).toBe(newer?.text)
      expect(older && writeLock(older.lock)).toBe(newer && writeLock(newer.lock))
    }
  })

  it('4: gives the same bytes whatever the order of objects and of what is a set', () => {
    const bundle = parseJson(sharedBundleText('18.1'))
    const objects = isJsonObject(bundle) && isJsonArray(bundle['objects']) ? bundle['objects'] : []
    const page = { text: seedNotebook() }
    const expected = synced(page, sharedIndex('18.1'))
    fc.assert(
      fc.property(fc.shuffledSubarray([...objects], { minLength: objects.length }), (shuffled) => {
        const turned = shuffled.map(turnSets)
        const fresh = synced(
          page,
          indexOf(JSON.stringify({ ...asObject(bundle), objects: turned })),
        )
        expect(fresh.text).toBe(expected.text)
        expect(writeLock(fresh.lock)).toBe(writeLock(expected.lock))
      }),
      { numRuns: 8 },
    )
  })

  it('6: finds the line that an analyst wrote into a page of the seed', () => {
    const text = pageFixture('T1578.001-edited-managed-cell-moved.ipynb')
    const line = 'NOTE FROM ANALYST: we saw this on 12 May.'
    expect(sync({ text }, sharedIndex('17.1')).edit?.added).toEqual([line])
    const exact = sync({ text }, sharedIndex('18.1'), { base: sharedIndex('11.2') })
    expect(exact.edit?.added).toEqual([line])
    const rescued = synced({ text }, sharedIndex('18.1'), {
      base: sharedIndex('11.2'),
      onEdit: 'rescue',
    })
    expect(playbookOf(rescued.text).analystTexts[1]).toBe(
      `## Kept from the managed part, 26 November 2026\n\n${line}`,
    )
  })

  it('7: updates a managed cell where an analyst moved it', () => {
    const text = pageFixture('T1578.001-edited-managed-cell-moved.ipynb')
    const page = synced({ text }, sharedIndex('18.1'), { onEdit: 'overwrite' })
    expect(contentOf(page.text).cells.map((cell) => textIn(cell).slice(0, 11))).toEqual([
      '-----------',
      '# T1578.001',
      '-----------',
      '-----------',
    ])
  })

  it('9: keeps the detection text of a page of the seed that goes straight to v18', () => {
    const page = synced({ text: seedNotebook() }, sharedIndex('18.1'))
    const text = managedText(after(page))
    expect(text).toContain('### Detection text as pulled on 23 June 2022')
    expect(text).toContain('Backup restoration events can also be detected through Azure Monitor')
    expect(text).not.toContain('(Citation:')
    expect(text).toContain(
      '2022)\n\n- Snapshot: Snapshot Metadata\n- Snapshot: Snapshot Creation\n\n',
    )
    expect(wordsOf(page)).toEqual([
      'text: MITRE gives no detection text; it is kept as pulled on 23 June 2022',
      'permission: MITRE gives no permissions; it is kept as pulled on 23 June 2022',
      'data source: MITRE gives no data sources; it is kept as pulled on 23 June 2022',
    ])
  })

  it('9, 10, 19: tells what each release changed, from v11.2 to v19.1', () => {
    const words = sharedVersions.map((version, index) => {
      const page = syncedThrough({ text: seedNotebook() }, sharedVersions.slice(0, index))
      return [version, wordsOf(synced(page, sharedIndex(version), { template: 'v2' }))]
    })
    expect(Object.fromEntries(words)).toEqual({
      '11.2': [],
      '15.1': ['usage: now S1091 Pacu'],
      '17.1': [
        'permission: MITRE no longer names User; it is kept as last published in ATT&CK v15.1',
        'mitigation: M1018 User Account Management changed',
        'reference: Mandiant M-Trends 2020 changed',
      ],
      '18.1': [
        'text: MITRE has withdrawn the detection text; it is kept as last published in ATT&CK v17.1',
        'data source: MITRE no longer names Snapshot: Snapshot Creation, Snapshot: Snapshot Metadata; it is kept as last published in ATT&CK v17.1',
        'detection: now DET0423 Detection Strategy for Modify Cloud Compute Infrastructure: Create Snapshot',
        'detection: now AN1187 Analytic 1187',
        'detection: now mutable element GeoLocation of AN1187',
        'detection: now mutable element TimeWindow of AN1187',
        'detection: now mutable element UserContext of AN1187',
        'detection: now mutable element VolumeSensitivity of AN1187',
      ],
      '19.1': [
        'tactic: no longer Defense Evasion (TA0005)',
        'tactic: now Defense Impairment (TA0112)',
        'reference: no longer AWS Cloud Trail Backup API',
        'reference: no longer Azure - Monitor Logs',
        'reference: no longer Cloud Audit Logs',
        'reference: no longer GCP - Creating and Starting a VM',
      ],
    })
  })

  it('9: has the detection text of v17.1, its citations resolved, on the page of v19.1', () => {
    const text = managedText(syncedThrough({ text: seedNotebook() }, sharedVersions))
    expect(text).toContain('### Detection text as last published in ATT&CK v17.1')
    expect(text).toContain('*Frozen: MITRE has withdrawn this text.*')
    expect(text).toContain('`gcloud compute instances create`')
    expect(text).toContain('- Defense Impairment (TA0112)')
    expect(text).not.toContain('Defense Evasion')
    expect(text).not.toContain('(Citation:')
    expect(text).toContain('*ATT&CK v19.1; object 2.0, modified 2026-05-12; synced 2026-11-26*')
    expect(text).toContain('Copyright 2015-2025, The MITRE Corporation.')
  })

  it('9: has it in the legacy template as well', () => {
    const text = managedText(syncedThrough({ text: seedNotebook() }, sharedVersions, 'legacy'))
    expect(text).toContain('## Technique Detection\n\n*as last published in ATT&CK v17.1*\n\n')
    expect(text).toContain('  *   Defense-Impairment\n')
    expect(text).toContain('### Data Sources (as last published in ATT&CK v17.1):')
  })

  it('8: tells that T1562.007 goes on as T1686.001 since v19', () => {
    const text = blank.replace('T1578.001', 'T1562.007')
    const outcome = sync({ text, file: 'hunt.md' }, sharedIndex('19.1'))
    expect(outcome.synced?.text).toContain('It goes on as [T1686.001 Cloud Firewall]')
    expect(codesOf(outcome)).toEqual(['playbook-technique-withdrawn'])
  })

  it('11: refuses to go back from v19.1 to v18.1', () => {
    const page = syncedThrough({ text: seedNotebook() }, ['18.1', '19.1'])
    expect(sync(page, sharedIndex('18.1')).diagnostics).toMatchObject([
      {
        code: 'playbook-downgrade',
        file: snapshotPage,
        message: 'the playbook is at ATT&CK v19.1; the bundle is v18.1, which is older',
      },
    ])
  })

  it('shows mutable elements of MITRE beside what Spoor tunes', () => {
    const text = managedText(syncedThrough({ text: seedNotebook() }, ['18.1']))
    expect(text).toMatch(/^\| UserContext \| .+ \| `automation` and `filters` in spoor\.yaml \|$/m)
    expect(text).toMatch(/^\| AWS:CloudTrail \| CreateSnapshot \| .+ \| `aws\.cloudtrail` \|$/m)
  })
})

function asObject(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

/** The content of a notebook, its cells as objects. */
function contentOf(text: string): JsonObject & { readonly cells: readonly JsonObject[] } {
  const content = asObject(parseJson(text.replace(/^\uFEFF/, '')))
  const { cells } = content
  return { ...content, cells: isJsonArray(cells) ? cells.filter(isJsonObject) : [] }
}

function textIn({ source }: JsonObject): string {
  return isJsonArray(source) ? source.join('') : String(source)
}

/** The object with the lists turned round whose order says nothing. */
function turnSets(value: JsonValue): JsonValue {
  if (!isJsonObject(value)) return value
  const [own, ...references] = isJsonArray(value['external_references'])
    ? value['external_references']
    : []
  const sets = [
    'x_mitre_platforms',
    'x_mitre_data_sources',
    'x_mitre_log_source_references',
    'x_mitre_mutable_elements',
  ].flatMap((key) => {
    const list = value[key]
    return isJsonArray(list) ? [[key, list.toReversed()] as const] : []
  })
  return {
    ...value,
    ...Object.fromEntries(sets),
    ...(own === undefined ? {} : { external_references: [own, ...references.reverse()] }),
  }
}
