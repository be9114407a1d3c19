/** The page of a test. */
import { element, type Html, type HtmlContent } from './html.ts'
import { hasSignals, signalsOf } from './site-detection-page.ts'
import {
  bullets,
  factList,
  levelMark,
  pageLink,
  part,
  type Place,
  platformsOf,
  separated,
  techniqueLinks,
} from './site-elements.ts'
import { type SitePage, upFrom } from './site-frame.ts'
import type { SiteMap, SiteTest } from './site-map.ts'

/** The page of a test: the signals it looks for, what must fire and what must not, and its commands. */
export function testPage(one: SiteTest, site: SiteMap): SitePage {
  const { test, path } = one
  const place: Place = { site, up: upFrom(path) }
  const { nearMisses = [], telemetry = [], negatives = [] } = test
  return {
    path,
    title: test.name,
    part: 'Tests',
    main: [
      element('h1', {}, test.name),
      test.description === undefined
        ? undefined
        : element('p', { class: 'lead' }, test.description),
      facts(one, place),
      part('Expected signals', 'signals', hasSignals(one) ? signalsOf(one) : undefined),
      part('Detections that fire', 'fire', bullets(named(place, one.fire))),
      part('Detections that stay silent', 'silent', bullets(named(place, one.silent))),
      part('Variants', 'variants', bullets(telemetry.map(({ variant }) => variant))),
      part('Near-misses', 'near-misses', bullets(nearMisses.map(missOf))),
      part('Everyday work with nothing above low', 'negatives', bullets(negatives)),
      part('Commands for a real account', 'commands', commands(one)),
    ],
  }
}

function facts(one: SiteTest, place: Place): Html {
  const { test } = one
  const { findings } = test.expect
  const { severity, steps } = findings ?? {}
  return factList([
    ['Techniques', techniqueLinks(place, test.attack)],
    ['Cloud', platformsOf(one)],
    ['Gravest finding', severity === undefined ? undefined : levelMark(severity)],
    ['Chain', steps?.join(' → ')],
    ['Id', element('code', {}, test.id)],
  ])
}

function named(place: Place, names: readonly string[]): readonly HtmlContent[] {
  return names.map((name) => {
    const found = place.site.detectionNamed(name)
    return found === undefined
      ? element('code', {}, name)
      : [pageLink(place, found.path, found.detection.title), ' ', levelMark(found.detection.level)]
  })
}

function missOf({
  name,
  fire = [],
}: {
  readonly name: string
  readonly fire?: readonly string[] | undefined
}): HtmlContent {
  return fire.length === 0
    ? name
    : [name, ' (then fires ', separated(fire.map((one) => element('code', {}, one))), ')']
}

function commands({ test }: SiteTest): HtmlContent {
  const { executor, safety, prerequisites = [] } = test
  if (executor === undefined) return undefined
  const { name, command, cleanup, steps } = executor
  return [
    element('p', {}, `Spoor prints these commands and never runs them. They are for ${name}.`),
    safety === undefined
      ? undefined
      : factList([
          ['Costs', safety.costs],
          ['Lays open', safety.exposes],
        ]),
    prerequisites.map(({ description, check }) => [element('p', {}, description), block(check)]),
    headed('Run', command),
    headed('By hand', steps),
    headed('Clean up', cleanup),
  ]
}

function headed(title: string, text: string | undefined): HtmlContent {
  return text === undefined ? undefined : [element('h3', {}, title), block(text)]
}

function block(text: string): Html {
  return element('pre', { tabindex: '0' }, element('code', {}, text))
}
