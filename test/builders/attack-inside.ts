/** Steps of the attack that are put into the middle of an everyday story, done by somebody of it. */
import type { BlockPart, Scenario } from '../../src/emulation/scenario/scenario.ts'

/** What is done with a copy that the story has anyway, or makes for this. */
export const attacks = ['public', 'unknown', 'open', 'link'] as const
/**
 * `public`: everybody may use the copy. `unknown`: an account, subscription or person may that no log
 * shows to be ours. `open`: it is restored, started and open to the world on port 22. `link` (Azure):
 * a link is issued by which anybody who has it downloads the copy.
 */
export type Attack = (typeof attacks)[number]

/** Where in the story the attack is put. */
export interface AttackPlace {
  /** Who does it, from the cast. */
  readonly by: string
  /** When the first step is. */
  readonly at: string
  /** The copy in the story that it is done with. */
  readonly copy?: string
  /** A disk of ours, where the story has no copy of our data by then: it is copied first. */
  readonly disk?: string
  /** Azure: the gallery that holds a copy already. */
  readonly gallery?: string
  /** The network group in the story that is opened, where a copy is reached through it already. */
  readonly door?: string
}

/** The id of the step on which everything turns. */
export const turningPoint = 'inside'

/** Outside of everything whose logs are read. */
const outside = {
  aws: '777788889999',
  azure: 'eeeeeeee-1111-4222-8333-444444444444',
  gcp: 'user:someone@outside.example.org',
} as const

type Cloud = keyof typeof outside
type Cast = Scenario['cast']

/** The story with the attack in its middle; everything else in it happens as before. */
export function withAttack(story: Scenario, attack: Attack, place: AttackPlace): Scenario {
  const { cast } = story
  const home = cast.principals[place.by]?.in ?? ''
  const { cloud, region } = cast.places[home] ?? {}
  if (cloud === undefined || region === undefined) {
    throw new TypeError(`nobody in ${story.id} is called ${place.by}`)
  }
  const [first, ...others] = [...ownCopy(place), ...stepsOf[cloud](attack, place)]
  if (first === undefined) throw new TypeError(`${cloud} has no attack "${attack}"`)
  return {
    ...story,
    cast: castWith(cast, { cloud, region, home }),
    steps: [...story.steps, { ...first, at: place.at, by: place.by }, ...others],
  }
}

/** What the attack needs besides: a vendor's image for the machine, a tag for the firewall. */
function castWith(
  cast: Cast,
  {
    cloud,
    region,
    home,
  }: { readonly cloud: Cloud; readonly region: string; readonly home: string },
): Cast {
  if (cloud === 'azure') return cast
  if (cloud === 'gcp') {
    const resources = {
      ...cast.resources,
      'inside-door': { kind: 'network-group', in: home } as const,
    }
    return { ...cast, resources }
  }
  const vendor = { cloud, id: '333344445555', region, logged: false }
  const image = { kind: 'image', in: 'inside-vendor' } as const
  return {
    ...cast,
    places: { ...cast.places, 'inside-vendor': vendor },
    resources: { ...cast.resources, 'inside-image': image },
  }
}

function ownCopy({ disk }: AttackPlace): readonly BlockPart[] {
  return disk === undefined ? [] : [{ do: 'create-snapshot', of: disk, as: 'inside-copy' }]
}

const stepsOf: Readonly<
  Record<Cloud, (attack: Attack, place: AttackPlace) => readonly BlockPart[]>
> = { aws: awsSteps, azure: azureSteps, gcp: gcpSteps }

function awsSteps(attack: Attack, { copy = 'inside-copy' }: AttackPlace): readonly BlockPart[] {
  if (attack === 'public') return [turning({ do: 'share', of: copy, with: 'public' })]
  if (attack === 'unknown') return [turning({ do: 'share', of: copy, with: outside.aws })]
  if (attack === 'link') return []
  return [
    { do: 'restore', of: copy, as: 'inside-disk' },
    { do: 'create-group', as: 'inside-door' },
    { do: 'launch', of: 'inside-image', as: 'inside-machine', group: 'inside-door', public: true },
    { do: 'attach', of: 'inside-disk', to: 'inside-machine' },
    turning({ do: 'open', of: 'inside-door', port: 22, from: 'world' }),
  ]
}

/** A snapshot goes to everybody, or to another subscription, as a version of an image in a gallery. */
function azureSteps(attack: Attack, place: AttackPlace): readonly BlockPart[] {
  const { copy = 'inside-copy', gallery = 'inside_gallery', door } = place
  if (attack === 'link') return [turning({ do: 'issue-link', of: copy })]
  if (attack === 'open') {
    const opened = turning({ do: 'open', of: door ?? 'inside-door', port: 22, from: 'world' })
    if (door !== undefined) return [opened]
    return [
      { do: 'restore', of: copy, as: 'inside-disk' },
      { do: 'create-group', as: 'inside-door' },
      {
        do: 'launch',
        of: 'inside-disk',
        as: 'inside-machine',
        group: 'inside-door',
        public: true,
        at: '+2m',
      },
      opened,
    ]
  }
  const published: readonly BlockPart[] = [
    { do: 'create-gallery', as: gallery },
    { do: 'publish', of: copy, as: 'inside-version', to: gallery },
  ]
  const receiver = attack === 'public' ? 'public' : outside.azure
  return [
    ...(place.gallery === undefined ? published : []),
    turning({ do: 'share', of: gallery, with: receiver }),
  ]
}

function gcpSteps(attack: Attack, { copy = 'inside-copy' }: AttackPlace): readonly BlockPart[] {
  if (attack === 'public') return [turning({ do: 'share', of: copy, with: 'public' })]
  if (attack === 'unknown') return [turning({ do: 'share', of: copy, with: outside.gcp })]
  if (attack === 'link') return []
  return [
    { do: 'restore', of: copy, as: 'inside-disk' },
    { do: 'launch', of: 'inside-disk', as: 'inside-machine', group: 'inside-door', public: true },
    turning({ do: 'open', of: 'inside-door', port: 22, from: 'world' }),
  ]
}

function turning(step: BlockPart): BlockPart {
  return { ...step, id: turningPoint }
}
