import { describe, expect, it } from 'vitest'
import {
  only,
  siteDetection,
  siteOf,
  sitePlaybook,
  siteTest,
} from '../../test/builders/site-content.ts'

describe('the map of a site', () => {
  it('puts the gravest detections first, then by name', () => {
    const levels = { b: 'medium', a: 'medium', c: 'critical' } as const
    const detections = Object.entries(levels).map(([name, level]) => siteDetection(name, { level }))
    expect(siteOf({ detections }).detections.map(({ name }) => name)).toEqual(['c', 'a', 'b'])
  })

  it('gives detections of one name pages of their own', () => {
    const detections = ['1', '2'].map((id) => siteDetection('same', { id }))
    expect(siteOf({ detections }).detections.map(({ path }) => path)).toEqual([
      'detections/same.html',
      'detections/same-2.html',
    ])
  })

  it('tells tests in which a detection fires, in a variant too, from near-misses and from silence', () => {
    const one = siteDetection('one')
    const tests = [
      siteTest('it fires here', '{detections: {fire: [one]}}'),
      siteTest('it fires by id', `{detections: {fire: ["${one.id}"]}}`),
      siteTest('in a variant', '{}', {
        telemetry: [{ variant: 'v', expect: { detections: { fire: ['one'] } } }],
      }),
      siteTest('in a near miss', '{detections: {silent: [one]}}', {
        nearMisses: [{ name: 'n', fire: ['one'] }],
      }),
      siteTest('silent here', '{detections: {silent: [one]}}'),
      siteTest('silent nearly', '{}', { nearMisses: [{ name: 'n', silent: ['one'] }] }),
      siteTest('of others', '{detections: {fire: [another]}}'),
    ]
    const found = only(siteOf({ detections: [one], tests }).detections)
    const names = (of: typeof found.firesIn): readonly string[] => of.map(({ test }) => test.name)
    expect(names(found.firesIn)).toEqual(['in a variant', 'it fires by id', 'it fires here'])
    expect(names(found.firesNearly)).toEqual(['in a near miss'])
    expect(names(found.silentIn)).toEqual(['silent here', 'silent nearly'])
  })

  it('takes what is said of a shipped detection, and not for a rule of the user of that name', () => {
    const shipped = siteOf({ detections: [siteDetection('aws_one')] })
    expect(only(shipped.detections).fact?.service).toBe('EBS')
    const own = siteOf({ detections: [siteDetection('aws_one', { builtIn: false })] })
    expect(only(own.detections).fact).toBeUndefined()
    const odd = siteOf({ detections: [siteDetection('constructor')] })
    expect(only(odd.detections).fact).toBeUndefined()
  })

  it('has a technique for whatever names one, and none for what is no id', () => {
    const site = siteOf({
      detections: [siteDetection('a', { techniques: ['T1537', '../T1'] })],
      tests: [siteTest('a test of it', '{}', { attack: ['T1485'] })],
      playbooks: [sitePlaybook('hunt.md', [''], { technique: 'T1578' })],
    })
    expect(site.techniques.map(({ id }) => id)).toEqual(['T1485', 'T1537', 'T1578'])
    expect(site.technique('T1537')?.detections).toHaveLength(1)
    expect(site.technique('T1485')?.tests).toHaveLength(1)
    expect(site.technique('T1578')?.hunts).toHaveLength(1)
  })

  it('puts a hunt on the page of its technique, a guide and a hunt of none on pages of their own', () => {
    const { guides } = siteOf({
      playbooks: [
        sitePlaybook('respond.md', [''], { kind: 'guide' }),
        sitePlaybook('hunt.ipynb', ['']),
        { fileName: 'stray.md', kind: 'hunt', cells: [], text: '' },
      ],
    })
    expect(guides.map(({ path, downloadPath }) => [path, downloadPath])).toEqual([
      ['guides/stray.html', 'downloads/playbooks/stray.md'],
      ['techniques/T1578.001.html', 'downloads/playbooks/t1578.001-hunt.ipynb'],
      ['guides/t1578.001-respond.html', 'downloads/playbooks/t1578.001-respond.md'],
    ])
  })

  it('finds a detection by its name and by its id, the first of one name', () => {
    const site = siteOf({ detections: ['1', '2'].map((id) => siteDetection('same', { id })) })
    expect(site.detectionNamed('same')?.detection.id).toBe('1')
    expect(site.detectionNamed('2')?.path).toBe('detections/same-2.html')
    expect(site.detectionNamed('none')).toBeUndefined()
  })
})
