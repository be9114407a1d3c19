import { describe, expect, it } from 'vitest'
import { linkTexts } from '../../test/builders/activity-reader.ts'
import { azureId } from '../../test/builders/azure-builder.ts'
import { principal, resource, step } from '../../test/builders/step-builder.ts'
import type { Link } from './link.ts'
import { buildLineageGraph } from './graph.ts'
import { joinRestores } from './join-restores.ts'
import type { Resource } from './resource.ts'
import type { Step } from './step.ts'
import { traceChains } from './trace-chains.ts'

const backup = principal('backup', { kind: 'automation', automation: 'it is Azure Backup' })

/** Somebody asks for the backup `snap-vault` of `i-1` to become a machine. */
const asked = (at: number, target = 'i-2'): Step =>
  step('restore', {
    at,
    by: 'mallory',
    inputs: ['snap-vault'],
    links: [
      ['snapshot-of', 'i-1', 'snap-vault', 'inferred'],
      ['restored-from', 'snap-vault', target, 'inferred'],
    ],
  })

/** The service makes a disk of its own copy, which stands in a point by the path of its id. */
const made = (at: number, by = backup): Step =>
  step('restore', {
    at,
    by,
    links: [
      ['snapshot-of', 'snap-point', 'snap-point/own', 'inferred'],
      ['restored-from', 'snap-point/own', 'vol-2'],
    ],
  })

const booted = (at: number, by = backup): Step =>
  step('launch', { at, by, links: [['attached-to', 'vol-2', 'i-2']] })

/** The backup of all disks of the machine, seen when it was made: each of them has a copy of its own. */
const backedUp = (at: number): Step =>
  step('create', {
    at,
    by: backup,
    links: [
      ['snapshot-of', 'vol-1', 'snap-point/own'],
      ['copy-of', 'snap-point/own', 'snap-point'],
      ['snapshot-of', 'vol-7', 'snap-point/data'],
      ['copy-of', 'snap-point/data', 'snap-point'],
    ],
  })

/** The links of each step, as `verb: kind from -> to, ...`. */
function linksOf(...steps: readonly Step[]): readonly string[] {
  return joinRestores(steps, 60 * 60_000).map(
    ({ activity }) => `${activity.verb}: ${linkTexts(activity).join(', ')}`,
  )
}

describe('a restore that a service carries out', () => {
  it('makes its copy of the backup that was asked for, and is told of who asked', () => {
    expect(linksOf(asked(0), made(6), booted(8))).toEqual([
      'restore: snapshot-of? i-1 -> snap-vault, restored-from? snap-vault -> i-2',
      'restore: copy-of? snap-vault -> snap-point/own, restored-from snap-point/own -> vol-2',
      'launch: attached-to vol-2 -> i-2',
    ])
    const steps = joinRestores([asked(0), made(6), booted(8)], 60 * 60_000).map(
      ({ activity }) => activity,
    )
    expect(steps[0]?.outputs.map(({ id }) => id)).toEqual(['vol-2'])
    expect(steps.map(({ isOnRequest }) => isOnRequest === true)).toEqual([false, true, true])
  })

  it('is the last one asked for before it', () => {
    const other = step('restore', {
      at: 3,
      links: [['restored-from', 'snap-other', 'i-2', 'inferred']],
    })
    expect(linksOf(asked(0), other, made(6), booted(8))[2]).toMatch(
      /^restore: copy-of\? snap-other/,
    )
  })
})

describe('where the service’s copy was seen when it was made', () => {
  const story = [backedUp(-600), asked(0), made(6), booted(8)]

  it('the backup is of that copy, and the copy of its disk alone', () => {
    expect(linksOf(...story).slice(1)).toEqual([
      'restore: attached-to? vol-1 -> i-1, copy-of? snap-point/own -> snap-vault',
      'restore: restored-from snap-point/own -> vol-2',
      'launch: attached-to vol-2 -> i-2',
    ])
  })

  it('that is one story of one disk, with who asked for it in it', () => {
    const chains = traceChains(buildLineageGraph(story))
    const told = chains.map(({ root, steps }) =>
      [root.id, ...steps.map(({ activity }) => activity.verb)].join(' '),
    )
    expect([...told].sort()).toEqual(['vol-1 create restore restore launch', 'vol-7 create'])
    const whole = chains.find(({ root }) => root.id === 'vol-1')
    expect(whole?.resources.map(({ id }) => id)).toEqual([
      'vol-1',
      'snap-point/own',
      'snap-point',
      'snap-vault',
      'vol-2',
      'i-2',
    ])
    // The service acts for who asked: the principal changes with him, and not with it.
    expect(whole?.principalChanged).toBe(true)
    const bySelf = { ...asked(0), principal: backup }
    const own = traceChains(buildLineageGraph([backedUp(-600), bySelf, made(6), booted(8)]))
    expect(own.find(({ root }) => root.id === 'vol-1')?.principalChanged).toBe(false)
  })

  it('where the disk sat is said once', () => {
    const home = step('attach', { at: -900, links: [['attached-to', 'vol-1', 'i-1']] })
    expect(linksOf(home, ...story)[2]).not.toContain('vol-1 -> i-1')
  })

  it('all that is done to the backup belongs to the copy too', () => {
    const mounted = step('access', {
      at: 20,
      links: [['snapshot-of', 'i-1', 'snap-vault', 'inferred']],
    })
    expect(linksOf(...story, mounted).at(-1)).toBe('access: ')
    expect(linksOf(backedUp(-600), mounted).at(-1)).toBe('access: snapshot-of? i-1 -> snap-vault')
  })

  it('another copy of the same backup, of an unknown disk, is not tied to it', () => {
    const odd = step('restore', {
      at: 6,
      by: backup,
      links: [['restored-from', 'snap-odd', 'vol-3']],
    })
    const bootedToo = step('launch', {
      at: 9,
      by: backup,
      links: [['attached-to', 'vol-3', 'i-2']],
    })
    expect(linksOf(asked(0), odd, bootedToo)[1]).toContain('copy-of? snap-vault -> snap-odd')
    expect(linksOf(...story, odd, bootedToo)[4]).toBe('restore: restored-from snap-odd -> vol-3')
  })

  it('the path is no source, whoever restores it', () => {
    const byHand = made(6, principal('alice'))
    expect(linksOf(backedUp(-600), byHand).at(-1)).toBe(
      'restore: restored-from snap-point/own -> vol-2',
    )
  })
})

