/**
 * The behaviours that a sync must have, numbered as in reference/playbooks.md 6.2. Those of the real pages
 * and releases are in test/playbook-releases.test.ts, those of files in src/cli/playbook-sync.test.ts.
 */
import { describe, expect, it } from 'vitest'
import {
  bundleText,
  relationship,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import {
  after,
  analystTexts,
  codesOf,
  indexOf,
  managedText,
  type Page,
  playbookOf,
  sync,
  synced,
  wordsOf,
} from '../../test/builders/playbook-pages.ts'
import type { JsonObject } from '../base/json.ts'

const blank = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'

/** A Markdown page that was never synced. */
const freshPage: Page = { text: `mine\n${blank}also mine\n`, file: 'hunt.md' }

function citedAs(name: string, url: string): JsonObject {
  return { source_name: name, url }
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

  it('1: takes a trimmed bundle and the whole of its release for the same', () => {
    const other = { ...technique(2, 'T1530'), modified: '2026-01-01T00:00:00.000Z' }
    const whole = synced(freshPage, indexOf(bundleText(copied, other), '18.1'))
    expect(whole.lock.release.newestModified).toBe('2026-01-01T00:00:00.000Z')
    const again = synced(after(whole, 'hunt.md'), indexOf(bundleText(copied), '18.1'))
    expect(again.lock).toBe(whole.lock)
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
    const later = { date: '2027-03-01' }
    const page = { text, lock: first.lock, file: 'hunt.md' }
    expect(synced(page, index, later).text).toBe(first.text)
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
    const described = {
      ...copied,
      description: 'One.(Citation: B )(Citation: a) Two.(Citation: B )(Citation: Lost)',
      x_mitre_detection: 'Three.(Citation: C)',
      external_references: [
        { source_name: 'mitre-attack', external_id: 'T1578.001' },
        citedAs('Never', 'https://never.example/'),
        citedAs('C', 'https://c.example/'),
        citedAs('A', 'https://a.example/'),
        citedAs('B ', 'https://b.example/'),
      ],
    }
    const tool = stixObject('tool', 7, { attackId: 'S1091', name: 'Pacu' })
    const use = relationship(8, 'uses', [tool, copied], {
      description: 'Used.(Citation: Other name)',
      external_references: [citedAs('Other name', 'https://c.example/')],
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
      expect(analystTexts(playbook)).toEqual(['mine\n', 'also mine\n'])
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
    expect(analystTexts(playbookOf(linked.text, 'hunt.md'))).toEqual(['mine\n', 'also mine\n'])
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
