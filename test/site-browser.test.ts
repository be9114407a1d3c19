/** The site of hunt pages in a browser: its first page and the page of a detection. */
import { dirname } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatherSite } from '../src/cli/site-content.ts'
import { renderSite } from '../src/reports/site.ts'
import {
  findChromium,
  looks,
  movesSideways,
  openPage,
  seriousFaults,
  startBrowser,
} from './builders/browser.ts'
import { createInputFolder } from './builders/input-folder.ts'

const { put } = createInputFolder()
const program = findChromium()

describe.skipIf(program === undefined)('the site of hunt pages', () => {
  let browser: Browser
  let index: string
  beforeAll(async () => {
    browser = await startBrowser(program ?? '')
    const { content } = await gatherSite([], { rules: [] })
    const files = await renderSite(content)
    for (const { path, text } of files) put(`site/${path}`, text)
    index = put('site/index.html', files[0]?.text ?? '')
  }, 120_000)
  afterAll(async () => browser?.close())

  const detection = (): string => `${dirname(index)}/detections/aws_ebs_snapshot_shared.html`

  it.each(looks)('is sound at $width pixels, $colours', async (how) => {
    for (const file of [index, detection()]) {
      const { page, faults, close } = await openPage(browser, file, how)
      expect(await page.locator('h1').count()).toBe(1)
      expect(await movesSideways(page)).toBe(false)
      expect(await seriousFaults(page)).toEqual([])
      expect(faults).toEqual([])
      await close()
    }
  })

  it('is searched by keyboard', async () => {
    const { page, faults, close } = await openPage(browser, index, {
      width: 1280,
      colours: 'light',
    })
    const rows = page.locator('[data-search]:visible')
    const all = await rows.count()
    await page.keyboard.press('/')
    await page.keyboard.type('modifydbsnapshotattribute')
    expect(await rows.count()).toBeGreaterThan(0)
    expect(await rows.count()).toBeLessThan(all)
    expect(await page.locator('#found').textContent()).toMatch(/^\d+ pages? found$/)
    expect(faults).toEqual([])
    await close()
  })

  it('changes its theme, and remembers it on the next page', async () => {
    const { page, close } = await openPage(browser, index, { width: 1280, colours: 'light' })
    await page.locator('#theme').click()
    expect(await page.locator('#theme').textContent()).toBe('Light theme')
    await page.goto(`file://${detection()}`)
    expect(await page.locator('#theme').textContent()).toBe('Light theme')
    await close()
  })
})
