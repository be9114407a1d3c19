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
import { checkPlaybook, type Validation } from './check-playbook.ts'
import { ranOnce } from '../../test/builders/validation-record.ts'
import type { KnownContent } from './known-content.ts'
import { validationWords } from './validation.ts'

const region = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'
const detection = '0a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e'
const nothing: KnownContent = { detections: [], scenarios: [], tests: [] }
const content: KnownContent = {
  detections: [
    { id: detection, name: 'aws_disk_shared', datasets: ['aws.cloudtrail'], classes: ['A', 'C'] },
    {
      id: 'f7d3c2b1-9e8f-4a5b-8c6d-1e2f3a4b5c6d',
      name: 'chain_opened',
      datasets: ['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit'],
      classes: [],
    },
  ],
  scenarios: [
    { id: 'benign-a-aws', kind: 'benign', class: 'A' },
    { id: 'benign-c-aws', kind: 'benign', class: 'C' },
    { id: 'attack-aws-theft', kind: 'attack' },
  ],
  tests: ['aws-share-disk'],
}
const negatives =
  '## False Positives\n- Class A, by hand: `benign-a-aws`\n- Class C, drills: `benign-c-aws`\n'
const page = synced(
  { text: region, file: 'hunt.md' },
  indexOf(bundleText(technique(1, 'T1578.001'))),
)

