// Draws the README's picture of the page that `spoor hunt samples --format html` writes: docs/report.png is
// its worst finding, opened, in a headless Chromium. Where there is no Chromium it says so and draws
// nothing.  npm run picture
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const program = [process.env.CHROMIUM, ...places].find((path) => path && existsSync(path))
if (program === undefined) {
  console.error(`docs/report.png is left as it is: no Chromium at CHROMIUM, ${places.join(', ')}`)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'spoor-picture-'))
  const file = join(folder, 'report.html')
  const words = ['dist/cli.js', 'hunt', 'samples', '--format', 'html', '--output', file]
  const run = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: program, args })
  const page = await browser.newPage({
    viewport: { width: 1280, height: 1240 },
    reducedMotion: 'reduce',
  })
  await page.goto(`file://${file}`)
  await page.locator('.finding > summary').first().click()
  await page.mouse.move(0, 0)
  await page.evaluate('document.activeElement.blur()')
  const figures = page.locator('.finding[open] figure')
  await figures.last().waitFor()
  const top = (await page.locator('.findings').boundingBox()).y
  const { y, height } = await figures.last().boundingBox()
  // From the list on; the page is as high as it must be for all of that to be seen at once.
  await page.setViewportSize({ width: 1280, height: Math.ceil(y + height) + 20 })
  await page.screenshot({
    path: 'docs/report.png',
    clip: { x: 0, y: top - 8, width: 1280, height: y + height + 16 - top },
  })
  await browser.close()
  rmSync(folder, { recursive: true })
}
