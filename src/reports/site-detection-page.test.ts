import { describe, expect, it } from 'vitest'
import {
  only,
  siteDetection,
  siteOf,
  sitePlaybook,
  siteTest,
} from '../../test/builders/site-content.ts'
import { fragment } from './html.ts'
import { detectionPage } from './site-detection-page.ts'
import type { SiteContent } from './site-content.ts'

/** The markup of the page of a detection. */
function pageOf(name: string, content: Partial<SiteContent>): string {
  const site = siteOf(content)
  const one = only(site.detections.filter((other) => other.name === name))
  return fragment(...detectionPage(one, site).main).markup
}

/** A part of a page, by the id of its heading. */
function partOf(page: string, id: string): string | undefined {
  return page.split('<section>').find((part) => part.startsWith(`<h2 id="${id}"`))
}

const signal =
  '{id: given, source: aws.cloudtrail, says: It is given., match: [{path: a.b, eq: c}]}'

describe('the page of a detection', () => {
  it('says what is computed from the query', () => {
    const page = partOf(pageOf('aws_one', { detections: [siteDetection('aws_one')] }), 'data') ?? ''
    expect(page).toContain('AWS CloudTrail, Azure Activity, Google Cloud Audit')
    expect(page).toContain('<code>CopySnapshot</code>')
    expect(page).toContain('<code>event.action</code>')
  })

  it('says what is known of a shipped one, and leaves out what nobody said of another', () => {
    const shipped = pageOf('aws_one', { detections: [siteDetection('aws_one')] })
    expect(partOf(shipped, 'blind-spots')).toContain('The receiver.')
    expect(partOf(shipped, 'next')).toContain('Take the permission away.')
    const two = pageOf('aws_two', { detections: [siteDetection('aws_two')] })
    expect(partOf(two, 'next')).toContain('Own words.')
    const own = pageOf('mine', { detections: [siteDetection('mine')] })
    expect([partOf(own, 'blind-spots'), partOf(own, 'next'), partOf(own, 'related')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('shows the signals of tests in which it fires, and lists the others', () => {
    const page = pageOf('aws_one', {
      detections: [siteDetection('aws_one')],
      tests: [
        siteTest('with signals', `{signals: [${signal}], detections: {fire: [aws_one]}}`, {
          nearMisses: [{ name: 'it is refused' }, { name: 'it is another call' }],
        }),
        siteTest('without any', '{detections: {fire: [aws_one]}}'),
        siteTest('silent one', '{detections: {silent: [aws_one]}}'),
      ],
    })
    const tests = partOf(page, 'tests') ?? ''
    expect(tests).toContain('<td><code>a.b</code></td><td><code>c</code></td>')
    expect(tests).toContain('Silent when it is refused; it is another call.')
    expect(tests).toMatch(/It also fires in.*without any/)
    expect(tests).not.toContain('silent one')
    expect(partOf(page, 'silent')).toContain('<a href="../tests/silent-one.html">silent one</a>')
  })

  it('names its kin: first of the same step and service, then of the same stage or call', () => {
    const detections = ['gcp_one', 'other', 'aws_two', 'aws_one'].map((name) => siteDetection(name))
    const related = partOf(pageOf('aws_one', { detections }), 'related') ?? ''
    const names = [...related.matchAll(/Title of (\w+)/g)].map(([, name]) => name)
    expect(names).toEqual(['aws_two', 'gcp_one', 'other'])
  })

  it('gives away its rule, its layer and the hunts of its techniques', () => {
    const page = pageOf('aws_one', {
      detections: [siteDetection('aws_one', { language: 'sigma' })],
      playbooks: [
        sitePlaybook('hunt.ipynb', ['']),
        sitePlaybook('far.ipynb', [''], { technique: 'T1485' }),
        sitePlaybook('respond.md', [''], { kind: 'guide' }),
      ],
    })
    const links = [...(partOf(page, 'take-away') ?? '').matchAll(/href="([^"]*)"/g)]
    expect(links.map(([, link]) => link)).toEqual([
      '../downloads/detections/aws_one.yml',
      '../downloads/detections/aws_one.layer.json',
      '../downloads/playbooks/t1578.001-hunt.ipynb',
    ])
  })
})
