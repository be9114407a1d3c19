import {
  type History,
  type HistoryKind,
  historyOf,
  ShelfBuilder,
} from '../../src/environment/history/history.ts'

/** When each key of each kind was seen, milliseconds UTC. */
export type Moments = Partial<Record<HistoryKind, Readonly<Record<string, readonly number[]>>>>

/** A history in which things were seen at moments. */
export function historyWith(moments: Moments): History {
  return historyOf((kind) => {
    const builder = new ShelfBuilder(kind)
    for (const [key, times] of Object.entries(moments[kind] ?? {})) {
      for (const time of times) builder.see(key, time)
    }
    return builder.shelf()
  })
}
