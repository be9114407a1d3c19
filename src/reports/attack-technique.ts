import type { Reference, ReleaseIdentity } from '../attack/attack-release.ts'
import { statusOf } from '../attack/diff-technique.ts'
import { type CitationNumbers, createCitationNumbers } from '../attack/number-citations.ts'
import type { ProfiledAnalytic, TechniqueProfile } from '../attack/technique-profile.ts'
import { nameAttackObject, nameRelease } from './attack-names.ts'
import { proseLines } from './attack-prose.ts'
import { type Paint, escapeForTerminal, wrapText } from './terminal-text.ts'

/** How a technique is set. */
export interface TechniqueLayout {
  readonly width: number
  readonly paint: Paint
}

/** A part of the page: a heading and its lines, left out when there are none. */
type Section = readonly [heading: string, lines: readonly string[]]

/** All that a release says about a technique, for a terminal, ending in a line break. */
export function renderTechnique(
  profile: TechniqueProfile,
  identity: ReleaseIdentity,
  layout: TechniqueLayout,
): string {
  const { technique } = profile
  const writer = new SectionWriter(layout.width)
  const sections: readonly Section[] = [
    ['Description', writer.text(technique.description, technique.references, 2)],
    ['Detection', writer.text(technique.detection, technique.references, 2)],
    ['Detecting components', componentLines(profile, writer)],
    ['Detection strategies', strategyLines(profile, writer)],
    ['Mitigations', mitigationLines(profile, writer)],
    ['Used by', exampleLines(profile, writer)],
    ['References', referenceLines(technique.references, writer)],
  ]
  const title = escapeForTerminal(`${technique.attackId} ${profile.title}`)
  const lines = [
    ...wrapText(title, layout.width).map((line) => layout.paint('strong', line)),
    ...factLines(profile, identity, writer),
    ...sections
      .filter(([, body]) => body.length > 0)
      .flatMap(([heading, body]) => ['', layout.paint('strong', heading), ...body]),
  ]
  return `${lines.join('\n')}\n`
}

/** Sets texts in a width and numbers what they cite, in the order in which they are set. */
class SectionWriter {
  readonly width: number
  readonly numbers: CitationNumbers = createCitationNumbers()

  constructor(width: number) {
    this.width = width
  }

  /** A text of ATT&CK, indented. */
  text(
    text: string | undefined,
    references: readonly Reference[],
    indent: number,
  ): readonly string[] {
    if (text === undefined) return []
    const numbered = this.numbers.number({ text: text.trim(), references })
    return proseLines(numbered, this.width - indent).map((line) =>
      line === '' ? '' : ' '.repeat(indent) + line,
    )
  }

  /** One item, its further lines indented by two more. */
  item(text: string, indent: number): readonly string[] {
    return wrapText(escapeForTerminal(text), this.width - indent - 2).map(
      (line, row) => ' '.repeat(row === 0 ? indent : indent + 2) + line,
    )
  }
}

function factLines(
  profile: TechniqueProfile,
  identity: ReleaseIdentity,
  writer: SectionWriter,
): readonly string[] {
  const { technique, tactics, unknownTactics, subtechniques, predecessors } = profile
  const { version, modified } = technique
  const standing = [
    statusOf(profile),
    ...(version === undefined ? [] : [`version ${version}`]),
    ...(modified === undefined ? [] : [`modified ${modified.slice(0, 10)}`]),
  ]
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['status', [standing.join(', ')]],
    ['tactics', [...tactics.map(nameAttackObject), ...unknownTactics]],
    ['platforms', technique.platforms],
    ['permissions', technique.permissions],
    ['data sources', technique.dataSources],
    ['sub-techniques', subtechniques.map(nameAttackObject)],
    ['replaces', predecessors.map(({ attackId, name }) => `${attackId} ${name}`)],
    ['page', technique.url === undefined ? [] : [technique.url]],
    ['release', [nameRelease(identity)]],
  ]
  return facts
    .filter(([, values]) => values.length > 0)
    .flatMap(([name, values]) => {
      const text = escapeForTerminal(values.join('; '))
      return wrapText(text, writer.width - 18).map(
        (line, row) => `  ${(row === 0 ? name : '').padEnd(16)}${line}`,
      )
    })
}

function componentLines(
  { components }: TechniqueProfile,
  writer: SectionWriter,
): readonly string[] {
  return components.flatMap(({ component, source, relationship }) => [
    ...writer.item(
      source === undefined ? component.name : `${source.name}: ${nameAttackObject(component)}`,
      2,
    ),
    ...writer.text(relationship.description, relationship.references, 4),
  ])
}

function strategyLines({ strategies }: TechniqueProfile, writer: SectionWriter): readonly string[] {
  return strategies.flatMap(({ strategy, analytics }) => [
    ...writer.item(nameAttackObject(strategy), 2),
    ...writer.text(strategy.description, strategy.references, 4),
    ...analytics.flatMap((one) => analyticLines(one, writer)),
  ])
}

function analyticLines(
  { analytic, logSources, mutableElements }: ProfiledAnalytic,
  writer: SectionWriter,
): readonly string[] {
  const platforms = analytic.platforms.length === 0 ? '' : ` (${analytic.platforms.join(', ')})`
  return [
    ...writer.item(`${nameAttackObject(analytic)}${platforms}`, 4),
    ...writer.text(analytic.description, analytic.references, 6),
    ...logSources.flatMap(({ name, channel, component }) => {
      const looked = channel === undefined ? '' : `: ${channel}`
      const shows = component === undefined ? '' : ` (${nameAttackObject(component)})`
      return writer.item(`log: ${name}${looked}${shows}`, 6)
    }),
    ...mutableElements.flatMap(({ field, description }) =>
      writer.item(`tune: ${field}${description === undefined ? '' : `: ${description}`}`, 6),
    ),
  ]
}

function mitigationLines(
  { mitigations }: TechniqueProfile,
  writer: SectionWriter,
): readonly string[] {
  return mitigations.flatMap(({ mitigation, relationship }) => [
    ...writer.item(nameAttackObject(mitigation), 2),
    ...writer.text(relationship.description, relationship.references, 4),
  ])
}

function exampleLines({ examples }: TechniqueProfile, writer: SectionWriter): readonly string[] {
  return examples.flatMap(({ actor, relationship }) => [
    ...writer.item(`${nameAttackObject(actor)}, ${actor.kind}`, 2),
    ...writer.text(relationship.description, relationship.references, 4),
  ])
}

/** What was cited, by number, then the technique's references that nothing cites, then what is missing. */
function referenceLines(
  references: readonly Reference[],
  writer: SectionWriter,
): readonly string[] {
  const cited = writer.numbers.cited()
  const lost = writer.numbers.unmatched()
  const uncited = references.filter((one) => writer.numbers.numberOf(one) === undefined)
  const lines = (mark: string, { name, description, url }: Reference): readonly string[] => [
    ...writer.item(`${mark} ${description ?? name}`, 2),
    ...(url === undefined ? [] : writer.item(url, 4)),
  ]
  return [
    ...cited.flatMap(({ number, reference }) => lines(`[${number}]`, reference)),
    ...uncited.flatMap((reference) => lines('-', reference)),
    ...(lost.length === 0 ? [] : writer.item(`cited without a reference: ${lost.join('; ')}`, 2)),
  ]
}
