import { describe, expect, it } from 'vitest'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { scenarioOf, theft } from '../../test/builders/test-document.ts'
import { deliveryShapes } from '../emulation/deliveries/delivery-shapes.ts'
import { textOf, valueAt } from '../base/json.ts'
import type { Telemetry } from './load-test.ts'
import { faultsOf, observe, shapesOf, type Observation } from './observe.ts'

const { put } = createInputFolder()
const played = { kind: 'scenario', loaded: scenarioOf(theft), shape: 'ndjson', seed: '1' } as const

function told({ events }: Observation): readonly string[] {
  return events.map(({ document }) =>
    [valueAt(document, 'event', 'action'), valueAt(document, 'spoor', 'verb')]
      .map((one) => textOf(one) ?? '-')
      .join(' '),
  )
}

const shapesFor = (shape: string): readonly string[] => shapesOf({ ...played, shape })

describe('what a hunt sees in a scenario', () => {
  it('is every event, as detections see it, with the raw records', async () => {
    const seen = await observe(played, [])
    expect(told(seen)).toEqual(['CreateSnapshot create', 'ModifySnapshotAttribute share'])
    expect(
      seen.records.map(({ id, event, record }) => [id, event.id, record.value['eventName']]),
    ).toEqual(seen.events.map(({ id, native }) => [id, id, native['eventName']]))
    expect(faultsOf(seen)).toEqual([])
  })

  it('goes by the names that the clouds gave', async () => {
    const { ids, records } = await observe(played, [])
    const copy = valueAt(records[0]?.record.value, 'responseElements', 'snapshotId')
    expect([ids.get('copy'), ids.get('outside')]).toEqual([copy, '777788889999'])
    expect((await observe({ ...played, seed: '2' }, [])).ids.get('copy')).not.toBe(copy)
  })

  it.each(deliveryShapes.filter(({ sources }) => sources.includes('aws.cloudtrail')))(
    'is the same when it is delivered as $name, file after file',
    async ({ name }) => {
      const loaded = scenarioOf(`${theft}  - {at: +3d, do: unshare, of: copy, with: outside}\n`)
      const seen = await observe({ ...played, loaded, shape: name }, [])
      expect(faultsOf(seen)).toEqual([])
      const plain = await observe({ ...played, loaded }, [])
      expect(told(seen)).toEqual(told(plain))
    },
  )

  it('is delivered in the shape that was asked for, where that is one of its log', () => {
    expect([shapesFor('sqs'), shapesFor('event-hub')]).toEqual([['sqs'], ['trail']])
  })
})

const read = (name: string, content: string): Telemetry => ({
  kind: 'file',
  file: put(name, content),
  origin: 'recorded',
})

describe('what a hunt sees in a file', () => {
  it('is what stands in it; nothing has a name of a cast', async () => {
    const seen = await observe(read('log.json', `${ec2Line('1', 'CopySnapshot')}\n`), [])
    expect([told(seen), seen.ids.size, faultsOf(seen)]).toEqual([['CopySnapshot copy'], 0, []])
  })

  it('has faults where something cannot be read', async () => {
    const cut = await observe(
      read('cut.json', `${ec2Line('1', 'CopySnapshot')}\n{"eventName": `),
      [],
    )
    expect(faultsOf(cut).map(({ code }) => code)).toEqual(['json-cut'])
    const gone = await observe({ kind: 'file', file: '/nowhere/log.json', origin: 'recorded' }, [])
    expect(faultsOf(gone)).toHaveLength(1)
  })
})
