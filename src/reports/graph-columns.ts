/** The columns of a chain's picture: one for each account and region, beside each other by account. */
import { groupBy } from '../base/group-by.ts'
import type { Provider } from '../lineage/resource.ts'
import type { Box } from './picture.ts'
import type { ResourceNode } from './report-graph.ts'

/** A resource, placed. */
export type PlacedNode = Box & { readonly node: ResourceNode }

/** An account with the regions in it, one beside the other. */
export interface Area extends Box {
  /** Absent where no event named the account. */
  readonly account?: string
  readonly provider: Provider
  readonly regions: readonly (Box & { readonly name?: string })[]
}

/** Measures of the picture, pixels. */
export const measures = {
  node: { width: 188, height: 58 },
  outside: { width: 236, head: 30, row: 34 },
  margin: 12,
  /** Between nodes side by side, and at both sides of a column. */
  beside: 20,
  /** Between a node and the one below it, and how much more each way out asks for. */
  below: 54,
  wayOut: 12,
  /** The heads of an account and of a region. */
  head: 46,
  /** Between areas. */
  apart: 16,
  /** Between the last area and what is outside. */
  leave: 72,
} as const

/** A column: the resources of one account and region, layer by layer. */
export interface Column extends Box {
  readonly provider: Provider
  readonly account: string | undefined
  readonly region: string | undefined
  readonly rows: ReadonlyMap<number, readonly ResourceNode[]>
}

export function columnsOf(
  nodes: readonly ResourceNode[],
  layers: ReadonlyMap<string, number>,
): readonly Column[] {
  const accounts = groupBy(nodes, ({ resource }) => resource.account)
  let x: number = measures.margin
  return [...accounts].flatMap(([account, own]) => {
    const columns = [...groupBy(own, ({ resource }) => resource.region)].map(
      ([region, members]) => {
        const [first] = members
        const rows = groupBy(members, ({ id }) => layers.get(id) ?? 0)
        const most = Math.max(...[...rows.values()].map(({ length }) => length))
        const { width } = measures.node
        const column = {
          account,
          region,
          provider: first.resource.provider,
          rows,
          x,
          y: measures.margin,
          width: most * (width + measures.beside) + measures.beside,
          height: 0,
        }
        x += column.width
        return column
      },
    )
    x += measures.apart
    return columns
  })
}

export function areasOf(columns: readonly Column[], bottom: number): readonly Area[] {
  return [...groupBy(columns, ({ account }) => account)].map(([account, own]) => {
    const [first] = own
    const x = Math.min(...own.map((column) => column.x))
    const right = Math.max(...own.map((column) => column.x + column.width))
    const y = measures.margin
    return {
      ...(account === undefined ? {} : { account }),
      provider: first.provider,
      x,
      y,
      width: right - x,
      height: bottom - y,
      regions: own.map((column) => ({
        ...(column.region === undefined ? {} : { name: column.region }),
        x: column.x,
        y: y + measures.head / 2,
        width: column.width,
        height: bottom - y - measures.head / 2,
      })),
    }
  })
}
