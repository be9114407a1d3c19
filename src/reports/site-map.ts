/** Which pages and files a site has, and what leads to what. */
import { isTechniqueId } from '../attack/attack-id.ts'
import { compareText } from '../base/compare.ts'
import { type Detection, levels } from '../detections/detection.ts'
import type { DetectionFact, DetectionFacts } from '../detections/detection-facts.ts'
import { type QuerySources, querySources } from '../detections/query-sources.ts'
import type { EmulationTest } from '../proving/emulation-test.ts'
import { slugOf } from './markdown-html.ts'
import type { QueryFile, SiteContent, SitePlaybook, TestDocument } from './site-content.ts'

/** A detection with its addresses; all paths are relative to the folder of the site. */
export interface SiteDetection {
  readonly detection: Detection
  /** The name of its file without the ending; its id where it has no file. */
  readonly name: string
  readonly path: string
  readonly rulePath: string
  readonly layerPath: string
  readonly sources: QuerySources
  readonly fact?: DetectionFact
  /** Tests in which it must fire, and tests in which it must not. */
  readonly firesIn: readonly SiteTest[]
  /** Tests of other detections in which it must fire in what is nearly theirs. */
  readonly firesNearly: readonly SiteTest[]
  readonly silentIn: readonly SiteTest[]
}

/** A test with its address. */
export interface SiteTest {
  readonly test: EmulationTest
  readonly fileName: string
  readonly path: string
  /** Names or ids of detections, as the test writes them. */
  readonly fire: readonly string[]
  /** What fires in near-misses instead. */
  readonly fireInstead: readonly string[]
  readonly silent: readonly string[]
}

/** A playbook or guide with its address. */
export interface SiteGuide {
  readonly playbook: SitePlaybook
  /** Of a hunt: the page of its technique. */
  readonly path: string
  readonly downloadPath: string
  /** Stands before the ids of its headings. */
  readonly prefix: string
}

/** A query that stands beside playbooks, to be taken away. */
export interface SiteQuery {
  readonly file: QueryFile
  readonly path: string
}

/** A technique with all that is about it. */
export interface SiteTechnique {
  readonly id: string
  readonly name?: string
  readonly path: string
  readonly layerPath: string
  readonly detections: readonly SiteDetection[]
  readonly tests: readonly SiteTest[]
  readonly hunts: readonly SiteGuide[]
  readonly guides: readonly SiteGuide[]
}

/** A site before it is rendered. */
export interface SiteMap {
  /** The gravest first. */
  readonly detections: readonly SiteDetection[]
  readonly tests: readonly SiteTest[]
  readonly techniques: readonly SiteTechnique[]
  /** Hunts and guides. */
  readonly guides: readonly SiteGuide[]
  readonly queries: readonly SiteQuery[]
  readonly facts: DetectionFacts
  readonly attackVersion?: string
  /** A detection by the name of its file or by its id, as tests name it. */
  readonly detectionNamed: (name: string) => SiteDetection | undefined
  readonly technique: (id: string) => SiteTechnique | undefined
}

/** Lays a site out; the order of what was read does not matter. */
export function layOutSite(content: SiteContent): SiteMap {
  const tests = layOutTests(content.tests)
  const detections = layOutDetections(content, tests)
  const hunts = layOutGuides(content.playbooks)
  const techniques = layOutTechniques(content, { tests, detections, hunts })
  const named = new Map(
    [...detections]
      .reverse()
      .flatMap((one) => [[one.detection.id, one] as const, [one.name, one] as const]),
  )
  const byId = new Map(techniques.map((one) => [one.id, one]))
  const { facts, attackVersion } = content
  return {
    detections,
    tests,
    techniques,
    guides: hunts,
    queries: layOutQueries(content.queries),
    facts,
    ...(attackVersion === undefined ? {} : { attackVersion }),
    detectionNamed: (name) => named.get(name),
    technique: (id) => byId.get(id),
  }
}

/** Gives each thing a part of an address of its own, the same from run to run. */
function createSlugs(): (text: string) => string {
  const seen = new Set<string>()
  return (text) => {
    const slug = slugOf(text)
    let own = slug
    for (let number = 2; seen.has(own); number++) own = `${slug}-${number}`
    seen.add(own)
    return own
  }
}

function layOutTests(tests: readonly TestDocument[]): readonly SiteTest[] {
  const slugs = createSlugs()
  return tests
    .toSorted((a, b) => compareText(a.test.name, b.test.name) || compareText(a.test.id, b.test.id))
    .map(({ test, fileName }) => {
      const { expect, telemetry = [], nearMisses = [] } = test
      const expected = [expect, ...telemetry.flatMap((one) => one.expect ?? [])]
      const fire = expected.flatMap(({ detections }) => detections?.fire ?? [])
      const silent = [
        ...expected.flatMap(({ detections }) => detections?.silent ?? []),
        ...nearMisses.flatMap((one) => one.silent ?? []),
      ]
      return {
        test,
        fileName,
        path: `tests/${slugs(test.name)}.html`,
        fire: sortedSet(fire),
        fireInstead: sortedSet(nearMisses.flatMap((one) => one.fire ?? [])),
        silent: sortedSet(silent),
      }
    })
}

function sortedSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText)
}

/** The name of a rule's file without folder and ending; tests and docs/detections.yaml use it. */
function nameOf({ file, id }: Detection): string {
  return (file?.split(/[/\\]/).at(-1) ?? id).replace(/\.\w+$/, '')
}

function layOutDetections(
  { detections, facts }: SiteContent,
  tests: readonly SiteTest[],
): readonly SiteDetection[] {
  const slugs = createSlugs()
  return detections
    .map((detection) => ({ detection, name: nameOf(detection) }))
    .toSorted(
      (a, b) =>
        levels.indexOf(b.detection.level) - levels.indexOf(a.detection.level) ||
        compareText(a.name, b.name) ||
        compareText(a.detection.id, b.detection.id),
    )
    .map(({ detection, name }) => {
      const slug = slugs(name)
      const isNamed = (names: readonly string[]): boolean =>
        names.includes(name) || names.includes(detection.id)
      const firesIn = tests.filter(({ fire }) => isNamed(fire))
      const firesNearly = tests.filter((one) => isNamed(one.fireInstead) && !firesIn.includes(one))
      const fact =
        detection.builtIn === true && Object.hasOwn(facts.detections, name)
          ? facts.detections[name]
          : undefined
      return {
        detection,
        name,
        path: `detections/${slug}.html`,
        rulePath: `downloads/detections/${slug}.${detection.language === 'sigma' ? 'yml' : 'eql'}`,
        layerPath: `downloads/detections/${slug}.layer.json`,
        sources: querySources(detection.query),
        ...(fact === undefined ? {} : { fact }),
        firesIn,
        firesNearly,
        silentIn: tests.filter(
          (one) => isNamed(one.silent) && !firesIn.includes(one) && !firesNearly.includes(one),
        ),
      }
    })
}

function layOutGuides(playbooks: readonly SitePlaybook[]): readonly SiteGuide[] {
  const slugs = createSlugs()
  return playbooks
    .toSorted(
      (a, b) =>
        compareText(a.technique ?? '', b.technique ?? '') ||
        compareText(a.kind === 'hunt' ? '' : a.fileName, b.kind === 'hunt' ? '' : b.fileName) ||
        compareText(a.text, b.text),
    )
    .map((playbook) => {
      const { technique, fileName, kind } = playbook
      const [ending = 'md'] = /\w+$/.exec(fileName) ?? []
      const slug = slugs(`${technique ?? ''} ${fileName.replace(/\.\w+$/, '')}`)
      const path =
        kind === 'hunt' && technique !== undefined
          ? `techniques/${technique}.html`
          : `guides/${slug}.html`
      const downloadPath = `downloads/playbooks/${slug}.${ending === 'ipynb' ? 'ipynb' : 'md'}`
      return { playbook, path, downloadPath, prefix: `${slug}.` }
    })
}

function layOutQueries(files: readonly QueryFile[]): readonly SiteQuery[] {
  const slugs = createSlugs()
  return files
    .toSorted((a, b) => compareText(a.fileName, b.fileName) || compareText(a.text, b.text))
    .map((file) => {
      const [ending = 'eql'] = /\b(?:eql|yml|yaml)$/i.exec(file.fileName) ?? []
      const slug = slugs(file.fileName.replace(/\.\w+$/, ''))
      return { file, path: `downloads/queries/${slug}.${ending.toLowerCase()}` }
    })
}

function layOutTechniques(
  { techniqueNames }: SiteContent,
  parts: {
    readonly tests: readonly SiteTest[]
    readonly detections: readonly SiteDetection[]
    readonly hunts: readonly SiteGuide[]
  },
): readonly SiteTechnique[] {
  const ids = sortedSet([
    ...parts.tests.flatMap(({ test }) => test.attack),
    ...parts.detections.flatMap(({ detection }) => detection.techniques),
    ...parts.hunts.flatMap(({ playbook }) => playbook.technique ?? []),
  ]).filter(isTechniqueId)
  return ids.map((id) => {
    const name = techniqueNames.get(id)
    const path = `techniques/${id}.html`
    const pages = parts.hunts.filter(({ playbook }) => playbook.technique === id)
    return {
      id,
      ...(name === undefined ? {} : { name }),
      path,
      layerPath: `downloads/techniques/${id}.layer.json`,
      detections: parts.detections.filter(({ detection }) => detection.techniques.includes(id)),
      tests: parts.tests.filter(({ test }) => test.attack.includes(id)),
      hunts: pages.filter((one) => one.path === path),
      guides: pages.filter((one) => one.path !== path),
    }
  })
}
