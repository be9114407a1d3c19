/**
 * Emulated stories that are hard to set on a terminal: many branches, wide characters, names that are meant
 * to break out of their place. Nothing in them is of a real system.
 */
import type { HuntReport } from '../../src/findings/hunt-report.ts'
import type { Step } from '../../src/lineage/step.ts'
import { reportOf } from './report-builder.ts'
import { type LinkWords, resource, step, worldRule } from './step-builder.ts'

/** What the names of a story are made of. */
export interface StoryNames {
  /** Who begins, and who takes over. */
  readonly people: readonly [string, string]
  /** Ends the ids of all resources. */
  readonly suffix: string
  readonly account: string
  readonly region: string
  /** The file that the records were read from. */
  readonly file: string
}

/** A disk copied by one, then shared, restored, started and opened by another; refused once. */
export function storyOf({ people, suffix, account, region, file }: StoryNames): HuntReport {
  const [first, second] = people
  const [disk, copy, machine, group] = ['vol', 'snap', 'i', 'sg'].map((kind) => `${kind}-${suffix}`)
  if (disk === undefined || copy === undefined || machine === undefined || group === undefined) {
    throw new TypeError('a name is missing')
  }
  const place = { account, region }
  const grantees = [{ kind: 'account', id: suffix }] as const
  const sharing = { resource: resource(copy), change: 'add', grantees } as const
  const made: readonly LinkWords[] = [['snapshot-of', disk, copy]]
  const started: readonly LinkWords[] = [
    ['launched-from', copy, machine],
    ['member-of', machine, group],
  ]
  const opened = { resource: resource(group), change: 'open', rules: [worldRule(22)] } as const
  const steps = [
    step('create', { at: 1, by: first, inputs: [disk], outputs: [copy], links: made, ...place }),
    step('share', { at: 2, by: first, attempt: true, outputs: [copy], sharing, ...place }),
    step('share', { at: 3, by: second, outputs: [copy], sharing, ...place }),
    step('launch', { at: 4, by: second, inputs: [copy], outputs: [machine], links: started }),
    step('expose', { at: 5, by: second, outputs: [group], exposures: [opened] }),
  ]
  return reportOf(steps.map((one) => readFrom(one, file)))
}

function readFrom(one: Step, file: string): Step {
  const records = one.event.records.map(({ id, record }) => ({
    id,
    record: { ...record, origin: { ...record.origin, file } },
  }))
  return { ...one, event: { ...one.event, records } }
}

/** Names of wide characters, of marks, and of emoji. */
export const wideNames: StoryNames = {
  people: ['山田太郎', 'Zoe\u0308 🦌'],
  suffix: '決算データの複製2026年三月分バックアップ用スナップショット',
  account: '本番アカウント',
  region: '東京',
  file: 'ログ/監査ログ-二〇二六年三月-東京リージョン-本番アカウント.json.gz',
}

/** Names that try to move the cursor, forge lines, hide or turn text, close a link, flood the screen. */
export const hostileNames: StoryNames = {
  people: ['eve\u001b[2J\u001b]8;;https://example.org\u0007', `bob\u202e${'\u0301'.repeat(40)}`],
  suffix: `x\u200b\u2066\n  CRITICAL  forged${'a'.repeat(10_000)}`,
  account: 'a\r\nb',
  region: '\u009b31m',
  file: `logs/\u001b\\\u001b]8;;\u0007${'f'.repeat(300)}.json`,
}

/** A snapshot of which very much was made, so that it is drawn with branches and folded. */
export function branchingStory(restores: number): HuntReport {
  const created: readonly LinkWords[] = [['snapshot-of', 'vol-1', 'snap-1']]
  const steps = [
    step('create', { at: 0, inputs: ['vol-1'], outputs: ['snap-1'], links: created }),
    ...Array.from({ length: restores }, (_, index) => restoredDisk(index)).flat(),
  ]
  return reportOf(steps)
}

/** Every third disk is put into a machine, the fifth of which is opened. */
function restoredDisk(index: number): readonly Step[] {
  const [disk, machine] = [`vol-${index + 2}`, `i-${index + 2}`]
  const at = 10 * (index + 1)
  const by = index % 4 === 3 ? 'bob' : 'alice'
  const restored: readonly LinkWords[] = [['restored-from', 'snap-1', disk]]
  const attached: readonly LinkWords[] = [
    ['attached-to', disk, machine],
    ['member-of', machine, `sg-${index + 2}`],
  ]
  const opened = {
    resource: resource(`sg-${index + 2}`),
    change: 'open',
    rules: [worldRule(22)],
  } as const
  return [
    step('restore', { at, by, inputs: ['snap-1'], outputs: [disk], links: restored }),
    ...(index % 3 === 0
      ? [step('attach', { at: at + 1, by, inputs: [disk], outputs: [machine], links: attached })]
      : []),
    ...(index % 15 === 12 ? [step('expose', { at: at + 2, by, exposures: [opened] })] : []),
  ]
}
