import { expect, it } from 'vitest'
import { only, siteDetection, siteOf } from '../../test/builders/site-content.ts'
import {
  bullets,
  dataNamesOf,
  factList,
  part,
  searchWords,
  separated,
  table,
  tablesOf,
  techniqueLinks,
} from './site-elements.ts'
import { fragment } from './html.ts'

it('says nothing where there is nothing to say', () => {
  expect(part('Empty', 'empty', undefined, [])).toBeUndefined()
  expect([bullets([]), table(['a'], []), separated([])]).toEqual([undefined, undefined, undefined])
  expect(factList([['a', undefined]]).markup).toBe('<dl class="facts"></dl>')
  expect(part('Full', 'full', 'x')?.markup).toBe('<section><h2 id="full">Full</h2>x</section>')
})

it('leads to techniques that the site has, and names the others', () => {
  const site = siteOf({ detections: [siteDetection('a')] })
  const links = fragment(techniqueLinks({ site, up: '../' }, ['T1578.001', 'T9999']))
  expect(links.markup).toBe(
    '<a href="../techniques/T1578.001.html">T1578.001 Create Snapshot</a>, T9999',
  )
})

it('words for the search are small, each once, and not without end', () => {
  expect(searchWords(['One two', 'ONE\n three', ''])).toBe('one two three')
  expect(searchWords([Array.from({ length: 5000 }, (_, n) => `w${n}`).join(' ')])).toHaveLength(
    4000,
  )
})

it('names of logs and tables are those that the query asks for', () => {
  const query = siteDetection('a').query
  const one = only(siteOf({ detections: [siteDetection('a', { query })] }).detections)
  const asked = { ...one, sources: { ...one.sources, datasets: ['gcp.audit', 'okta.system'] } }
  expect(dataNamesOf(asked)).toEqual(['Google Cloud Audit', 'okta.system'])
  expect(tablesOf(asked)).toEqual(['logs-gcp.audit-*', 'logs-okta.system-*'])
})
