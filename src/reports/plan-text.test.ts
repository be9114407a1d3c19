import { expect, it } from 'vitest'
import { renderPlan } from './plan-text.ts'

const action = { document: 'ecs', path: 'event.action' } as const
const lineage = ['aws ec2.amazonaws.com CopySnapshot', 'gcp compute.disks.insert']
const identity = ['aws sts.amazonaws.com assumerole']

it('tells how each rule is routed, what needs most first', () => {
  const rules = [
    {
      title: 'B',
      needs: [{ kind: 'actions', values: [{ field: action, folded: 'run', part: 'whole' }] }],
    },
    {
      title: 'A\u001b[2J',
      needs: [{ kind: 'every', fields: ['user.name'] }, { kind: 'followed' }],
    },
    { title: 'C', needs: [{ kind: 'literals', datasets: ['aws.cloudtrail'], texts: ['List*'] }] },
    { title: 'D', needs: [{ kind: 'followed' }, { kind: 'followed' }] },
  ] as const
  expect(renderPlan({ rules, lineage, identity, whole: ['aws.cloudtrail'] }, 80))
    .toBe(`detections: 4
lineage follows 2 actions: 1 of aws, 0 of azure, 1 of gcp
history and sessions: 1 actions: 1 of aws, 0 of azure, 0 of gcp
Records of all other actions are counted but not parsed, except in
aws.cloudtrail: a detection needs every record there.

1 need every record of their log
  A\\u{1b}[2J
      every log: every record, to look at user.name
      every log: what lineage follows

1 are routed by what the names of services and actions look like
  C
      aws.cloudtrail: List*

1 are routed by the names of actions
  B
      every log: run

1 need only what lineage follows
  D
      every log: what lineage follows
`)
})

it('says that records are passed over', () => {
  const text = renderPlan({ rules: [], lineage, identity, whole: [] }, 200)
  expect(text).toContain('Records of all other actions are counted but not parsed.\n')
})
