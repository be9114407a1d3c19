/** Checks that what a page promises is kept: claims by detections, classes of benign work by negatives. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { didYouMean } from '../base/did-you-mean.ts'
import {
  classesIn,
  detectionNames,
  findDetection,
  type KnownContent,
  namesIn,
} from './known-content.ts'
import { type Bullet, readList } from './page-lists.ts'
import { type CheckedPage, type Fault, placeFault } from './place-fault.ts'
import type { AnalystCell } from './playbook.ts'

/** Every claim below `## Summary` names a detection that keeps it (reference/playbooks.md 1.3, lesson b). */
export function checkClaims(
  page: CheckedPage,
  cells: readonly AnalystCell[],
  content: KnownContent,
): readonly Diagnostic[] {
  const { bullets = [] } = readList(cells, 'Summary') ?? {}
  return bullets.flatMap((bullet) => {
    const names = namesIn(bullet.text)
    const missing = names.filter(
      (name) => isLikeName(name) && findDetection(content, name) === undefined,
    )
    const isKept = names.some((name) => findDetection(content, name) !== undefined)
    return [
      ...missing.map((name) => placeFault(page, bullet, missingDetection([name], content))),
      ...(isKept || missing.length > 0 ? [] : [placeFault(page, bullet, unprovedClaim)]),
    ]
  })
}

/** Is it set as a detection is called, and not some field or call? */
function isLikeName(name: string): boolean {
  return (
    /^[a-z\d]+(_[a-z\d]+)+$/.test(name) || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name)
  )
}

const unprovedClaim: Fault = {
  code: 'playbook-claim-unproved',
  severity: 'error',
  message: 'a claim of the summary names no detection',
  hint: 'name the detection that keeps it, in backticks, or take the claim out',
}

/** That there is no such detection. */
export function missingDetection(names: readonly string[], content: KnownContent): Fault {
  return {
    code: 'playbook-detection-missing',
    severity: 'error',
    message: `there is no detection ${names.join(', ')}`,
    hint:
      didYouMean(names[0] ?? '', detectionNames(content)) ??
      'name the folder of your rules with --rules',
  }
}

/** All detections that a page names: in its summary and on the lines `**Detection:**`. */
export function namedDetections(
  cells: readonly AnalystCell[],
  content: KnownContent,
): KnownContent['detections'] {
  const lines = cells.flatMap(({ kind, text }) =>
    kind === 'markdown' ? [...text.matchAll(/\*\*Detections?:\*\*(.*)/gi)] : [],
  )
  const texts = [
    ...lines.map(([, names = '']) => names),
    ...(readList(cells, 'Summary')?.bullets ?? []).map(({ text }) => text),
  ]
  const found = texts.flatMap((text) =>
    namesIn(text).flatMap((name) => findDetection(content, name) ?? []),
  )
  return [...new Set(found)]
}

/** The ids of the benign scenarios that a page names below `## False Positives`. */
export function namedNegatives(
  cells: readonly AnalystCell[],
  { scenarios }: KnownContent,
): readonly string[] {
  const { bullets = [] } = readList(cells, 'False Positives') ?? {}
  const names = new Set(bullets.flatMap(({ text }) => namesIn(text)))
  return scenarios.filter(({ id, kind }) => kind === 'benign' && names.has(id)).map(({ id }) => id)
}

/**
 * Every class of benign work that the page or a detection of it names has a negative: a scenario of that
 * class on which nothing above low is found (6.2.16).
 */
export function checkNegatives(
  page: CheckedPage,
  cells: readonly AnalystCell[],
  content: KnownContent,
): readonly Diagnostic[] {
  const list = readList(cells, 'False Positives')
  const wanted = new Set(namedDetections(cells, content).flatMap(({ classes }) => classes))
  const told = new Set(list?.bullets.flatMap(({ text }) => classesIn(text)))
  const missing = [...wanted].filter((letter) => !told.has(letter)).toSorted()
  if (list === undefined && missing.length === 0) return []
  const message = `detections of this page name class ${missing.join(', ')} of benign work; its false positives do not`
  const fault: Fault = {
    code: 'playbook-class-missing',
    severity: list === undefined ? 'warning' : 'error',
    message,
    hint: 'add to ## False Positives: - Class A, what it is. Negatives: `benign-a-aws`',
  }
  const [cell] = cells
  const place = list?.heading ?? (cell === undefined ? undefined : { cell, at: 0 })
  return [
    ...(missing.length === 0 || place === undefined ? [] : [placeFault(page, place, fault)]),
    ...(list?.bullets ?? []).flatMap((bullet) =>
      negativeFaults(bullet, content).map((one) => placeFault(page, bullet, one)),
    ),
  ]
}

function negativeFaults({ text }: Bullet, { scenarios }: KnownContent): readonly Fault[] {
  const classes = classesIn(text)
  if (classes.length === 0) return []
  const names = namesIn(text).filter((name) => /^[a-z\d]+(-[a-z\d]+)+$/.test(name))
  const found = scenarios.filter(({ id }) => names.includes(id))
  const isBenign = scenarios.filter(({ kind }) => kind === 'benign').map(({ id }) => id)
  const strange = names.filter((name) => !isBenign.includes(name))
  const without = classes.filter(
    (letter) => !found.some((one) => one.kind === 'benign' && one.class === letter),
  )
  return [
    ...strange.map((name) => ({
      code: 'playbook-negative-missing',
      severity: 'error' as const,
      message: `there is no benign scenario ${name}`,
      hint: didYouMean(name, isBenign) ?? 'spoor emulate --list names all scenarios',
    })),
    ...without.map((letter) => ({
      code: 'playbook-class-without-negative',
      severity: 'error' as const,
      message: `class ${letter} of benign work has no negative here`,
      hint: `name a benign scenario of class ${letter} in backticks; spoor emulate --list shows them`,
    })),
  ]
}