const collection = azureId('Microsoft.Compute/restorePointCollections/AzureBackup_prod_1')
const azure = (id: string, kind: Resource['kind']): Resource => ({ id, kind, provider: 'azure' })
const copy = azure(`${collection}/restorepoints/p/diskrestorepoints/os`, 'snapshot')

function link(kind: Link['kind'], from: Resource, to: Resource, evidence: Link['evidence']): Link {
  return { kind, from, to, evidence }
}

/** Somebody asks for the disks of a backup, of the machine of this name; no machine comes of it. */
function askedForDisks(at: number, machine: string): Step {
  const source = azure(azureId(`Microsoft.Compute/virtualMachines/${machine}`), 'instance')
  const { activity, ...more } = step('restore', { at, inputs: ['snap-vault'] })
  const links = [link('snapshot-of', source, resource('snap-vault'), 'inferred')]
  return { ...more, activity: { ...activity, links } }
}

function madeDisk(at: number): Step {
  const { activity, ...more } = step('restore', { at, by: backup })
  const links = [link('restored-from', copy, resource('vol-2'), 'observed')]
  return { ...more, activity: { ...activity, links } }
}

function isJoined(...steps: readonly Step[]): boolean {
  return joinRestores(steps, 60 * 60_000).some(({ activity }) => activity.isOnRequest === true)
}

describe('where no machine was asked for', () => {
  it('the name of the service’s copy and the hour tell', () => {
    expect(isJoined(askedForDisks(0, 'prod'), madeDisk(60))).toBe(true)
    expect(isJoined(askedForDisks(0, 'prod'), madeDisk(61))).toBe(false)
    expect(isJoined(askedForDisks(0, 'test'), madeDisk(60))).toBe(false)
    expect(isJoined(askedForDisks(0, 'prod'), madeDisk(-1))).toBe(false)
  })
})

function withLinks(verb: 'create' | 'export', at: number, ...links: readonly Link[]): Step {
  const { activity, ...more } = step(verb, { at })
  return { ...more, activity: { ...activity, links } }
}

/** The names of the roots of all chains. */
function rootsOf(...steps: readonly Step[]): readonly string[] {
  return traceChains(buildLineageGraph(steps)).map(({ root }) => root.id.split('/').at(-1) ?? '')
}

describe('a place for copies', () => {
  const machine = azure(azureId('Microsoft.Compute/virtualMachines/prod'), 'instance')
  const point = azure(`${collection}/restorepoints/p`, 'snapshot')
  const place = azure(collection, 'snapshot')
  const placed = withLinks('create', 0, link('snapshot-of', machine, place, 'observed'))
  const seen = withLinks('create', 1, link('snapshot-of', resource('vol-1'), point, 'observed'))
  const handedOut = withLinks(
    'export',
    2,
    link('snapshot-of', place, point, 'inferred'),
    link('exported-to', point, resource('s3-out'), 'observed'),
  )
  it('is no copy while nothing is known by it alone', () => {
    expect(rootsOf(placed)).toEqual([])
    expect(rootsOf(placed, seen, handedOut)).toEqual(['vol-1'])
  })

  it('is where the copy came from, when no event says of what it was made', () => {
    expect(rootsOf(placed, handedOut)).toEqual(['prod'])
  })

  it('is told with whom it is shared', () => {
    const { activity, ...more } = step('share', { at: 3 })
    const grantees = [{ kind: 'public', id: 'public' }] as const
    const sharing = { resource: place, change: 'add', grantees } as const
    expect(rootsOf(placed, { ...more, activity: { ...activity, sharing } })).toEqual(['prod'])
  })
})

describe('nothing is joined', () => {
  const apart =
    'restore: snapshot-of? snap-point -> snap-point/own, restored-from snap-point/own -> vol-2'

  it.each<[string, readonly Step[]]>([
    ['where nobody asked', [made(6), booted(8)]],
    ['where another machine was asked for', [asked(0, 'i-3'), made(6), booted(8)]],
    ['where it was asked for later', [made(6), asked(7), booted(8)]],
    ['where the machine has another disk', [asked(0), made(6)]],
    ['where a person made the disk', [asked(0), made(6, principal('alice')), booted(8)]],
    ['where a person booted the machine', [asked(0), made(6), booted(8, principal('alice'))]],
    [
      'where the request was refused',
      [{ ...asked(0), activity: { ...asked(0).activity, attempt: true } }, made(6), booted(8)],
    ],
  ])('%s', (_, steps) => {
    expect(linksOf(...steps)).toContain(apart)
  })
})
