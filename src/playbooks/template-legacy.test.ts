import { expect, test } from 'vitest'
import {
  bundleText,
  relationship,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { indexOf } from '../../test/builders/playbook-pages.ts'
import { profileTechnique } from '../attack/profile-technique.ts'
import type { JsonObject } from '../base/json.ts'
import { techniqueFacts } from './technique-facts.ts'
import { isoDate, longDate, renderLegacy, titleCase } from './template-legacy.ts'

function pageOf(subject: JsonObject, ...others: readonly JsonObject[]): string {
  const index = indexOf(bundleText(subject, ...others))
  const found = index.technique('T1578.001')
  if (found === undefined) throw new Error('no technique')
  const facts = techniqueFacts(profileTechnique(index, found), 'stored')
  return renderLegacy(facts, {}, '2022-06-23').join('')
}

test('words are set in the title case of Python, which knows no abbreviations', () => {
  expect(['AWS Cloud API', "mandiant's m-trends 2020", 'élan x2y'].map(titleCase)).toEqual([
    'Aws Cloud Api',
    "Mandiant'S M-Trends 2020",
    'Élan X2Y',
  ])
})

test('a day is printed without a leading zero, and read back', () => {
  expect(longDate('2022-06-03')).toBe('3 June 2022')
  expect(isoDate('3 June 2022')).toBe('2022-06-03')
  expect([longDate('soon'), isoDate('soon'), isoDate('3 Juni 2022')]).toEqual([
    'soon',
    undefined,
    undefined,
  ])
})

test('groups that use the technique are rows; other users were not known to the updater', () => {
  const subject = technique(1, 'T1578.001')
  const group = stixObject('intrusion-set', 2, { attackId: 'G1004', name: 'LAPSUS$' })
  const tool = stixObject('tool', 3, { attackId: 'S1091', name: 'Pacu' })
  const page = pageOf(
    subject,
    group,
    tool,
    relationship(4, 'uses', [group, subject], { description: 'one\n\ntwo | three' }),
    relationship(5, 'uses', [tool, subject], { description: 'no' }),
  )
  expect(page).toContain('|----|----|\n| LAPSUS$ | one two \\| three |\n-----')
})

test('parts that a technique does not have are left out with their headings', () => {
  const page = pageOf(technique(1, 'T1578.001'))
  const absent = ['Detection', 'Description', 'Permissions', 'Data Sources']
  expect(absent.filter((part) => page.includes(part))).toEqual([])
})

test('only marks that real pages hold are let through', () => {
  const description =
    'a <code>b</code><br> <b>c</b>\n<img src=x> <code onclick=x>\n[x](javascript:y) [z](https://z.org)\n[d]: data:x'
  expect(pageOf(technique(1, 'T1578.001', { description }))).toContain(
    'a <code>b</code><br> <b>c</b>\n&lt;img src=x> &lt;code onclick=x>\n[x]() [z](https://z.org)\n\\[d]: data:x',
  )
})
