import { describe, expect, it } from 'vitest'
import { linkTexts } from '../../test/builders/activity-reader.ts'
import {
  type AzureCallParts,
  armId,
  azureEvent,
  azureRecord,
} from '../../test/builders/azure-builder.ts'
import {
  principal,
  resource,
  step,
  type StepWords,
  storyBegin,
} from '../../test/builders/step-builder.ts'
import type { JsonObject } from '../base/json.ts'
import type { WholeWrite } from './activity.ts'
import { azureActivity } from './azure/azure.ts'
import { readRewrites } from './rewrites.ts'
import type { Step } from './step.ts'

/** A write of `vol-2` as a whole, from `snap-1` unless told otherwise. */
function write(at: number, words: Partial<StepWords> & { readonly content?: string } = {}): Step {
  const { content = 'copy snap-1', ...more } = words
  const whole: WholeWrite = { resource: resource('vol-2'), content }
  const links = [['restored-from', 'snap-1', 'vol-2']] as const
  return step('restore', { at, inputs: ['snap-1'], outputs: ['vol-2'], links, whole, ...more })
}

/** Each step as `verb: links`. */
function told(...steps: readonly Step[]): readonly string[] {
  return readRewrites(steps).map(({ activity }) =>
    [`${activity.verb}:`, ...linkTexts(activity)].join(' '),
  )
}

/** A write of a machine with its disks and its interface. */
function machine(at: number, ...disks: readonly string[]): Step {
  return step('launch', {
    at,
    whole: { resource: resource('i-1') },
    inputs: disks,
    outputs: ['i-1'],
    links: [
      ...disks.map((disk) => ['attached-to', disk, 'i-1'] as const),
      ['member-of', 'i-1', 'eni-1'],
    ],
  })
}

/** A disk put into the machine, or taken out, by a call of its own. */
function moved(verb: 'attach' | 'detach', at: number): Step {
  const links = verb === 'attach' ? ([['attached-to', 'vol-3', 'i-1']] as const) : []
  return step(verb, { at, inputs: ['vol-3'], outputs: ['i-1'], links })
}

const restored = 'restore: restored-from snap-1 -> vol-2'

describe('a write of a resource that is there (reference/telemetry.md section 7 K)', () => {
  it('changes it, however soon and whoever writes, when it is made of the same', () => {
    expect(told(write(0), write(1, { by: 'bob' }))).toEqual([restored, 'other:'])
    expect(readRewrites([write(0), write(1)])[1]?.activity).toMatchObject({
      inputs: [],
      outputs: [{ id: 'vol-2' }],
    })
  })

  it('makes it anew when it is made of something else', () => {
    expect(told(write(0), write(1, { content: 'copy snap-9' }))).toEqual([restored, restored])
  })

  it('makes it anew after a delete, or when its unique id says that it is another', () => {
    const gone = step('delete', { at: 1, outputs: ['vol-2'], removed: [resource('vol-2')] })
    expect(told(write(0), gone, write(2))).toEqual([restored, 'delete:', restored])
    const known = (at: number, alias: string): Step =>
      write(at, { whole: { resource: resource('vol-2', { aliases: [alias] }) } })
    expect(told(known(0, 'u-1'), known(1, 'u-2'))).toEqual([restored, restored])
    expect(told(known(0, 'u-1'), known(1, 'u-1'))).toEqual([restored, 'other:'])
  })

  it('changes it also where the call does not say what it is made of', () => {
    const bare = write(1, { whole: { resource: resource('vol-2') } })
    expect(told(write(0), bare)).toEqual([restored, 'other:'])
    const [, , other] = told(write(0), bare, write(2, { content: 'copy snap-9' }))
    expect(other).toBe(restored)
  })

  it('is not known of by a call that was refused; a refused change is one', () => {
    expect(told(write(0, { attempt: true }), write(1))[1]).toBe(restored)
    expect(told(write(0), write(1, { attempt: true }))[1]).toBe('other:')
    const gone = { attempt: true, removed: [resource('vol-2')] }
    expect(told(write(0), step('delete', { at: 1, ...gone }), write(2)).at(-1)).toBe('other:')
  })

  it('keeps what it newly ties, and the groups that every write states', () => {
    const card = 'member-of i-1 -> eni-1'
    expect(told(machine(0, 'vol-1'), machine(1, 'vol-1'), machine(2, 'vol-1', 'vol-2'))).toEqual([
      `launch: attached-to vol-1 -> i-1 ${card}`,
      `other: ${card}`,
      `attach: attached-to vol-2 -> i-1 ${card}`,
    ])
    const again = [machine(2, 'vol-1'), machine(3, 'vol-1', 'vol-2')]
    expect(told(machine(1, 'vol-1', 'vol-2'), ...again).at(-1)).toMatch(/^attach: .*vol-2/)
    const both = machine(5, 'vol-1', 'vol-3')
    expect(told(machine(0, 'vol-1'), moved('attach', 3), both).at(-1)).toBe(`other: ${card}`)
    const back = [moved('attach', 3), moved('detach', 4), both]
    expect(told(machine(0, 'vol-1'), ...back).at(-1)).toMatch(/^attach: .*vol-3/)
  })
})

