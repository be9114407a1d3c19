/** docs/environment.md shows a whole file, which is read here as it stands. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { thresholdNames } from '../src/environment/configuration/environment.ts'
import { environmentSchema } from '../src/environment/configuration/environment-schema.ts'
import { readEnvironment } from '../src/environment/configuration/read-environment.ts'

const page = readFileSync(fileURLToPath(new URL('../docs/environment.md', import.meta.url)), 'utf8')
const [, text = ''] = /```yaml\n(.*?)```/s.exec(page) ?? []
const now = Date.parse('2026-06-01T00:00:00Z')

/** The lines of the example, to show that entries know theirs. */
const lines = text.split('\n')

function at(line: number | undefined): string {
  return lines[(line ?? 0) - 1] ?? ''
}

describe('the example of docs/environment.md', () => {
  const { environment, diagnostics } = readEnvironment({ text, file: 'spoor.yaml' }, { now })

  it('is read without a remark', () => {
    expect(diagnostics).toEqual([])
  })

  it('shows every section that there is', () => {
    const shown = Object.keys(environmentSchema.shape).filter((key) =>
      lines.some((line) => line.startsWith(`${key}:`)),
    )
    expect(shown).toEqual(Object.keys(environmentSchema.shape))
  })

  it('says what it seems to say', () => {
    expect(environment).toMatchObject({
      file: 'spoor.yaml',
      own: [
        { kind: 'account', id: '111122223333' },
        { kind: 'account', id: '222233334444' },
        { kind: 'account', id: '11111111-2222-3333-4444-555555555555' },
        { kind: 'account', id: 'payroll-prod' },
        { kind: 'organization', id: 'o-a1b2c3d4e5' },
        { kind: 'tenant', id: 'aaaaaaaa-2222-3333-4444-555555555555' },
        { kind: 'domain', id: 'example.com' },
      ],
      partners: [
        { kind: 'account', id: '444455556666', until: Date.parse('2027-04-01T00:00:00Z') },
        { kind: 'domain', id: 'example.net', until: Date.parse('2027-01-01T00:00:00Z') },
      ],
      vaults: [{ account: '777788889999', why: 'backups of the group' }],
      automation: [{ verbs: ['create', 'copy', 'delete'] }, { why: 'quarterly recovery drill' }],
      workingHours: [
        { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: 420, to: 1140 },
        { days: [0, 1, 2, 3, 4], from: 1320, to: 360, principals: ['*@example.in'] },
      ],
      sensitive: [{ name: 'payroll-*' }, { tag: { key: 'classification', value: 'secret' } }],
      ports: {
        mode: 'also',
        ranges: [
          [8443, 8443],
          [9000, 9100],
        ],
      },
      thresholds: { longestImageBuild: { value: 8 * 3_600_000 } },
      filters: [{ account: '222233334444', verb: 'copy', who: 'operations@example.com' }],
    })
  })

  it('keeps the line of every entry', () => {
    expect(environment?.own.map(({ line, id }) => at(line).includes(id))).not.toContain(false)
    expect(environment?.partners.map(({ line }) => at(line).trim())).toEqual([
      '- account: "444455556666"',
      '- domain: example.net',
    ])
    expect(at(environment?.vaults[0]?.line)).toContain('777788889999')
    expect(at(environment?.automation[1]?.line)).toContain('drill-*')
    expect(at(environment?.workingHours[1]?.line)).toContain('Asia/Kolkata')
    expect(at(environment?.sensitive[1]?.line)).toContain('classification')
    expect(at(environment?.ports?.line)).toContain('ports:')
    expect(at(environment?.thresholds.longestImageBuild?.line)).toContain('8h')
    expect(at(environment?.filters[0]?.line)).toContain('disaster-recovery')
  })
})

it('the page names every threshold', () => {
  for (const name of thresholdNames) expect(page).toContain(`\`${name}\``)
})
