/**
 * The real pages of the seed and the real releases of MITRE: which of the behaviours of a sync
 * (reference/playbooks.md 6.2) hold for them.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
} from '../src/base/json.ts'
import { writeLock } from '../src/playbooks/attack-lock.ts'
import { legacyNote } from '../src/playbooks/legacy-sign.ts'
import { arbitraryNotebook, withoutCell } from './builders/arbitrary-notebook.ts'
import { sharedBundleText, sharedVersions } from './builders/attack-bundle.ts'
import {
  after,
  analystTexts,
  codesOf,
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
  wordsOf,
} from './builders/playbook-pages.ts'
import { hasSharedData } from './builders/shared-data.ts'

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
    expect(analystTexts(playbookOf(rescued.text))[1]).toBe(
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
        expect.stringContaining('now mutable element GeoLocation of AN1187 (in Spoor: '),
        expect.stringContaining('now mutable element TimeWindow of AN1187 (in Spoor: '),
        expect.stringContaining('now mutable element UserContext of AN1187 (in Spoor: '),
        expect.stringContaining('now mutable element VolumeSensitivity of AN1187 (in Spoor: '),
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
    const text = '<!-- spoor:managed attack T1562.007 -->\n<!-- /spoor:managed -->\n'
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
  if (typeof source === 'string') return source
  const pieces = isJsonArray(source) ? source : []
  return pieces.map((piece) => (typeof piece === 'string' ? piece : '')).join('')
}

/** The object with the lists turned round whose order says nothing. */
function turnSets(value: JsonValue): JsonValue {
  if (!isJsonObject(value)) return value
  const pageSources = value['external_references']
  // The first of an object is its own page; a relationship has none.
  const own =
    value['type'] === 'relationship' || !isJsonArray(pageSources) ? [] : pageSources.slice(0, 1)
  const references = isJsonArray(pageSources) ? pageSources.slice(own.length).toReversed() : []
  const sets = [
    'x_mitre_platforms',
    'x_mitre_data_sources',
    'x_mitre_log_source_references',
    'x_mitre_mutable_elements',
  ].flatMap((key) => {
    const set = value[key]
    return isJsonArray(set) ? [[key, set.toReversed()] as const] : []
  })
  return {
    ...value,
    ...Object.fromEntries(sets),
    ...(pageSources === undefined ? {} : { external_references: [...own, ...references] }),
  }
}
