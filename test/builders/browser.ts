/** A Chromium of the system, for tests that look at pages; they are skipped where there is none. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The program, `CHROMIUM` first; says so where there is none. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM']
  const found = [...(named === undefined ? [] : [named]), ...places].find((path) =>
    existsSync(path),
  )
  if (found === undefined) {
    process.stderr.write(`skipped: no Chromium at CHROMIUM, ${places.join(', ')}\n`)
  }
  return found
}

/** Starts it; as root it has no sandbox of its own. */
export async function startBrowser(program: string): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  return chromium.launch({ executablePath: program, args: isRoot ? ['--no-sandbox'] : [] })
}

/** How a page is looked at. */
export interface Look {
  readonly width: number
  readonly colours: 'light' | 'dark'
  readonly hasScript?: boolean
}

/** A desk and a phone, light and dark. */
export const looks: readonly Look[] = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colours) => ({ width, colours })),
)

/** A page that is open, with what it did that it must not do. */
export interface OpenPage {
  readonly page: Page
  /** Errors and warnings of the console, and addresses that were asked for. */
  readonly faults: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens a file. */
export async function openPage(
  browser: Browser,
  file: string,
  { width, colours, hasScript = true }: Look,
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: colours,
    javaScriptEnabled: hasScript,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const address = `file://${file}`
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    const [asked] = request.url().split('#')
    if (asked !== address) faults.push(`asked for ${asked}`)
  })
  await page.goto(address)
  return { page, faults, close: async () => context.close() }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds serious or critical, each with the first element that has it. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate<readonly string[]>(`axe.run().then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200) + ' ' + nodes[0].failureSummary))`)
}

/** Is anything wider than the window, so that the whole page moves sideways? */
export async function movesSideways(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
}
