/** Content of small sites, for tests of their pages. */
import type { Detection } from '../../src/detections/detection.ts'
import { loadDetections } from '../../src/detections/load-detection.ts'
import type { EmulationTest } from '../../src/proving/emulation-test.ts'
import { layOutSite, type SiteMap } from '../../src/reports/site-map.ts'
import type { SiteContent, SitePlaybook, TestDocument } from '../../src/reports/site-content.ts'
import { testOf, testText, theft } from './test-document.ts'

/** A shipped EQL detection that lies in a file of its name. */
export function siteDetection(name: string, more: Partial<Detection> = {}): Detection {
  const [loaded] = loadDetections('any where event.action == "CopySnapshot"', 'a.eql').detections
  if (loaded === undefined) throw new Error('the query has a fault')
  return {
    ...loaded,
    id: `id of ${name}`,
    title: `Title of ${name}`,
    level: 'medium',
    techniques: ['T1578.001'],
    file: `/content/${name}.eql`,
    builtIn: true,
    ...more,
  }
}

/** A test under a name, with what it expects as YAML. */
export function siteTest(
  name: string,
  expect: string,
  more: Partial<EmulationTest> = {},
): TestDocument {
  const { test } = testOf(testText(theft, `expect: ${expect}\n`))
  return { fileName: `${name.replaceAll(' ', '-')}.yaml`, test: { ...test, name, ...more } }
}

/** A playbook of Markdown cells. */
export function sitePlaybook(
  fileName: string,
  cells: readonly string[],
  more: Partial<SitePlaybook> = {},
): SitePlaybook {
  return {
    fileName,
    technique: 'T1578.001',
    kind: 'hunt',
    cells: cells.map((text) => ({ kind: 'markdown', text })),
    text: cells.join('\n'),
    ...more,
  }
}

/** What is said of detections `aws_one`, `aws_two` and `gcp_one`. */
export const siteFacts: SiteContent['facts'] = {
  steps: { share: 'shared' },
  columns: { ebs: 'EBS' },
  next: { share: 'Take the permission away.' },
  detections: {
    aws_one: { service: 'EBS', stage: 'share', cells: ['share ebs'], blind: 'The receiver.' },
    aws_two: {
      service: 'EBS',
      stage: 'delete',
      cells: ['share ebs'],
      blind: 'b',
      next: 'Own words.',
    },
    gcp_one: { service: 'Compute', stage: 'share', cells: ['share gcp'], blind: 'b' },
  },
}

/** A site of what is given, and of nothing else. */
export function siteOf(content: Partial<SiteContent>): SiteMap {
  return layOutSite({
    detections: [],
    facts: siteFacts,
    tests: [],
    playbooks: [],
    queries: [],
    techniqueNames: new Map([['T1578.001', 'Create Snapshot']]),
    ...content,
  })
}

/** The one thing of a list; a test that finds none or several is wrong. */
export function only<Item>(items: readonly Item[]): Item {
  const [first, second] = items
  if (first === undefined || second !== undefined) throw new Error(`${items.length} of them`)
  return first
}
