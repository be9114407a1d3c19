// Puts the steps of a scenario of attacks into a month of everyday work; both are parsed documents.
// The attacks name a place "home" and a principal "insider": a place and a principal of the month stand
// in their stead, so that somebody of the class itself does it.

/** @returns the month with the attacks in it; everything else in it happens as before. */
export function hideAttacks(month, attacks, { place, by }) {
  const standIns = new Map([
    ['home', place],
    ['insider', by],
  ])
  const { cast, steps } = renamed({ cast: attacks.cast, steps: attacks.steps }, standIns)
  return {
    ...month,
    cast: {
      places: joined(month.cast.places, cast.places, standIns),
      principals: joined(month.cast.principals, cast.principals, standIns),
      resources: joined(month.cast.resources, cast.resources, standIns),
    },
    steps: [...month.steps, ...steps],
  }
}

/** Both lists of a cast; the stand-ins are of the month, and no other name may be in both. */
function joined(ours, theirs, standIns) {
  const added = Object.entries(theirs).filter(([name]) => !standIns.has(name))
  const twice = added.filter(([name]) => Object.hasOwn(ours, name)).map(([name]) => name)
  if (twice.length > 0) throw new TypeError(`both casts have ${twice.join(', ')}`)
  return { ...ours, ...Object.fromEntries(added) }
}

function renamed(value, standIns) {
  if (typeof value === 'string') return standIns.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => renamed(item, standIns))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, renamed(member, standIns)]),
  )
}
