import { describe, expect, it } from 'vitest'
import { bundleText, technique } from '../../test/builders/attack-bundle.ts'
import {
  indexOf,
  playbookOf,
  seedNotebook,
  snapshotPage,
  synced,
} from '../../test/builders/playbook-pages.ts'
import { hasSharedData } from '../../test/builders/shared-data.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { loadDetections } from '../detections/load-detection.ts'
import { checkPlaybook } from './check-playbook.ts'
import { validate, type Validation } from './validation.ts'

const region = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'
const page = synced(
  { text: region, file: 'hunt.md' },
  indexOf(bundleText(technique(1, 'T1578.001'))),
)

const detection = '0a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e'
const { detections: known } = loadDetections(
  `title: Mine\nid: ${detection}\nlogsource: {product: aws, service: cloudtrail}\ndetection: {s: {eventName: X}, condition: s}\n`,
  'mine.yml',
)

/** The faults of a page that was synced, with text of the analyst above its managed part. */
function faultsIn(
  analyst: string,
  managed = page.text,
  validation?: Validation,
): readonly Diagnostic[] {
  const text = analyst + managed
  const playbook = playbookOf(text, 'hunt.md')
  return checkPlaybook({
    playbook,
    text,
    lock: page.lock,
    detections: known,
    ...(validation === undefined ? {} : { validation }),
  })
}

function told(analyst: string): readonly string[] {
  return faultsIn(analyst).map(({ code, line, column }) => `${line}:${column} ${code}`)
}

const section = '## Host Analytics\n#### Analytic 1\n'

describe('checkPlaybook', () => {
  it('16: finds numbers of analytics that do not exist, and those that exist twice', () => {
    const table = '| Who | Host Analytics | Network Analytics |\n|--|--|--|\n| x | 1, 2 | 1 |\n\n'
    expect(told(`${table}${section}`)).toEqual([
      '3:10 playbook-analytic-missing',
      '3:14 playbook-analytic-missing',
    ])
    expect(faultsIn(table + section).map(({ hint }) => hint)).toEqual([
      'there are 1; write the analytic, or take the number out',
      'there are none; write the analytic, or take the number out',
    ])
    expect(told(`${section}#### Analytic 1\n`)).toEqual(['3:1 playbook-analytic-twice'])
  })

  it('16: finds detections that do not exist', () => {
    const other = detection.replace('0a', '0b')
    expect(told(`  * **Detection:** ${detection}\n`)).toEqual([])
    expect(faultsIn(`  * **Detections:** ${detection}, ${other.toUpperCase()}\n`)).toMatchObject([
      {
        code: 'playbook-detection-missing',
        message: `there is no detection ${other}`,
        hint: `did you mean "${detection}"?`,
      },
    ])
    expect(told(`Atomic ${other}\n`)).toEqual([])
  })

  it('16: does not believe that somebody types that a playbook is validated', () => {
    expect(told('\n  * **Validated:** NO\n')).toEqual([])
    expect(told('\n  * **Validated:** yes\n')).toEqual(['2:5 playbook-validated-by-hand'])
  })

  it('16: believes a record of tests for as long as the rules stay the same', () => {
    const named = `  * **Validated:** YES\n  * **Detection:** ${detection}\n`
    const run = (failures: readonly unknown[]): Validation => {
      const one = { failures, fired: [detection], nearlyFired: [detection] }
      const tests = [{ id: 't', text: 'x', cases: [one] }]
      return validate({ date: '2026-11-26', named: [detection], detections: known, tests })
    }
    const toldOf = (record: Validation): readonly string[] =>
      faultsIn(named, page.text, record).map(({ message }) => message)
    const proved = run([])
    expect(toldOf(proved)).toEqual([])
    expect(toldOf(run(['x']))).toEqual([
      'the playbook says "Validated: YES", but its tests did not prove it: no test makes "Mine" fire',
    ])
    const [tested] = proved.detections
    if (tested === undefined) throw new Error('nothing was tested')
    expect(toldOf({ ...proved, detections: [{ ...tested, rule: '0' }] })).toEqual([
      'the playbook says "Validated: YES", but the rule "Mine" changed since',
    ])
    expect(toldOf({ ...proved, detections: [] })).toEqual([
      `the playbook says "Validated: YES", but the detection ${detection} was not tested`,
    ])
  })

  it('16: finds an analytic that declares another log than its detection matches', () => {
    const block = `#### Analytic 1\n  * **Source:** \`gcp.audit\`\n  * **Detection:** ${detection}\n`
    expect(faultsIn(block)).toMatchObject([
      {
        code: 'playbook-source-differs',
        line: 2,
        message: 'the analytic declares gcp.audit, but its detections match aws.cloudtrail',
      },
    ])
  })

  it('finds addresses that lead nowhere', () => {
    expect(told('[x](example.lan) [y](www.x.org/z)\n')).toEqual([
      '1:3 playbook-link-without-scheme',
      '1:20 playbook-link-without-scheme',
    ])
    expect(
      told('[a](https://x.org) [b](notes.md) [c](#top) [d](./x.y) [e](mailto:x@y.org)\n'),
    ).toEqual([])
  })

  it('finds a managed part that is not as the sync wrote it', () => {
    const edited = page.text.replace('## Tactics', '## Tactics\n\nmine')
    expect(faultsIn('', edited).map(({ code }) => code)).toEqual(['playbook-managed-differs'])
    const text = region
    const fresh = { playbook: playbookOf(text, 'hunt.md'), text, detections: [] }
    expect(checkPlaybook(fresh).map(({ code }) => code)).toEqual(['playbook-never-synced'])
    const lock = { ...page.lock, body: '0000000000000000' }
    const other = { playbook: playbookOf(page.text, 'hunt.md'), text: page.text, lock }
    expect(checkPlaybook({ ...other, detections: [] })).toMatchObject([
      { code: 'playbook-managed-differs' },
    ])
  })

  it.skipIf(!hasSharedData())('finds the numbers 3 and 5 that the page of the seed invents', () => {
    const text = seedNotebook()
    const playbook = playbookOf(text, snapshotPage)
    const found = checkPlaybook({ playbook, text, detections: [] })
    const lines = text.split('\n')
    const errors = found.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ message }) => message)).toEqual([
      'an adversary example names network analytic 3, which does not exist',
      'an adversary example names network analytic 5, which does not exist',
    ])
    for (const { line = 0 } of errors) expect(lines[line - 1]).toContain('| 2, 3, 5|')
  })
})
