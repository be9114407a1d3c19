import { expect, it } from 'vitest'
import { siteDetection, siteOf, sitePlaybook, siteTest } from '../../test/builders/site-content.ts'
import { fragment } from './html.ts'
import { indexPage } from './site-index-page.ts'

const site = siteOf({
  detections: [siteDetection('aws_one', { falsePositives: ['Class C, Recovery drills'] })],
  tests: [siteTest('a share here', '{}')],
  playbooks: [sitePlaybook('respond.md', ['# How to answer'], { kind: 'guide' })],
  attackVersion: '18.1',
})
const { markup } = fragment(...indexPage(site).main)

it('the first page leads to everything, each with the words that find it', () => {
  const rows = [...markup.matchAll(/<tr data-search="([^"]*)"><td><a href="([^"]*)">/g)]
  expect(rows.map(([, , path]) => path)).toEqual([
    'techniques/T1578.001.html',
    'guides/t1578.001-respond.html',
    'detections/aws_one.html',
    'tests/a-share-here.html',
  ])
  const words = rows[2]?.[1]?.split(' ')
  for (const word of ['aws_one', 'copysnapshot', 'event.action', 'recovery', 'ebs', 'medium']) {
    expect(words).toContain(word)
  }
})

it('the search is hidden until the script answers, and the release is said', () => {
  expect(markup).toContain('<div id="search" class="search" role="search" hidden>')
  expect(markup).toContain('1 technique, 1 detection, 1 test.')
  expect(markup).toContain('Names are of ATT&amp;CK v18.1.')
})

it('a site of nothing has no empty parts', () => {
  expect(fragment(...indexPage(siteOf({})).main).markup).not.toContain('<section')
})
