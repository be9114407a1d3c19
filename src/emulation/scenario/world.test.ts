import { describe, expect, it } from 'vitest'
import { scenarioOf } from '../../../test/builders/test-document.ts'
import { hour } from '../clock.ts'
import { type Scenario, scenarioSchema } from './scenario.ts'
import { namesOf, type NewId, World } from './world.ts'

const begin = Date.parse('2026-09-15T00:00:00Z')
const { scenario } = scenarioOf('steps: [{by: lena, do: list-disks}]\n')
const cast: Scenario['cast'] = scenarioSchema.shape.cast.parse({
  places: {
    ours: { cloud: 'aws', id: '111122223333', region: 'eu-west-1' },
    made: { cloud: 'aws', region: 'eu-west-1' },
    project: { cloud: 'gcp', region: 'europe-west1-c' },
    subscription: { cloud: 'azure', region: 'westeurope' },
    tenant: { cloud: 'azure', region: 'westeurope', tenant: 't', group: 'g' },
  },
  principals: {
    lena: { in: 'ours', kind: 'user' },
    ops: { in: 'ours', kind: 'role', name: 'maintenance' },
    ann: { in: 'subscription', kind: 'user' },
    ben: { in: 'project', kind: 'user' },
  },
  resources: {
    server: { kind: 'instance', in: 'ours' },
    disk: { kind: 'disk', in: 'ours', on: 'server', size: 50, count: 2 },
    old: { kind: 'snapshot', in: 'ours', of: 'disk-1', id: 'snap-0old', region: 'eu-central-1' },
  },
})

/** An id that tells what it is of, and that the seed fixes. */
const newId: NewId = ({ kind, name }, random) => `${kind}:${name}:${random.hex(4)}`

function world(seed = '1', id = scenario.id): World {
  return new World({ ...scenario, id, cast }, { seed, newId })
}

describe('the places of the cast', () => {
  it('have ids as their clouds give them, the same in every play of the scenario', () => {
    const [, made, project, subscription, tenant] = world().places()
    expect(made?.id).toMatch(/^[1-9]\d{11}$/)
    expect(project?.id).toBe('example-project')
    expect(subscription).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      group: 'rg-subscription',
    })
    expect(tenant).toMatchObject({ tenant: 't', group: 'g' })
    expect(world('2').places()).toEqual(world('1').places())
    expect(world('1', 'another').place('made').id).not.toBe(made?.id)
  })

  it('are asked for by name; an unknown one is a fault of ours', () => {
    expect([world().hasPlace('ours'), world().hasPlace('constructor')]).toEqual([true, false])
    expect(() => world().place('constructor')).toThrow('no place is called constructor')
  })
})

const since = (name: string, after: number): number =>
  (world().actor(name, begin + after).since - begin) / hour

describe('the people of the cast', () => {
  it('sign in as their name unless it is said, with a session from before the story', () => {
    const lena = world().actor('lena')
    expect(lena).toMatchObject({
      name: 'lena',
      place: { id: '111122223333' },
      since: begin - hour / 2,
    })
    expect(world().actor('ops').name).toBe('maintenance')
    expect([world().hasActor('lena'), world().hasActor('maintenance')]).toEqual([true, false])
    expect(() => world().actor('nobody')).toThrow('nobody is called nobody')
  })

  it('begin another session when the longest is over: 12 hours in AWS, one in Azure', () => {
    expect([
      since('lena', 11 * hour),
      since('lena', 11.5 * hour),
      since('lena', 36 * hour),
    ]).toEqual([-0.5, 11.5, 35.5])
    expect([since('ann', 0), since('ann', hour)]).toEqual([-0.5, 0.5])
    expect(since('ben', 100 * hour)).toBe(-0.5)
  })

  it('hold the session that they began in the story', () => {
    const here = world()
    expect(here.beginSession('ops', begin + hour).since).toBe(begin + hour)
    expect(here.actor('ops', begin + 2 * hour).since).toBe(begin + hour)
    expect(here.actor('ops').since).toBe(begin + hour)
  })
})

describe('the things of the cast', () => {
  it('are there, each by its name', () => {
    const here = world()
    expect(here.things().map(({ name }) => name)).toEqual(['server', 'disk-1', 'disk-2', 'old'])
    expect(here.thing('disk-2')).toMatchObject({ size: 50, on: 'server', region: 'eu-west-1' })
    expect(here.thing('server').size).toBe(100)
    expect(here.thing('old')).toMatchObject({
      id: 'snap-0old',
      region: 'eu-central-1',
      origin: { name: 'disk-1' },
    })
    expect(here.find('disk')).toBeUndefined()
    expect(() => here.thing('disk')).toThrow('nothing is called disk')
    expect(namesOf('a', 2)).toEqual(['a-1', 'a-2'])
  })

  it('on an instance are its parts', () => {
    expect(
      world()
        .partsOf('server', 'disk')
        .map(({ name }) => name),
    ).toEqual(['disk-1', 'disk-2'])
    expect(world().partsOf('server', 'snapshot')).toEqual([])
  })
})

describe('a new thing', () => {
  const snapshot = {
    kind: 'snapshot',
    region: 'eu-west-1',
    size: 50,
    since: begin,
    of: 'disk-1',
  } as const

  it('has an id that its name and the seed fix, whatever else is made', () => {
    const [one, other] = [world(), world()]
    other.make('first', { ...snapshot, place: other.place('ours') })
    const made = one.make('copy', { ...snapshot, place: one.place('ours') })
    expect(other.make('copy', { ...snapshot, place: other.place('ours') })).toEqual(made)
    expect(made.id).toMatch(/^snapshot:copy:/)
    const elsewhere = world('2')
    expect(elsewhere.make('copy', { ...snapshot, place: elsewhere.place('ours') }).id).not.toBe(
      made.id,
    )
  })

  it('remembers what it was made of, as that was then', () => {
    const here = world()
    const place = here.place('ours')
    const copy = here.make('copy', { ...snapshot, place })
    here.change('disk-1', { size: 900 })
    expect(here.thing('copy').origin?.size).toBe(50)
    // A name may be taken again, also by what is made of the one before.
    const again = here.make('copy', { ...snapshot, place, of: 'copy' })
    expect([again.id, again.origin]).toEqual([copy.id, copy])
  })

  it('changes in what is told of it, never in what it is', () => {
    const here = world()
    expect(here.change('disk-1', { on: 'other' })).toMatchObject({
      name: 'disk-1',
      on: 'other',
      size: 50,
    })
    expect(here.partsOf('server', 'disk')).toHaveLength(1)
  })
})
