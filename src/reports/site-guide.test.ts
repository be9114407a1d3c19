import { describe, expect, it } from 'vitest'
import {
  only,
  siteDetection,
  siteOf,
  sitePlaybook,
  siteTest,
} from '../../test/builders/site-content.ts'
import { fragment } from './html.ts'
import { guidePage, renderGuide, titleOf } from './site-guide.ts'
import type { SiteContent, SitePlaybook } from './site-content.ts'

const content: Partial<SiteContent> = {
  detections: [siteDetection('aws_one')],
  tests: [siteTest('a test here', '{}')],
  queries: [{ fileName: 'stay.eql', text: 'any where true', technique: 'T1578.001' }],
}

/** The markup of a page among what {@link content} holds. */
function markupOf(cells: readonly string[], others: readonly SitePlaybook[] = []): string {
  const page = sitePlaybook('page.md', cells, { kind: 'guide' })
  const site = siteOf({ ...content, playbooks: [page, ...others] })
  const guide = only(site.guides.filter(({ playbook }) => playbook === page))
  return renderGuide(guide, { site, up: '../' }, 1).html.markup
}

describe('a playbook on a page', () => {
  it.each([
    ['../detections/aws_one.eql', '../detections/aws_one.html'],
    ['../tests/a-test-here.yaml', '../tests/a-test-here.html'],
    ['queries/stay.eql', '../downloads/queries/stay.eql'],
    ['respond.md#first', '../guides/t1578.001-respond.html'],
    ['../../T1537-transfer/hunt.md', '../techniques/T1537.html'],
    ['../T1578.001/', '../techniques/T1578.001.html'],
  ])('leads from %s to %s', (target, address) => {
    const respond = sitePlaybook('respond.md', ['x'], { kind: 'guide' })
    const other = sitePlaybook('hunt.md', ['x'], { technique: 'T1537' })
    const markup = markupOf([`[go](${target})`], [respond, other])
    expect(markup).toBe(`<p><a href="${address}">go</a></p>`)
  })

  it.each(['missing.md', '../detections/none.yml', '/etc/passwd', '..', 'data.csv'])(
    'makes plain words of a link to %s, of which the site has no page',
    (target) => {
      expect(markupOf([`[go](${target})`])).toBe('<p>go</p>')
    },
  )

  it('leads to the page beside it where two have one name', () => {
    const pages = ['a', 'b'].flatMap((folder) => [
      sitePlaybook('respond.md', [folder], { kind: 'guide', folder }),
      sitePlaybook(`from-${folder}.md`, ['[go](respond.md)'], { kind: 'guide', folder }),
    ])
    const site = siteOf({ playbooks: pages })
    const leads = site.guides
      .filter(({ playbook }) => playbook.fileName.startsWith('from'))
      .map((guide) => renderGuide(guide, { site, up: '' }, 1).html.markup)
    expect(leads).toEqual([
      '<p><a href="guides/t1578.001-respond.html">go</a></p>',
      '<p><a href="guides/t1578.001-respond-2.html">go</a></p>',
    ])
  })

  it('leads from the name of a detection in code', () => {
    expect(markupOf(['`aws_one` `aws_none`'])).toBe(
      '<p><a href="../detections/aws_one.html"><code>aws_one</code></a> <code>aws_none</code></p>',
    )
  })

  it('leaves the head of a MyST page out, and shows code as it is written', () => {
    expect(markupOf(['---\ntitle: x\n---\nWords'])).toBe('<p>Words</p>')
    const page = sitePlaybook('page.ipynb', [])
    const cells = [{ kind: 'code' as const, text: 'x = "```"\n# y' }]
    const site = siteOf({ playbooks: [{ ...page, cells }] })
    const { html } = renderGuide(only(site.guides), { site, up: '' }, 1)
    expect(html.markup).toBe('<pre tabindex="0"><code>x = &quot;```&quot;\n# y\n</code></pre>')
  })
})

function pageOf(text: string): string {
  const site = siteOf({ playbooks: [sitePlaybook('respond.md', [text], { kind: 'guide' })] })
  return fragment(...guidePage(only(site.guides), site).main).markup
}

describe('the page of a guide', () => {
  it('has one title, that of the guide or the name of its file, and can be taken away', () => {
    const titled = pageOf('# Answer\n\n## First\n## Second\n## Third')
    expect(titled.match(/<h1[^>]*>.*?<\/h1>/g)).toEqual([
      '<h1 id="t1578.001-respond.answer">Answer</h1>',
    ])
    expect(titled).toContain('<li><a href="#t1578.001-respond.second">Second</a></li>')
    expect(titled).toContain('href="../downloads/playbooks/t1578.001-respond.md"')
    expect(titled).toContain('T1578.001 Create Snapshot')
    expect(pageOf('Words alone')).toContain('<h1>respond.md</h1>')
  })

  it('is called by its first heading', () => {
    const site = siteOf({ playbooks: [sitePlaybook('a.md', ['words', '## Two\n# One'])] })
    expect(titleOf(only(site.guides))).toBe('Two')
  })
})
