/** The report as a page, in a browser: what is looked at, clicked, typed, printed, and what stays inert. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadShippedDetections } from '../src/content.ts'
import type { Finding } from '../src/findings/finding.ts'
import type { HuntReport } from '../src/findings/hunt-report.ts'
import { hunt } from '../src/hunt.ts'
import { createReportPage } from '../src/reports/report-page.ts'
import {
  findChromium,
  type Look,
  looks,
  movesSideways,
  openPage,
  seriousFaults,
  startBrowser,
} from './builders/browser.ts'
import { plainFinding } from './builders/finding-builder.ts'
import { createInputFolder } from './builders/input-folder.ts'
import { manyThefts, theftLines } from './builders/many-thefts.ts'

const { put } = createInputFolder()
const top = fileURLToPath(new URL('..', import.meta.url))
const program = findChromium()

/** Writes the page of a report; returns its path. */
async function write(name: string, report: HuntReport): Promise<string> {
  const page = await createReportPage()
  return put(name, [...page(report, { name: 'spoor', version: '0.0.0' })].join(''))
}

describe.skipIf(program === undefined)('the report as a page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser(program ?? '')
  })
  afterAll(async () => browser?.close())

  /** Opens a file, and fails the test for whatever the page did that it must not do. */
  async function look(file: string, how: Look, use: (page: Page) => Promise<void>): Promise<void> {
    const { page, faults, close } = await openPage(browser, file, how)
    try {
      await use(page)
      expect(faults).toEqual([])
    } finally {
      await close()
    }
  }

  const desk: Look = { width: 1280, colours: 'light' }

  describe('of the samples', () => {
    let file: string
    let shown: readonly Finding[]
    beforeAll(async () => {
      const { detections } = await loadShippedDetections()
      const report = await hunt({ inputs: [join(top, 'samples')], detections })
      shown = [
        ...report.findings.filter(({ severity }) => severity === 'critical'),
        ...report.findings.filter(({ severity }) => severity === 'low').slice(0, 12),
        ...report.findings.filter(({ severity }) => severity === 'informational').slice(0, 3),
      ]
      file = await write('samples.html', { ...report, findings: shown })
    }, 120_000)

    it.each(looks)(
      'is sound at $width pixels, $colours, with the worst finding open',
      async (how) => {
        await look(file, how, async (page) => {
          await page.locator('.finding > summary').first().click()
          await page.locator('.finding[open] .record summary').nth(2).click()
          await page.locator('.finding[open] .question summary').first().click()
          expect(await page.locator('.finding[open] svg').count()).toBe(3)
          expect(await page.locator('.finding[open] mark').count()).toBeGreaterThan(5)
          expect(await movesSideways(page)).toBe(false)
          expect(await seriousFaults(page)).toEqual([])
        })
      },
    )

    it('draws each of the four attacks', async () => {
      await look(file, desk, async (page) => {
        for (const { id, chain } of shown.slice(0, 4)) {
          await page.locator(`#${id} > summary`).click()
          const drawn = page.locator(`#${id} svg .node:not(.outside)`)
          expect(await drawn.count()).toBe(chain?.resources.length)
          expect(await page.locator(`#${id} .steps tbody tr`).count()).toBe(chain?.steps.length)
          expect(await page.locator(`#${id} svg .node.open`).count()).toBeGreaterThan(0)
        }
      })
    })

    it('is gone through by keyboard', async () => {
      await look(file, desk, async (page) => {
        const titleInFocus = async (): Promise<string> =>
          page.evaluate<string>('document.activeElement.querySelector(".title")?.textContent ?? ""')
        const [first, second] = shown
        await page.keyboard.press('/')
        await page.keyboard.type('payments')
        expect(await page.locator('#found').textContent()).toMatch(/^1 of 19 findings/)
        await page.keyboard.press('ArrowDown')
        expect(await titleInFocus()).toBe(second?.title)
        await page.keyboard.press('Enter')
        expect(await page.locator('.finding[open] svg').count()).toBe(3)
        await page.keyboard.press('Escape')
        expect(await page.locator('.finding[open]').count()).toBe(0)
        await page.keyboard.press('/')
        await page.keyboard.press('Escape')
        expect(await page.locator('#words').inputValue()).toBe('')
        await page.keyboard.press('ArrowDown')
        expect(await titleInFocus()).toBe(first?.title)
        await page.keyboard.press('ArrowDown')
        expect(await titleInFocus()).toBe(second?.title)
        await page.keyboard.press('ArrowUp')
        expect(await titleInFocus()).toBe(first?.title)
        await page.keyboard.press('End')
        expect(await titleInFocus()).toBe(shown[15]?.title)
      })
    })

    it('is filtered by level and cloud; what only tells of ordinary copies waits to be asked for', async () => {
      await look(file, desk, async (page) => {
        const count = async (): Promise<number> => page.locator('.finding:visible').count()
        expect(await count()).toBe(16)
        await page.locator('#filters [data-level=informational]').click()
        expect(await count()).toBe(19)
        await page.locator('#filters [data-level=low]').click()
        await page.locator('#filters [data-level=informational]').click()
        expect(await count()).toBe(4)
        await page.locator('#filters [data-cloud=AWS]').click()
        expect(await count()).toBe(2)
      })
    })

    it('opens the finding that its address names, and the one whose bar is clicked', async () => {
      await look(file, desk, async (page) => {
        await page.evaluate(`location.hash = ${JSON.stringify(shown[17]?.id)}`)
        await page.locator(`#${shown[17]?.id}[open] svg`).first().waitFor()
        await page.locator('.all .bar.critical').first().click()
        await page.locator('.finding[open][data-level=critical] svg').first().waitFor()
        expect(await page.locator('.finding[open]').count()).toBe(2)
      })
    })

    it('copies a query', async () => {
      await look(file, desk, async (page) => {
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
        await page.locator('.finding > summary').first().click()
        const query = page.locator('.finding[open] .question details').first()
        await query.locator('summary').click()
        await query.locator('.copy').click()
        await query.getByText('Copied').waitFor()
        expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(
          await query.locator('pre').textContent(),
        )
      })
    })

    it('is printed with findings open and without controls', async () => {
      await look(file, desk, async (page) => {
        await page.emulateMedia({ media: 'print' })
        await page.evaluate('dispatchEvent(new Event("beforeprint"))')
        expect(await page.locator('.finding[open] .steps').count()).toBeGreaterThan(10)
        for (const control of ['#filters', '.page-head', '.copy']) {
          expect(await page.locator(control).first().isVisible()).toBe(false)
        }
        await page.evaluate('dispatchEvent(new Event("afterprint"))')
        expect(await page.locator('.finding[open]').count()).toBe(0)
      })
    })

    it('remembers a theme', async () => {
      await look(file, desk, async (page) => {
        const back = async (): Promise<string> =>
          page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
        const light = await back()
        await page.locator('#theme').click()
        expect(await back()).not.toBe(light)
        await page.reload()
        expect(await page.locator('#theme').textContent()).toBe('Light theme')
      })
    })

    it('tells all without a script', async () => {
      await look(file, { ...desk, hasScript: false }, async (page) => {
        expect(await page.locator('#filters').isVisible()).toBe(false)
        expect(await page.locator('.finding:visible').count()).toBe(shown.length)
        await page.locator('.finding > summary').first().click()
        expect(await page.locator('.finding[open] svg:visible').count()).toBe(3)
        expect(await page.locator('.finding[open] .steps tr').count()).toBeGreaterThan(10)
      })
    })

    it('runs nothing that was put into it', async () => {
      const { page, close } = await openPage(browser, file, desk)
      await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = 1">')
        const script = document.createElement('script')
        script.textContent = 'window.ran = 1'
        document.body.append(script)`)
      await page.waitForTimeout(100)
      expect(await page.evaluate('window.ran')).toBeUndefined()
      await close()
    })
  })

  describe('of many', () => {
    it('keeps what is not open as text, so that a thousand findings open at once', async () => {
      const logs = put('forty.json', [...manyThefts(theftLines(), 40)].join('\n'))
      const { detections } = await loadShippedDetections()
      const report = await hunt({ inputs: [logs], detections })
      const forty = report.findings.map(plainFinding)
      const findings = Array.from({ length: 1280 }, (_, index) => {
        const one = forty[index % forty.length]
        if (one === undefined) throw new Error('nothing found')
        return { ...one, id: `finding-${index}` }
      })
      const steps = findings.reduce((sum, { chain }) => sum + (chain?.steps.length ?? 0), 0)
      expect(steps).toBeGreaterThanOrEqual(20_000)
      const file = await write('many.html', { ...report, findings })
      await look(file, desk, async (page) => {
        expect(await page.evaluate<number>('document.querySelectorAll("*").length')).toBeLessThan(
          40_000,
        )
        expect(await page.locator('.finding svg').count()).toBe(0)
        await page.evaluate('location.hash = "finding-1279"')
        await page.locator('#finding-1279[open] svg').first().waitFor()
        expect(await page.locator('#finding-1279 .left-out').allTextContents()).toEqual([
          expect.stringContaining('are not in this page, which would be too large'),
          expect.stringContaining('The content of 16 records is not in this page'),
        ])
      })
    })
  })

  describe('of a hostile log', () => {
    const evil =
      '</noscript></script><script>window.ran=1</script><img src=x onerror=window.ran=1>"\'--> ]]> \u202egnp.\u0000\ud800'
    /** A line with all that a log may hold in the words of others: agents, names, places, descriptions. */
    function hostile(line: string, time: number): string {
      const record = JSON.parse(line) as Readonly<Record<string, unknown>>
      const refused = record['errorCode'] === undefined ? {} : { errorMessage: evil }
      const { requestParameters } = record
      const asked =
        typeof requestParameters === 'object' && requestParameters !== null
          ? { requestParameters: { ...requestParameters, description: 'x'.repeat(10_000) } }
          : {}
      const escaped = JSON.stringify(evil).slice(1, -1)
      return JSON.stringify({ ...record, ...refused, ...asked, userAgent: evil })
        .replaceAll('lena.hoff', escaped)
        .replaceAll('eu-central-1', escaped)
        .replaceAll('777788889999', time === 0 ? '777788889999' : '9'.repeat(10_000))
    }

    let file: string
    let worst: string | undefined
    beforeAll(async () => {
      const lines = [...manyThefts(theftLines(), 2, hostile)]
      const { detections } = await loadShippedDetections()
      const report = await hunt({ inputs: [put('<script>.json', lines.join('\n'))], detections })
      worst = report.findings[0]?.severity
      const diagnostics = [
        { code: 'json-cut', severity: 'error', message: evil, file: evil, hint: evil },
      ] as const
      const findings = report.findings.map((finding, index) =>
        index > 0
          ? finding
          : {
              ...plainFinding(finding),
              title: `${evil}${'x'.repeat(10_000)}`,
              why: [evil],
              next: [evil],
              blindSpots: [evil, evil],
            },
      )
      file = await write('hostile.html', { ...report, findings, diagnostics, ownAccounts: [evil] })
    }, 120_000)

    it.each(looks)('is inert and keeps its form at $width pixels, $colours', async (how) => {
      await look(file, how, async (page) => {
        for (const summary of await page.locator('summary').all()) {
          if (await summary.isVisible()) await summary.click()
        }
        for (const record of await page.locator('.finding[open] .record summary').all())
          await record.click()
        expect(await page.evaluate('window.ran')).toBeUndefined()
        expect(await page.locator('img').count()).toBe(0)
        expect(await page.locator('main script').count()).toBe(0)
        expect(await movesSideways(page)).toBe(false)
        expect(await seriousFaults(page)).toEqual([])
      })
    })

    it('shows what is hidden or turns writing by its number', () => {
      expect(worst).toBe('critical')
      const text = readFileSync(file, 'utf8')
      expect(text).not.toMatch(/[\u202e\u0000\ufffd]/)
      expect(text).toContain('\\u{202e}gnp')
    })
  })
})
