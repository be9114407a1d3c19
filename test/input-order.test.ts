/** Same input in any order of files, same bytes out (design section 4.9). */
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadShippedDetections } from '../src/content.ts'
import type { Detection } from '../src/detections/detection.ts'
import { hunt } from '../src/hunt.ts'
import { renderJson } from '../src/reports/json.ts'
import { createInputFolder } from './builders/input-folder.ts'

const samples = fileURLToPath(new URL('../samples/', import.meta.url))
const { root } = createInputFolder()
const { root: renamedRoot } = createInputFolder()
let detections: readonly Detection[] = []

/** Parts of the samples of each cloud that hold chains, the smaller files of them. */
const parts = [
  /aws.*444455556666.*eu-(central|west)-1.*1[67].*gz$/,
  /azure.*8174F2DF.*d=17.*h=1[28].*gz$/,
  /gcp.*system_event.*\/17\/(00|18)-.*gz$/,
]

/** Puts the parts into a folder under plain names; returns their paths. */
function copySamples(): readonly string[] {
  const found = readdirSync(samples, { recursive: true, encoding: 'utf8' })
    .filter((name) => parts.some((part) => part.test(name)))
    .sort()
  return found.map((name, index) => {
    const path = join(root, `${index}.json.gz`)
    copyFileSync(join(samples, name), path)
    return path
  })
}

const files = copySamples()

async function report(inputs: readonly string[]): Promise<string> {
  return renderJson(await hunt({ inputs, detections }), { name: 'spoor', version: '0' })
}

/** Copies the files to a new folder, in which their names stand in another order. */
function copyRenamed(order: readonly number[]): string {
  const folder = mkdtempSync(join(renamedRoot, 'order-'))
  for (const [index, file] of files.entries()) {
    copyFileSync(file, join(folder, `${order[index]}.json.gz`))
  }
  return folder
}

/** A report without the names of files. */
function withoutFiles(text: string): string {
  return text.replaceAll(/^ *"file": .*\n/gm, '')
}

describe('the order of the input', () => {
  let expected = ''

  beforeAll(async () => {
    detections = (await loadShippedDetections()).detections
    expected = await report([root])
  })

  it('is tried on files of every cloud, with findings', () => {
    expect(files).toHaveLength(8)
    const { summary, findings } = JSON.parse(expected)
    expect(summary.sources).toHaveLength(3)
    expect(findings.length).toBeGreaterThan(3)
  })

  it('does not change a byte of the report', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...files], { minLength: files.length }),
        async (shuffled) => {
          expect(await report(shuffled)).toBe(expected)
        },
      ),
      { numRuns: 5 },
    )
  })

  it('does not change what is found when the files have other names', async () => {
    const names = files.map((_, index) => index)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(names, { minLength: names.length }), async (order) => {
        const renamed = await report([copyRenamed(order)])
        expect(withoutFiles(renamed)).toBe(withoutFiles(expected))
      }),
      { numRuns: 3 },
    )
  })
})
