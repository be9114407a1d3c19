import { expect, it } from 'vitest'
import { pageFoot, skipLink, themeSwitch } from './page-frame.ts'

it('every page lets the keyboard skip, hides its switch until a script runs, and gives credit', () => {
  expect(skipLink.markup).toContain('href="#main"')
  expect(themeSwitch.markup).toContain(' hidden')
  expect(pageFoot().markup).toContain('loads nothing')
  expect(pageFoot('A report.').markup).toMatch(/A report\..*The MITRE Corporation/)
})
