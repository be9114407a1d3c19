import { describe, expect, it } from 'vitest'
import { loadDetections } from '../detections/load-detection.ts'
import { siteDetection, siteOf, sitePlaybook, siteTest } from '../../test/builders/site-content.ts'
import { fragment } from './html.ts'
import { counted, techniquePage } from './site-technique-page.ts'
import type { SiteContent } from './site-content.ts'

function pageOf(content: Partial<SiteContent>): string {
  const site = siteOf(content)
  const technique = site.technique('T1578.001')
  if (technique === undefined) throw new Error('the site has no such technique')
  return fragment(...techniquePage(technique, site).main).markup
}

function partOf(page: string, id: string): string | undefined {
  return page.split('<section>').find((part) => part.startsWith(`<h2 id="${id}"`))
}

describe('the page of a technique', () => {
  it('holds its playbook, leads to the guides beside it, and gives all of them away', () => {
    const page = pageOf({
      playbooks: [
        sitePlaybook('hunt.md', ['# T1578.001', '## Hypothesis\n\nSomebody *did* it.']),
        sitePlaybook('respond.md', ['# How to answer'], { kind: 'guide' }),
      ],
      queries: [{ fileName: 'q.eql', text: '', technique: 'T1578.001' }],
    })
    expect(page).toMatch(/^<h1>T1578.001 Create Snapshot<\/h1>/)
    expect(partOf(page, 'playbook')).toContain('<p>Somebody <em>did</em> it.</p>')
    expect(partOf(page, 'guides')).toContain('respond.html">How to answer</a>')
    const links = [...(partOf(page, 'take-away') ?? '').matchAll(/href="([^"]*)"/g)]
    expect(links.map(([, link]) => link)).toEqual([
      '../downloads/playbooks/t1578.001-hunt.md',
      '../downloads/playbooks/t1578.001-respond.md',
      '../downloads/queries/q.eql',
      '../downloads/techniques/T1578.001.layer.json',
      'https://attack.mitre.org/techniques/T1578/001/',
    ])
  })

  it('tells rules that follow chains from others, and chains that tests play', () => {
    const [chain] = loadDetections(
      '// title: The whole chain\nany where spoor.chain.step == 2',
      'chain.eql',
    ).detections
    if (chain === undefined) throw new Error('the query has a fault')
    const page = pageOf({
      detections: [{ ...chain, techniques: ['T1578.001'] }, siteDetection('aws_one')],
      tests: [
        siteTest('a theft', '{findings: {severity: critical, steps: [create, share, restore]}}'),
        siteTest('a call', '{findings: {severity: low, steps: [create]}}'),
      ],
    })
    const chains = partOf(page, 'chains') ?? ''
    expect(chains).toContain('The whole chain')
    expect(chains).toContain('create → share → restore')
    expect(chains).not.toContain('a call')
    expect(partOf(page, 'detections')).toContain('Title of aws_one')
    expect(partOf(page, 'detections')).not.toContain('The whole chain')
    expect(partOf(page, 'tests')).toContain('a call')
  })
})

it('counts in words', () => {
  expect([0, 1, 2].map((count) => counted(count, 'test'))).toEqual(['0 tests', '1 test', '2 tests'])
})
