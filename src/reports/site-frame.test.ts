import { expect, it } from 'vitest'
import { createFrame, upFrom } from './site-frame.ts'
import { siteScript } from './site-script.ts'
import { siteStyle } from './site-style.ts'

it('a page knows its way back, and where it belongs', async () => {
  const frame = await createFrame()
  const page = frame({ path: 'tests/a.html', title: 'A <b>', part: 'Tests', main: ['words'] })
  expect(page).toContain('<title>A &lt;b&gt; - Spoor</title>')
  expect(page).toContain('<a href="../index.html#tests" aria-current="true">Tests</a>')
  expect(page).toContain('<a href="../index.html#techniques">Techniques</a>')
  expect(page).toContain('<main id="main" tabindex="-1">words</main>')
  expect(page).toContain('The MITRE Corporation')
  expect(frame({ path: 'index.html', title: 'Spoor', main: [] })).toContain('<title>Spoor</title>')
  expect([upFrom('index.html'), upFrom('a/b/c.html')]).toEqual(['', '../../'])
})

it('style and script cannot end their elements', () => {
  expect(`${siteStyle}${siteScript}`).not.toContain('</')
})

it('the style has light and dark by the system and by the switch, a narrow form and paper', () => {
  for (const part of [
    '@media (prefers-color-scheme:dark){:root:not([data-theme=light])',
    ':root[data-theme=dark]{',
    '@media (max-width:40rem)',
    '@media print',
  ]) {
    expect(siteStyle).toContain(part)
  }
})