const compute = 'Microsoft.Compute'

function azureStep(at: number, by: string, parts: Omit<AzureCallParts, 'fields'>): Step {
  const time = storyBegin + at * 60_000
  const event = { ...azureEvent(azureRecord(parts)), id: `e-${at}`, time, endTime: time }
  const activity = azureActivity(event)
  if (activity === undefined) throw new Error(`nothing for ${parts.operation}`)
  return { event, activity, principal: principal(by) }
}

describe('in Azure (emulated)', () => {
  const creationData = { createOption: 'Copy', sourceResourceId: armId(`${compute}/snapshots/s`) }

  it.each<[string, JsonObject]>([
    ['disks/write', { creationData }],
    ['snapshots/write', { creationData }],
    ['images/write', { sourceVirtualMachine: { id: armId(`${compute}/virtualMachines/vm`) } }],
    ['restorePointCollections/write', { source: { id: armId(`${compute}/virtualMachines/vm`) } }],
  ])('a tag that somebody else sets a minute after %s makes nothing', (operation, properties) => {
    const parts = {
      operation: `${compute}/${operation}`,
      resource: `${compute}/${operation.split('/')[0]}/x`,
    }
    const [made, tagged] = readRewrites([
      azureStep(0, 'alice', { ...parts, response: { properties } }),
      azureStep(1, 'bob', { ...parts, response: { tags: { a: 'b' }, properties } }),
    ])
    expect(made?.activity.links).toHaveLength(1)
    expect(tagged?.activity).toMatchObject({ verb: 'other', inputs: [], links: [] })
  })

  it('a machine that is written again a minute after its launch is launched once', () => {
    const parts = {
      operation: `${compute}/virtualMachines/write`,
      resource: `${compute}/virtualMachines/vm`,
    }
    const disk = (name: string): JsonObject => ({
      createOption: 'Attach',
      managedDisk: { id: armId(`${compute}/disks/${name}`) },
    })
    const body = (...dataDisks: readonly JsonObject[]): JsonObject => ({
      properties: { vmId: 'v-1', storageProfile: { osDisk: disk('os'), dataDisks } },
    })
    const steps = readRewrites([
      azureStep(0, 'alice', { ...parts, response: body() }),
      azureStep(1, 'bob', { ...parts, response: body() }),
      azureStep(2, 'bob', { ...parts, response: body(disk('data')) }),
    ])
    expect(steps.map(({ activity }) => [activity.verb, ...linkTexts(activity)])).toEqual([
      ['launch', 'attached-to disks/os -> virtualmachines/vm'],
      ['other'],
      ['attach', 'attached-to disks/data -> virtualmachines/vm'],
    ])
  })
})
