import type { Place } from '../scenario/thing.ts'

/**
 * The same function, asked once for each place: what is invented for a place is made when the first
 * moment needs it, and forgotten with the place. What it makes must follow from the place alone.
 */
export function oncePerPlace<Made extends object>(
  make: (place: Place) => Made,
): (place: Place) => Made {
  const known = new WeakMap<Place, Made>()
  return (place) => {
    const old = known.get(place)
    if (old !== undefined) return old
    const made = make(place)
    known.set(place, made)
    return made
  }
}
