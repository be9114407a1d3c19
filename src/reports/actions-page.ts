import { deliveryShapes } from '../emulation/deliveries/delivery-shapes.ts'
import { noiseKindsOf } from '../emulation/noise/noise-kinds.ts'
import { actionsOf, type KnownAction } from '../emulation/steps/actions.ts'

const clouds = [
  ['aws', 'AWS'],
  ['azure', 'Azure'],
  ['gcp', 'Google Cloud'],
] as const

/** The page of what scenarios can do: actions, background noise and delivery shapes. Markdown. */
export function renderActionsPage(): string {
  return [
    '# What scenarios can do',
    '',
    'Printed from the tables in `src/emulation/` by `npm run pages`; do not edit. How a scenario is',
    'written: [scenarios.md](scenarios.md).',
    '',
    ...clouds.flatMap(([cloud, title]) => [
      `## ${title}`,
      '',
      '| do | it reads | needs | may have | `of` is a |',
      '|---|---|---|---|---|',
      ...Object.entries(actionsOf(cloud)).map(([name, action]) => actionRow(name, action)),
      '',
      `Background noise: ${noiseKindsOf(cloud)
        .map((kind) => `\`${kind}\``)
        .join(', ')}.`,
      '',
    ]),
    '## Delivery shapes',
    '',
    '| `--shape` | logs | what it is |',
    '|---|---|---|',
    ...deliveryShapes.map(
      ({ name, sources, says }) => `| \`${name}\` | ${sources.join(', ')} | ${says} |`,
    ),
    '',
  ].join('\n')
}

function actionRow(name: string, { says, needs = [], takes = [], of = [] }: KnownAction): string {
  const sentence = says
    .replaceAll('{', '*')
    .replaceAll('}', '*')
    .replaceAll('[', '')
    .replaceAll(']', '')
  return `| \`${name}\` | ${sentence} | ${needs.join(', ')} | ${takes.join(', ')} | ${of.join(', ')} |`
}
