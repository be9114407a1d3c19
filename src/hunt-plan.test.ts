import { beforeAll, describe, expect, it } from 'vitest'
import { loadQueryText, loadShippedDetections } from './content.ts'
import type { Detection } from './detections/detection.ts'
import type { Environment } from './environment/configuration/environment.ts'
import { loadDetectionFiles } from './detections/load-detection.ts'
import { planHunt } from './hunt-plan.ts'

let shipped: readonly Detection[] = []

beforeAll(async () => {
  shipped = (await loadShippedDetections()).detections
})

/** Is a record of any action needed where some data is sensitive? */
function needsWithin(sensitive: Environment['sensitive']): boolean {
  return planHunt(shipped, { environment: { sensitive } }).filter.needs('aws.cloudtrail', 'x', 'y')
}

/** Is a record of an action needed by the shipped detections and a query? */
function isNeeded(source: string, name: string, query?: string): boolean | undefined {
  const own = query === undefined ? [] : loadQueryText(query).detections
  return planHunt([...shipped, ...own]).filter.needs('aws.cloudtrail', source, name)
}

describe('a plan', () => {
  it('needs no rule that ships to see every record', () => {
    const { rules, filter } = planHunt(shipped)
    const greedy = rules.filter(({ needs }) => needs.some(({ kind }) => kind === 'every'))
    expect(greedy.map(({ detection }) => detection.title)).toEqual([])
    expect(filter).toBeDefined()
  })

  it.each([
    ['what lineage follows', 'ec2.amazonaws.com', 'CreateSnapshot'],
    ['who takes up a role', 'sts.amazonaws.com', 'AssumeRole'],
    ['who is made', 'iam.amazonaws.com', 'CreateUser'],
    ['what a rule that ships asks for', 'ec2.amazonaws.com', 'DescribeSnapshots'],
  ])('needs %s', (_, source, name) => {
    expect(isNeeded(source, name)).toBe(true)
  })

  it('does not need the same name of another service, nor what nothing asks for', () => {
    expect(isNeeded('iam.amazonaws.com', 'ListRoles')).toBe(false)
    expect(isNeeded('example.amazonaws.com', 'AssumeRole')).toBe(false)
    expect(
      planHunt([]).filter.needs('aws.cloudtrail', 'ec2.amazonaws.com', 'DescribeSnapshots'),
    ).toBe(false)
  })

  it.each([
    'any where event.action == "ListRoles"',
    'any where event.action : "list*"',
    'any where event.provider == "iam.amazonaws.com" and user.name == "x"',
    'any where event.category == "iam" and user.name == "x"',
    'any where spoor.verb == "other" and event.action == "ListRoles"',
    'sequence by user.name [any where event.action == "Run"] [any where event.action == "ListRoles"]',
    'sequence by user.name with maxspan=1h [any where event.action == "Run"] ![any where event.action == "ListRoles"]',
    'sequence by user.name [any where event.action == "Run"] [any where event.action == "Stop"] until [any where event.action == "ListRoles"]',
  ])('needs what a rule of the user asks for: %s', (query) => {
    expect(isNeeded('iam.amazonaws.com', 'ListRoles', query)).toBe(true)
    expect(isNeeded('lambda.amazonaws.com', 'Unheard', query)).toBe(false)
  })

  it.each(['any where user.name == "x"', 'any where event.action != "ListRoles"'])(
    'passes over nothing for %s',
    (query) => {
      const { whole, filter } = planHunt(loadQueryText(query).detections)
      expect(whole).toEqual(['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit'])
      expect(filter?.needs('aws.cloudtrail', 'a.amazonaws.com', 'ListUsers')).toBe(true)
    },
  )

  it.each([
    [
      'what lineage follows in Azure',
      'azure.activitylogs',
      '',
      'microsoft.compute/snapshots/write',
    ],
    ['what a rule asks for', 'azure.activitylogs', '', 'microsoft.compute/disks/read'],
    [
      'who may act in Azure',
      'azure.activitylogs',
      '',
      'microsoft.authorization/roledefinitions/write',
    ],
    [
      'what lineage follows in Google Cloud',
      'gcp.audit',
      'compute.googleapis.com',
      'v1.compute.disks.insert',
    ],
    [
      'the same of another version',
      'gcp.audit',
      'compute.googleapis.com',
      'beta.compute.disks.insert',
    ],
    ['a method of a service', 'gcp.audit', 'cloudresourcemanager.googleapis.com', 'SetIamPolicy'],
    [
      'who is made in Google Cloud',
      'gcp.audit',
      'iam.googleapis.com',
      'google.iam.admin.v1.CreateRole',
    ],
  ] as const)('needs %s', (_, source, service, action) => {
    expect(planHunt(shipped).filter.needs(source, service, action)).toBe(true)
  })

  it('needs no other action of Azure and Google Cloud', () => {
    const needs = planHunt(shipped).filter.needs
    expect(needs?.('azure.activitylogs', '', 'microsoft.storage/storageaccounts/read')).toBe(false)
    expect(needs?.('gcp.audit', 'storage.googleapis.com', 'storage.objects.get')).toBe(false)
    expect(needs?.('gcp.audit', 'other.googleapis.com', 'SetIamPolicy')).toBe(false)
  })

  it.each([
    ['azure.activitylogs', '', 'a/read', 'event.action == "A/Read"'],
    ['azure.activitylogs', '', 'a/read', 'event.action : "a/*"'],
    [
      'azure.activitylogs',
      '',
      'a/read',
      'event.dataset == "azure.activitylogs" and user.name == "x"',
    ],
    ['azure.activitylogs', '', 'a/read', 'event.type == "change" and event.action != "b/read"'],
    ['gcp.audit', 'a.com', 'Get', 'event.action == "Get"'],
    ['gcp.audit', 'a.com', 'Get', 'service.name == "a.com" and user.name == "x"'],
    ['gcp.audit', 'a.com', 'Get', 'event.provider == "data_access" and event.action == "Get"'],
  ] as const)('needs of %s what a rule of the user asks for: %s %s, %s', (...row) => {
    const [source, service, action, condition] = row
    const own = loadQueryText(`any where ${condition}`).detections
    expect(planHunt(own).filter.needs(source, service, action)).toBe(true)
    expect(planHunt(shipped).filter.needs(source, service, action)).toBe(false)
  })

  it('names the logs of which a rule needs every record, and passes over the others', () => {
    const text = 'any where event.dataset == "azure.activitylogs" and user.name == "x"'
    const { whole, filter } = planHunt(loadQueryText(text).detections)
    expect(whole).toEqual(['azure.activitylogs'])
    expect(filter?.needs('gcp.audit', 'a.com', 'Get')).toBe(false)
  })

  it('needs what a rule would match but for a filter, because that is told', () => {
    const rule = `title: Anything of IAM
id: 11111111-2222-4333-8444-555555555555
logsource: {product: aws, service: cloudtrail}
detection:
  selection: {eventSource: iam.amazonaws.com}
  condition: selection
`
    const filter = `title: Lists are everyday work
id: 11111111-2222-4333-8444-666666666666
logsource: {product: aws, service: cloudtrail}
filter:
  rules: [11111111-2222-4333-8444-555555555555]
  selection: {eventName: ListRoles}
  condition: not selection
`
    const { detections } = loadDetectionFiles([
      { file: 'rule.yml', text: rule },
      { file: 'filter.yml', text: filter },
    ])
    expect(
      planHunt(detections).filter.needs('aws.cloudtrail', 'iam.amazonaws.com', 'ListRoles'),
    ).toBe(true)
    expect(planHunt(detections).filter.needs('aws.cloudtrail', 'sts.amazonaws.com', 'X')).toBe(
      false,
    )
  })

  it('passes over nothing where tags make data sensitive', () => {
    const tag = { key: 'class', value: 'secret' }
    expect(needsWithin([{ tag, why: 'secret', line: 3 }])).toBe(true)
    expect(needsWithin([{ name: 'x', why: 'y', line: 3 }])).toBe(false)
  })

  const decrypt = ['aws.cloudtrail', 'kms.amazonaws.com', 'Decrypt'] as const
  const assumeRole = ['aws.cloudtrail', 'sts.amazonaws.com', 'AssumeRole'] as const
  const createUser = ['aws.cloudtrail', 'iam.amazonaws.com', 'CreateUser'] as const

  it('needs the use of a key only where it names a disk', () => {
    const { filter } = planHunt(shipped)
    expect(filter?.needs(...decrypt)).toBe(true)
    expect(filter?.suffices?.(...decrypt)).toEqual({ kind: 'mark', text: 'aws:ebs:id' })
    const { detections } = loadQueryText('any where event.action == "Decrypt"')
    expect(planHunt(detections).filter.suffices?.(...decrypt)).toBeUndefined()
  })

  it('needs no event of who takes up a role where nothing is learned', () => {
    expect(planHunt(shipped).filter.suffices?.(...assumeRole)).toBeUndefined()
    const { filter } = planHunt(shipped, { isLearning: false })
    expect(filter?.needs(...assumeRole)).toBe(true)
    expect(filter?.suffices?.(...assumeRole)).toEqual({ kind: 'native' })
    const { detections } = loadQueryText('any where event.action == "AssumeRole"')
    const ruled = planHunt(detections, { isLearning: false }).filter
    expect(ruled?.suffices?.(...assumeRole)).toBeUndefined()
  })

  it('does not need who is made where nothing is learned', () => {
    expect(planHunt([]).filter.needs(...createUser)).toBe(true)
    expect(planHunt([], { isLearning: false }).filter.needs(...createUser)).toBe(false)
  })
})
