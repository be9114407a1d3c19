import type { Scene } from './step-action.ts'

/** The receivers of a step: places of the cast by their accounts, `public` as `all`, others as they are. */
export function receiversOf({ step, world }: Scene): readonly string[] {
  const names = typeof step.with === 'string' ? [step.with] : (step.with ?? [])
  return names.map((name) => {
    if (name === 'public') return 'all'
    return world.hasPlace(name) ? world.place(name).id : name
  })
}
