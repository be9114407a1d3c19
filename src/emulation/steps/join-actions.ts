import type { Scene, StepAction, StepActions } from './step-action.ts'

/**
 * One table out of several in which an action may stand more than once: each table then does it to
 * things of its own kinds, and what the thing is decides which one plays. So a service is one table, and
 * scenarios have one word for what is one deed, whatever it is done to.
 */
export function joinActions<Deed>(
  ...tables: readonly StepActions<Deed>[]
): Readonly<Record<string, StepAction<Deed>>> {
  const joined = new Map<string, StepAction<Deed>[]>()
  for (const [name, action] of tables.flatMap((table) => Object.entries(table))) {
    const known = joined.get(name)
    if (known === undefined) joined.set(name, [action])
    else known.push(action)
  }
  return Object.fromEntries(
    [...joined].map(([name, actions]) => [name, joinAction(actions)] as const),
  )
}

/** The first is the one whose words and needs hold for all; its table plays what no other is for. */
function joinAction<Deed>(actions: readonly StepAction<Deed>[]): StepAction<Deed> {
  const [first, ...others] = actions
  if (first === undefined) throw new TypeError('an action without any')
  if (others.length === 0) return first
  return {
    ...first,
    takes: [...new Set(actions.flatMap(({ takes = [] }) => takes))],
    of: [...new Set(actions.flatMap(({ of = [] }) => of))],
    play: (scene) => (actions.find((action) => isFor(action, scene)) ?? first).play(scene),
  }
}

function isFor({ of = [] }: StepAction<unknown>, { step, world }: Scene): boolean {
  const thing = step.of === undefined ? undefined : world.find(step.of)
  return thing !== undefined && of.includes(thing.kind)
}