/** The faults of a page that was synced, with text of the analyst above its managed part. */
function faultsIn(
  analyst: string,
  managed = page.text,
  validation?: Validation,
): readonly Diagnostic[] {
  const text = analyst + managed
  const playbook = playbookOf(text, 'hunt.md')
  const { lock } = page
  return checkPlaybook({
    playbook,
    text,
    lock,
    content,
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
    expect(told(`  * **Detection:** ${detection}\n${negatives}`)).toEqual([])
    expect(told(`  * **Detection:** \`aws_disk_shared\`\n${negatives}`)).toEqual([])
    expect(faultsIn('  * **Detection:** `aws_disc_shared`\n')).toMatchObject([
      { code: 'playbook-detection-missing', hint: 'did you mean "aws_disk_shared"?' },
    ])
    expect(
      faultsIn(`  * **Detections:** ${detection}, ${other.toUpperCase()}\n${negatives}`),
    ).toMatchObject([
      {
        code: 'playbook-detection-missing',
        message: `there is no detection ${other.toUpperCase()}`,
        hint: `did you mean "${detection}"?`,
      },
    ])
    expect(told(`Atomic ${other}\n`)).toEqual([])
  })

  it('16: does not believe that somebody types that a playbook is validated', () => {
    expect(told('\n  * **Validated:** NO\n')).toEqual([])
    expect(told('\n  * **Validated:** yes\n')).toEqual(['2:5 playbook-validated-by-hand'])
  })

  const summary = '## Summary\n\nClaims:\n\n'

  it('16: every claim of the summary has a detection', () => {
    expect(told(`${summary}- Disks are shared\n  (\`aws_disk_shared\`)\n${negatives}`)).toEqual([])
    expect(told(`${summary}- Disks are \`shared\`\n- Off hours\n`)).toEqual([
      '5:1 playbook-claim-unproved',
      '6:1 playbook-claim-unproved',
    ])
    expect(told(`${summary}- Disks are shared \`aws_disks_shared\`\n`)).toContain(
      '5:1 playbook-detection-missing',
    )
    expect(told('## Other\n\n- Off hours\n')).toEqual([])
  })

  it('16: every class of false positives has a negative of its class', () => {
    const named = '* **Detection:** `aws_disk_shared`\n'
    expect(faultsIn(`${named}## False Positives\n- Class A: \`benign-a-aws\`\n`)).toMatchObject([
      {
        code: 'playbook-class-missing',
        severity: 'error',
        message: 'detections of this page name class C of benign work; its false positives do not',
      },
    ])
    expect(faultsIn(named)).toMatchObject([
      { code: 'playbook-class-missing', severity: 'warning', line: 1 },
    ])
    const list = '## False Positives\n- Class A: none\n- Class C: `benign-a-aws`\n'
    expect(told(list)).toEqual([
      '2:1 playbook-class-without-negative',
      '3:1 playbook-class-without-negative',
    ])
    const other =
      '## False Positives\n- Class A: `benign-a-aws`, `attack-aws-theft`, `benign-a-awx`\n'
    expect(faultsIn(other).map(({ code, message }) => `${code} ${message}`)).toEqual([
      'playbook-negative-missing there is no benign scenario attack-aws-theft',
      'playbook-negative-missing there is no benign scenario benign-a-awx',
      'playbook-name-unknown there is no scenario or test benign-a-awx',
    ])
  })

  const analytic = '## Cloud Control Plane Analytics\n#### Analytic 1\n'
  const sourced = (source: string, rest: string): string =>
    `${analytic}* **Source:** ${source}\n${rest}`

  it('1.3a: the logs that an analytic declares are those that its queries can match', () => {
    const azure = '```eql\nany where event.dataset == "azure.activitylogs"\n```\n'
    expect(told(sourced('`azure.activitylogs`', azure))).toEqual([])
    expect(faultsIn(sourced('`azure.activitylogs`, `aws.cloudtrail`', azure))).toMatchObject([
      {
        code: 'playbook-source-differs',
        line: 3,
        message:
          'cloud analytic 1 declares `azure.activitylogs`, `aws.cloudtrail`, but its queries can match `azure.activitylogs`',
      },
    ])
    expect(faultsIn(sourced('the activity log', azure))).toMatchObject([
      { code: 'playbook-source-unnamed', hint: 'write **Source:** `azure.activitylogs`' },
    ])
    const both = `${azure}* **Detection:** \`aws_disk_shared\`\n${negatives}`
    expect(told(sourced('`aws.cloudtrail`,\n  `azure.activitylogs`', both))).toEqual([])
    expect(told(sourced('`aws.cloudtrail`', '* **Detection:** `chain_opened`\n'))).toEqual([
      '3:1 playbook-source-differs',
    ])
    expect(told(sourced('packets', '```arkime\nport.dst == 22\n```\n'))).toEqual([])
  })

  it('finds queries that cannot be run, where they stand', () => {
    const bad = '```eql\nany where\n  event.action = "x"\n```\n'
    expect(told(sourced('`aws.cloudtrail`', bad))).toEqual(['6:16 playbook-query-invalid'])
    const rule = '```sigma\ntitle: x\nlogsource: {product: aws}\n```\n'
    expect(told(sourced('`aws.cloudtrail`', rule))).toContain('5:1 playbook-query-invalid')
  })

  it('tells names in the prose that are nearly those of detections or scenarios', () => {
    expect(faultsIn('See `aws_disk_sharde`, `aws_disk_shared` and `foo_bar_baz`.\n')).toMatchObject(
      [{ code: 'playbook-name-unknown', severity: 'warning', column: 5 }],
    )
    expect(told('```\n`aws_disk_sharde`\n```\n')).toEqual([])
  })

  it('16: believes what a recorded run of tests says, as long as nothing has changed', () => {
    const words = validationWords(ranOnce)
    const said = (changes: readonly string[], value = words): readonly string[] =>
      faultsIn(`* **Validated:** ${value}\n`, page.text, { record: ranOnce, changes }).map(
        ({ code, message }) => `${code} ${message}`,
      )
    expect(words).toBe('YES, on 26 November 2026 by Spoor 1.0.0: 1 detection, 1 test, 1 negative')
    expect(said([])).toEqual([])
    expect(said([], 'YES')).toEqual([])
    expect(said([], words.replace('26', '27'))).toEqual([
      expect.stringMatching(/^playbook-validated-by-hand /),
    ])
    expect(said(['test 1 has changed', 'test 2 is gone'])).toEqual([
      'playbook-validation-stale the playbook was validated, but since then test 1 has changed, and 1 more',
    ])
    expect(said(['test 1 has changed'], 'NO')).toEqual([])
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
    const fresh = { playbook: playbookOf(text, 'hunt.md'), text, content: nothing }
    expect(checkPlaybook(fresh).map(({ code }) => code)).toEqual(['playbook-never-synced'])
    const lock = { ...page.lock, body: '0000000000000000' }
    const other = { playbook: playbookOf(page.text, 'hunt.md'), text: page.text, lock }
    expect(checkPlaybook({ ...other, content: nothing })).toMatchObject([
      { code: 'playbook-managed-differs' },
    ])
  })

  it.skipIf(!hasSharedData())('finds the numbers 3 and 5 that the page of the seed invents', () => {
    const text = seedNotebook()
    const playbook = playbookOf(text, snapshotPage)
    const found = checkPlaybook({ playbook, text, content: nothing })
    const lines = text.split('\n')
    const errors = found.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ message }) => message)).toEqual([
      'an adversary example names network analytic 3, which does not exist',
      'an adversary example names network analytic 5, which does not exist',
    ])
    for (const { line = 0 } of errors) expect(lines[line - 1]).toContain('| 2, 3, 5|')
  })
})
